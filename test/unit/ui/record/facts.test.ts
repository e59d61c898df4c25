import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { exactly } from '../../../../src/lib/domain/amount.ts';
import { factSections } from '../../../../src/lib/ui/record/fact-sections.ts';
import { content } from '../../../fixtures/builders.ts';
import { arbitraryContent } from '../../../fixtures/arbitrary-content.ts';
import { recordNames } from '../../../fixtures/record-names.ts';
import { records } from '../../real-records/load.ts';

function shown(of: ActivityContent): string {
	return factSections(of, recordNames)
		.flatMap(({ title, groups }) => [
			title,
			...groups.flatMap(({ label, texts }) => [label, ...texts])
		])
		.join('\n');
}

/** Every text a person wrote that is not an amount's own wording. */
function toldTexts(of: ActivityContent): string[] {
	return [
		of.when.words,
		of.campaignWords,
		of.value.words,
		...of.places.flatMap((place) => [
			place.words,
			...place.hamlets,
			'name' in place ? place.name : ''
		]),
		...of.bodies.map(({ name }) => name),
		...of.receivers.map(({ words }) => words),
		...of.gifts.flatMap(({ name, source }) => [name, source]),
		...of.goods.flatMap(({ name, source }) => [name, source]),
		...of.outcomes.map(({ words }) => words),
		...(of.study === null
			? []
			: [
					...of.study.documents,
					...of.study.topics.flatMap(({ title, speaker }) => [title, speaker]),
					of.study.audience
				])
	].filter((text) => text !== '');
}

describe('the facts of a record', () => {
	test('hold every text that was written into it', () => {
		fc.assert(
			fc.property(arbitraryContent, (of) => {
				const text = shown(of);
				expect(toldTexts(of).filter((told) => !text.includes(told))).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	});

	test.each([...records.values()].map((real) => [real.content.name, real.content] as const))(
		'of “%s” hold its texts and people',
		(_, of) => {
			const text = shown(of);
			expect(toldTexts(of).filter((told) => !text.includes(told))).toEqual([]);
			expect(of.people.members.filter((id) => !text.includes(id))).toEqual([]);
		}
	);

	test('say money as it was told, exact as figures and the rest in words', () => {
		const nearly = { n: 60_000_000, qualifier: 'nearly' as const, words: 'gần 60 triệu đồng' };
		const text = shown(content({ value: { ...content().value, givenDong: nearly } }));
		expect(text).toContain('gần 60 triệu đồng');
		expect(text).not.toContain('“gần 60 triệu đồng”');
		expect(
			shown(content({ value: { ...content().value, givenDong: exactly(4_200_000) } }))
		).toContain('4.200.000\u00a0₫');
	});

	test('keep a share of unknown size apart from one of which nothing was said', () => {
		const value = {
			...content().value,
			selfFunded: { known: false as const },
			mobilised: null
		};
		const money = factSections(content({ value }), recordNames).find(
			({ title }) => title === 'Kinh phí'
		);
		expect(money?.groups).toEqual([
			{ label: 'Đoàn viên đóng góp', texts: ['Có, không rõ số'] },
			{ label: 'Vận động xã hội hóa', texts: ['Chưa ghi'] }
		]);
	});

	test('name the hamlets with the commune and district', () => {
		const places = [
			{
				id: 'a',
				kind: 'commune' as const,
				code: '04474',
				hamlets: ['bản Trống Khua'],
				words: '',
				role: null
			}
		];
		expect(shown(content({ places }))).toMatch(
			/bản Trống Khua, (Xã|Phường|Thị trấn) .+, (Huyện|Thị xã|Thành phố) /
		);
	});
});
