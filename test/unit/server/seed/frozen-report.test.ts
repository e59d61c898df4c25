import { expect, test } from 'vitest';
import { explained } from '../../../../src/lib/domain/report/explained.ts';
import { readFrozen } from '../../../../src/lib/domain/report/frozen.ts';
import { blanksOf, textOf } from '../../../../src/lib/domain/report/paper.ts';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { withFrozenReport } from '../../../../src/lib/server/seed/frozen-report.ts';
import { SeedPlan } from '../../../../src/lib/server/seed/plan.ts';

const plan = new SeedPlan({ units: 4, members: 60, activities: 200, seed: 3 });
const slices = [...withFrozenReport(plan).slices()];
const { _revisions, ...document } = slices.at(-1)?.documents[0] ?? { _id: '', _rev: '' };
void _revisions;
const parsed = parseWorkEntry(document, Date.UTC(2026, 0, 1));
if (!parsed.ok || parsed.value.subject !== 'frozen') throw new Error(JSON.stringify(parsed));
const report = readFrozen(parsed.value.set.content ?? '');
if (report === null) throw new Error('It cannot be read.');

test('a demo holds a report of its first year, frozen when the year was over, with every section said', () => {
	expect(parsed).toMatchObject({ value: { at: '2020-12-30T03:00:00.000Z' } });
	const open = blanksOf(report.paper).map(({ title }) => title);
	expect(open).toEqual([]);
	const said = report.paper.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
	expect(said).toContain(
		'Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái có 4 cơ sở Đoàn trực thuộc'
	);
	expect(said).toContain('Đã tiến hành');
	expect(said).not.toMatch(/undefined|null|NaN|\{/);
	expect(report.paper.appendices).toHaveLength(3);
});

test('its figures are those of its records, by name', () => {
	const whole = explained(report, { kind: 'records', measure: 'activities', by: null });
	if (whole?.kind !== 'records' || whole.records === null) throw new Error('No records.');
	const { rows } = whole.records;
	const told = report.paper.sections
		.flatMap(({ paragraphs }) => paragraphs.flat())
		.find(({ source }) => source?.kind === 'records' && source.by === null);
	expect(told?.text).toBe(String(rows.length));
	expect(rows.length).toBeGreaterThan(20);
	expect(rows.every(({ day }) => day.endsWith('/2020') || day.endsWith('/2019'))).toBe(true);
	const rated = explained(report, { kind: 'target', figure: 'CT02' });
	expect(rated).toMatchObject({ kind: 'figure', figure: { of: 4 } });
});
