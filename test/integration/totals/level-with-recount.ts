import { expect } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { dayInVietnam } from '../../../src/lib/domain/date.ts';
import { parseDocument } from '../../../src/lib/domain/document.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import {
	blockParts,
	publishedParts,
	targetPartsId
} from '../../../src/lib/domain/targets/part-figures.ts';
import { BlockTargets } from '../../../src/lib/domain/targets/targets-document.ts';
import { periodsOfTerm } from '../../../src/lib/domain/totals/board-view.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import type { Headcount } from '../../../src/lib/domain/unit/headcount.ts';
import type { Unit } from '../../../src/lib/domain/unit/unit.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { publishedUnits } from './published-units.ts';
import { recountedBlock, recountedUnits, type Stored } from './recounted-targets.ts';

const term = countedTerm(shippedTerm);
const periods = periodsOfTerm(term);

/** What is stored of a unit: every document as the app reads it. */
async function documentsOf(couch: Couch, database: string) {
	const { rows } = await couch.allDocs(database, { includeDocs: true });
	return rows.flatMap((row) => {
		const parsed = 'doc' in row ? parseDocument(row.doc, Date.now()) : null;
		return parsed?.ok === true ? [parsed.value] : [];
	});
}

/** What is stored of each unit. */
export async function storedUnits(couch: Couch): Promise<Stored[]> {
	const programme = await documentsOf(couch, 'programme');
	const units = programme.filter((one): one is Unit => one.type === 'unit');
	return Promise.all(
		units.map(async (unit) => {
			const documents = await documentsOf(couch, unitDatabase(unit.id));
			const decisions = Map.groupBy(
				documents.filter((one): one is Decision => one.type === 'decision'),
				(one) => one.activity
			);
			return {
				unit,
				headcounts: documents.filter((one): one is Headcount => one.type === 'headcount'),
				records: documents
					.filter((one): one is Activity => one.type === 'activity')
					.map((one) => countRecord(one, decisions.get(one._id) ?? [], term))
			};
		})
	);
}

/** What stands published of a period; null: not all of it. */
export async function publishedTargets(couch: Couch, period: string) {
	const read = async (database: string, key: string) => {
		const { rows } = await couch.allDocs(database, { keys: [key], includeDocs: true });
		const [row] = rows;
		return row !== undefined && 'doc' in row ? row.doc : null;
	};
	const block = parseBy(BlockTargets, await read('totals', `targets:block:${period}`));
	const units = await publishedUnits(couch, period);
	return block.ok && units !== null ? { block: block.value, units } : null;
}

/** Waits until what is published equals a plain recount of what is stored, of every unit and period. */
export async function levelWithRecount(couch: Couch): Promise<void> {
	const all = await storedUnits(couch);
	for (const period of periods) {
		const expected = recountedUnits(all, term, period, dayInVietnam(Date.now()));
		const targets = [...expected].map(([unit, one]) => [unit, one.targets] as const);
		await expect
			.poll(async () => (await publishedTargets(couch, period))?.units.units, { timeout: 20_000 })
			.toEqual(Object.fromEntries(targets));
		const figures = recountedBlock(all, expected, term, period);
		expect((await publishedTargets(couch, period))?.block.figures, period).toEqual(figures);
		for (const [unit, { parts }] of expected) {
			// Written after the units' own: for a moment they are not there yet, or say less.
			const figures = async () => (await found(couch, targetPartsId(unit, period)))?.['figures'];
			await expect.poll(figures, { timeout: 20_000 }).toEqual(publishedParts(parts));
		}
		const block = await couch.get('totals', targetPartsId('block', period));
		expect(block['figures']).toEqual(blockParts([...expected.values()].map(({ parts }) => parts)));
	}
}

/** A document for the committee; null: it is not published yet. */
async function found(couch: Couch, id: string) {
	const { rows } = await couch.allDocs('totals-committee', { keys: [id], includeDocs: true });
	const [row] = rows;
	return row !== undefined && 'doc' in row ? row.doc : null;
}
