import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { newActivity } from '../../../src/lib/domain/activity/activity.ts';
import { PersonId, UnitId, newActivityId } from '../../../src/lib/domain/ids.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** The collected reports: `facts` and `modelStress` are the truth. */
const Report = v.object({
	source: v.string(),
	facts: v.string(),
	expected: v.object({ name: v.string() }),
	modelStress: v.string()
});
export const reports = v.parse(
	v.array(Report),
	JSON.parse(readFileSync(new URL('real-activities.json', fixtures), 'utf8'))
);

/** A record of the new model, written by hand from the report of that number (from 1), as a unit of the block recorded it. */
const Fixture = v.strictObject({ record: v.number(), unit: UnitId, content: ActivityContent });
export type Fixture = v.InferOutput<typeof Fixture>;

const folder = new URL('real-records/', fixtures);
export const fixtureFiles = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();

/** The file as it lies, not yet parsed. */
export function rawFixture(file: string): unknown {
	return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

export const records = new Map(
	fixtureFiles.map((file) => {
		const fixture = v.parse(Fixture, rawFixture(file));
		return [fixture.record, fixture];
	})
);

/** The hand-written content of a record by the number of its report. */
export function contentOf(record: number): ActivityContent {
	const fixture = records.get(record);
	if (fixture === undefined) throw new Error(`no fixture for record ${record}`);
	return fixture.content;
}

/** The facts of a report by its number. */
export function factsOf(record: number): { facts: string; modelStress: string; name: string } {
	const report = reports[record - 1];
	if (report === undefined) throw new Error(`no report ${record}`);
	return { facts: report.facts, modelStress: report.modelStress, name: report.expected.name };
}

const person = v.parse(PersonId, 'nguoi-ghi-thu');
/** A clock after the latest report, so that no date is "far ahead". */
export const NOW_MS = Date.UTC(2025, 0, 1);

/** The record as a document, as the phone of a member of that unit would make it. */
export function asDocument({ unit, content, record }: Fixture): Activity {
	const at = new Date(NOW_MS).toISOString();
	const id = newActivityId(NOW_MS, new Uint8Array(16).fill(record));
	return newActivity({ id, unit, author: person }, content, {
		at,
		by: person,
		device: 'test-phone'
	});
}
