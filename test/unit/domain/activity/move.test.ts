import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { canWrite, nothingStored } from '../../../../src/lib/domain/write-access.ts';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import { Activity, editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import {
	moveActivity,
	movedFrom,
	movedId,
	movedTo
} from '../../../../src/lib/domain/activity/move.ts';
import {
	activity,
	content,
	device,
	member,
	otherUnit,
	ownUnit,
	secretary
} from '../../../fixtures/builders.ts';

const stamp = { at: '2021-06-16T02:30:00.000Z', by: member, device };

describe('a record that is moved to another unit', () => {
	const first = activity({ result: 'Trao 40 suất' });
	const edited = editActivity(
		first,
		{ content: content({ result: 'Trao 50 suất' }), state: 'submitted' },
		stamp
	);
	const { there, here } = moveActivity(edited, otherUnit, member, stamp);

	test('is whole there, begins a history of its own, and says where it came from', () => {
		expect(v.is(Activity, there)).toBe(true);
		expect(there).toMatchObject({ unit: otherUnit, author: member, state: 'submitted' });
		expect(there.content).toEqual(edited.content);
		expect(there.edits).toHaveLength(1);
		expect(movedFrom(there)).toEqual({ unit: ownUnit, activity: edited._id });
	});

	test('is withdrawn here with its history, and says where it went', () => {
		expect(v.is(Activity, here)).toBe(true);
		expect(here.state).toBe('withdrawn');
		expect(here.edits.slice(0, 2)).toEqual(edited.edits);
		expect(movedTo(here)).toEqual({ unit: otherUnit, activity: there._id });
	});

	test('has gone nowhere any more once it is submitted here again', () => {
		const again = editActivity(here, { content: here.content, state: 'submitted' }, stamp);
		expect(movedTo(again)).toBeNull();
	});

	test('gets the same id there at every try, and another one in another unit', () => {
		expect(movedId(edited._id, otherUnit)).toBe(there._id);
		expect(movedId(edited._id, ownUnit)).not.toBe(there._id);
		expect(movedId(there._id, ownUnit)).not.toBe(edited._id);
	});

	test('is taken by a server from whoever writes in both units, and from nobody else', () => {
		const judged = (actor: Actor) =>
			canWrite(actor, { kind: 'unit', unit: otherUnit }, there, nothingStored);
		const both: Actor['roles'] = [
			{ role: 'member', unit: ownUnit },
			{ role: 'member', unit: otherUnit }
		];
		expect(judged({ person: member, roles: both })).toEqual({ allowed: true });
		expect(judged({ person: member, roles: both.slice(0, 1) })).toMatchObject({ allowed: false });
		// Somebody else's deed is brought by those who keep the records there.
		expect(judged({ person: secretary, roles: both })).toMatchObject({ allowed: false });
		const keeper: Actor['roles'] = [{ role: 'unitSecretary', unit: otherUnit }];
		expect(judged({ person: secretary, roles: keeper })).toEqual({ allowed: true });
	});
});
