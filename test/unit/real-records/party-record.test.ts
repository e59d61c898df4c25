import { describe, expect, it } from 'vitest';
import { contentIssues, parseActivity } from '../../../src/lib/domain/activity/activity.ts';
import { emptyContent } from '../../../src/lib/domain/activity/content.ts';
import { NOW_MS, asDocument, contentOf, factsOf, records } from './load.ts';

const report = factsOf(19);
const year2017 = { precision: 'year', year: 2017, words: 'trong năm 2017' } as const;

describe('the Party record (170 introduced, 119 admitted)', () => {
	it('is refused by its name, with a pointer to the Party register', () => {
		expect(contentIssues(emptyContent(report.name, year2017), NOW_MS)).toEqual([
			{ path: 'name', code: 'partyRegister' }
		]);
	});

	it('is refused by its facts, under a harmless name too', () => {
		const content = { ...emptyContent('Kết quả năm 2017', year2017), result: report.facts };
		expect(contentIssues(content, NOW_MS)).toEqual([{ path: 'result', code: 'partyRegister' }]);
	});

	it('is refused as a document, at the field', () => {
		const [any] = records.values();
		if (any === undefined) throw new Error('no records');
		const document = asDocument({ ...any, content: emptyContent(report.name, year2017) });
		expect(parseActivity(document, NOW_MS)).toEqual({
			ok: false,
			error: [{ path: 'content.name', code: 'partyRegister' }]
		});
	});

	it('does not make study of Party resolutions, or any other real record, be refused', () => {
		expect(contentIssues(contentOf(15), NOW_MS)).toEqual([]);
		for (const { content } of records.values()) expect(contentIssues(content, NOW_MS)).toEqual([]);
	});
});
