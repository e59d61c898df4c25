import { describe, expect, it } from 'vitest';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { agendaOfProgramme, oneSpaced } from './programme-text.ts';

const items = shippedTerm.conferences.flatMap((conference) => conference.items);
const agenda = agendaOfProgramme();

describe('the ten conferences', () => {
	it('are ten, three months apart, in the months the programme gives', () => {
		expect(shippedTerm.conferences.map((one) => one.number)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10
		]);
		for (const conference of shippedTerm.conferences)
			expect(conference.plannedMonth).toBe(agenda.get(conference.number)?.month);
	});

	it('hold the 46 bullets of the programme word for word, in its order', () => {
		expect(items).toHaveLength(46);
		for (const conference of shippedTerm.conferences)
			expect(conference.items.map((item) => oneSpaced(item.quote))).toEqual(
				agenda.get(conference.number)?.bullets
			);
	});

	it('number their items by conference', () => {
		for (const { number, items: own } of shippedTerm.conferences)
			expect(own.map((item) => item.id)).toEqual(own.map((_, i) => `${number}.${i + 1}`));
	});

	it('show the words without the slips of the programme, and as sentences', () => {
		for (const { shown } of items) {
			expect(shown).not.toMatch(/vể|trong tâm|chuong|Đaị|các cơ quan tỉnh|\s{2}/);
			expect(shown).toMatch(/\.$/);
			expect(shown).toBe(shown.normalize('NFC'));
		}
	});

	it('mend slips only: shown and quoted words differ by a few letters', () => {
		for (const { quote, shown } of items) {
			const words = new Set(
				oneSpaced(quote)
					.toLowerCase()
					.split(/[ ,.]+/)
			);
			const changed = shown
				.toLowerCase()
				.split(/[ ,.]+/)
				.filter((word) => word !== '' && !words.has(word));
			expect(changed.length, `${quote} → ${shown}`).toBeLessThanOrEqual(3);
		}
	});

	it('say what kind of work each item is: the special resolution is in the sixth', () => {
		const resolutions = items.filter((item) => item.kind === 'resolution');
		expect(resolutions.map((item) => item.id)).toEqual(['6.4']);
		const inspections = items.filter((item) => item.kind === 'inspection').map((item) => item.id);
		expect(inspections).toEqual(['2.2', '4.2', '6.2', '8.3', '8.4', '10.2']);
		for (const item of items) expect(item.also).not.toContain(item.kind);
	});
});
