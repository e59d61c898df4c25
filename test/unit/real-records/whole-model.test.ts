import { describe, expect, it } from 'vitest';
import { parseActivity } from '../../../src/lib/domain/activity/activity.ts';
import { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { communeByCode } from '../../../src/lib/terms/communes.ts';
import { demoUnits } from '../../../src/lib/terms/demo-units.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { NOW_MS, asDocument, factsOf, fixtureFiles, rawFixture, records, reports } from './load.ts';
import { amountsOf, numbersIn, numbersOf } from './numbers.ts';

const PARTY_RECORD = 19;
const all = [...records.values()];

/** Amounts that a report tells in words, or that follow from two it tells; each with its reason. */
const TOLD_WITHOUT_DIGITS: Record<number, number[]> = {
	4: [1], // "bệnh viện tỉnh": one institution
	7: [1], // "một bộ dụng cụ"
	10: [1], // "Ủy ban MTTQ tỉnh": one institution
	13: [4_200_000] // 42 suất × 100.000 đồng, and nothing else was given
};

describe('the real records in the new model', () => {
	it('are all 22 but the Party record', () => {
		const expected = reports.map((_, i) => i + 1).filter((number) => number !== PARTY_RECORD);
		expect([...records.keys()].sort((a, b) => a - b)).toEqual(expected);
		expect(fixtureFiles).toHaveLength(21);
	});

	it.each(fixtureFiles)('%s parses, as content and as a document', (file) => {
		const raw = rawFixture(file);
		const content: unknown =
			typeof raw === 'object' && raw !== null && 'content' in raw ? raw.content : null;
		expect(parseBy(ActivityContent, content)).toEqual({ ok: true, value: content });
		const fixture = all.find((one) => file.startsWith(String(one.record).padStart(2, '0')));
		const document = fixture && asDocument(fixture);
		expect(parseActivity(document, NOW_MS)).toEqual({ ok: true, value: document });
	});

	it.each(fixtureFiles)('%s comes back unchanged through JSON', (file) => {
		const fixture = all.find((one) => file.startsWith(String(one.record).padStart(2, '0')));
		const document = fixture && asDocument(fixture);
		expect(parseActivity(JSON.parse(JSON.stringify(document)), NOW_MS)).toEqual({
			ok: true,
			value: document
		});
	});

	it.each(all)('record $record loses no number the report tells', ({ record, content }) => {
		const kept = new Set(numbersOf(content));
		expect(
			numbersIn(factsOf(record).facts.replaceAll('–', ' ')).filter((n) => !kept.has(n))
		).toEqual([]);
	});

	it.each(all)('record $record invents no amount', ({ record, content }) => {
		const { facts, modelStress } = factsOf(record);
		const told = new Set([
			...numbersIn(facts),
			...numbersIn(modelStress),
			...(TOLD_WITHOUT_DIGITS[record] ?? [])
		]);
		expect(amountsOf(content).filter((n) => !told.has(n))).toEqual([]);
	});

	it.each(all)('record $record has no zero: null is not zero', ({ content }) => {
		expect(amountsOf(content)).not.toContain(0);
	});

	it.each(all)(
		'record $record uses tags, outcomes, communes and units of the term',
		({ unit, content }) => {
			const tags = new Set(shippedTerm.campaigns.map((one) => one.id));
			const outcomes = new Set(shippedTerm.outcomeTypes.map((one) => one.id));
			const units = new Set<string>(demoUnits.map((one) => one.id));
			expect(content.campaigns.filter((tag) => !tags.has(tag))).toEqual([]);
			expect(content.outcomes.filter((line) => !outcomes.has(line.type))).toEqual([]);
			expect(
				content.places.filter(
					(place) => place.kind === 'commune' && communeByCode(place.code) === null
				)
			).toEqual([]);
			expect(
				[unit, ...content.bodies.flatMap((body) => body.unit ?? [])].filter((id) => !units.has(id))
			).toEqual([]);
		}
	);

	it.each(all)('record $record points its lines at places it has', ({ content }) => {
		const places = new Set(content.places.map((place) => place.id));
		const pointed = [...content.gifts, ...content.goods, ...content.outcomes].flatMap(
			(line) => line.place ?? []
		);
		expect(pointed.filter((id) => !places.has(id))).toEqual([]);
	});

	it.each(all)('record $record keeps the name of the report', ({ record, content }) => {
		expect(content.name).toBe(factsOf(record).name);
	});
});
