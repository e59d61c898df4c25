import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/lib/domain/access.ts';
import { canWrite, nothingStored } from '../../../src/lib/domain/write-access.ts';
import type { Activity, MergedVersion } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import { merge } from '../../../src/lib/domain/activity/merge-write.ts';
import { planMerge } from '../../../src/lib/domain/activity/merge.ts';
import { activity, device, member, ownUnit, revision, secretary } from '../../fixtures/builders.ts';

const stamp = (by = member) => ({ at: '2021-06-16T01:00:00.000Z', by, device });
const author: Actor = { person: member, roles: [{ role: 'member', unit: ownUnit }] };
const keeper: Actor = { person: secretary, roles: [{ role: 'unitSecretary', unit: ownUnit }] };

const first = { ...activity({ name: 'Đầu' }), _rev: revision(1) };
const named = (name: string, by = member, seed = 1) => ({
	...editActivity(first, { content: { ...first.content, name }, state: 'submitted' }, stamp(by)),
	_rev: revision(2, seed)
});
/** The author's outranks the secretary's, so that the merge stands on it. */
const [mine, theirs] = [named('Một', member, 9), named('Hai', secretary, 2)];

function merged(...leaves: Activity[]): Activity {
	const plan = planMerge(leaves);
	const done = plan === null ? null : merge(plan, { name: 0 }, stamp());
	if (done?.ok !== true) throw new Error('not merged');
	return done.value;
}
/** A merge whose account of the other version was changed. */
function altered(change: (version: MergedVersion) => MergedVersion): Activity {
	const honest = merged(mine, theirs);
	const edits = honest.edits.map((edit) =>
		edit.merged === undefined ? edit : { ...edit, merged: edit.merged.map(change) }
	);
	return { ...honest, edits };
}
function verdict(actor: Actor, next: Activity, ...stored: Activity[]): string {
	const said = canWrite(actor, { kind: 'unit', unit: ownUnit }, next, { ...nothingStored, stored });
	return said.allowed ? 'allowed' : said.denial;
}

describe('a merge', () => {
	it('may carry what others wrote, where the store has it', () => {
		expect(verdict(author, merged(mine, theirs), mine, theirs)).toBe('allowed');
		expect(verdict(keeper, merged(mine, theirs), mine, theirs)).toBe('allowed');
	});

	it('of an author may not bring another’s version that the store has never seen', () => {
		expect(verdict(author, merged(mine, theirs), mine)).toBe('unknownVersion');
		expect(verdict(keeper, merged(mine, theirs), mine)).toBe('allowed');
	});

	it('tells what the other version said as it was', () => {
		const falsified = [
			altered((version) => ({ ...version, left: [{ field: 'name', value: 'Ba' }] })),
			altered((version) => ({ ...version, left: [] }))
		];
		for (const next of falsified)
			for (const actor of [author, keeper])
				expect(verdict(actor, next, mine, theirs)).toBe('rewrittenHistory');
	});

	it('that the store has cannot be told otherwise later', () => {
		const honest = { ...merged(mine, theirs), _rev: revision(3) };
		const later = editActivity(
			altered((version) => ({ ...version, left: [{ field: 'name', value: 'Ba' }] })),
			{ content: { ...honest.content, result: 'Thêm' }, state: 'submitted' },
			stamp()
		);
		expect(verdict(keeper, later, honest, theirs)).toBe('rewrittenHistory');
	});
});
