import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import {
	Activity as ActivitySchema,
	editActivity,
	newActivity
} from '../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { canonicalJson } from '../../../src/lib/domain/json.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import type { Person as RosterPerson } from '../../../src/lib/domain/unit/person.ts';
import type { Unit } from '../../../src/lib/domain/unit/unit.ts';
import { fold } from '../../../src/lib/domain/text.ts';
import {
	NOON,
	bytes,
	content,
	decision,
	device,
	ownUnit,
	personId,
	unitId
} from '../../fixtures/builders.ts';
import type { Person, World } from './world.ts';
import { idOf, posted } from './world.ts';

let seeds = 0;
const at = () => new Date(NOON).toISOString();

/** A new record of a person, not yet written. */
export function record(
	author: Person,
	unit: UnitId = ownUnit,
	recordedBy: Person = author
): Activity {
	const seed = ++seeds;
	const id = newActivityId(NOON + seed, bytes(seed));
	const stamp = { at: at(), by: idOf(recordedBy), device };
	return newActivity({ id, unit, author: idOf(author) }, content(), stamp);
}

/** The record after somebody gave it another name. */
export function renamed(activity: Activity, name: string, by: Person, on = device): Activity {
	const next = { content: { ...activity.content, name }, state: activity.state };
	return editActivity(activity, next, { at: at(), by: idOf(by), device: on });
}

/** A secretary's decision on a record as it is now, with its own id. */
export function decided(verdict: Decision['verdict'], on: Activity, by: Person): Decision {
	return decision(verdict, on, { seed: ++seeds, by: idOf(by) });
}

/** A person on a unit's roster. */
export function rosterPerson(id: string, unit: UnitId = ownUnit): RosterPerson {
	const name = 'Lê Thị Mai';
	return {
		_id: `person:${id}`,
		type: 'person',
		v: 1,
		id: personId(id),
		unit,
		name,
		folded: fold(name),
		birthYear: 1995,
		department: '',
		chiDoan: null,
		membership: 'member',
		activeFrom: '2020-01-01',
		activeTo: null
	};
}

/** A unit of the block. */
export function unit(id: string): Unit {
	return {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id: unitId(id),
		name: 'Sở Y tế',
		kind: 'doanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null
	};
}

/** A document as the store holds it, read as a record. */
export function asActivity(document: object): Activity {
	const { _revisions, ...stored }: { _revisions?: unknown } = { ...document };
	void _revisions;
	return v.parse(ActivitySchema, stored);
}

export type Replica = Record<string, unknown> & { _id: string; _rev: string };

/** A document as a phone sends it: with a revision of its own, standing on its parent's ancestry, newest first. */
export function replica(
	document: object & { _id: string },
	ancestors: readonly string[] = []
): Replica {
	const { _rev, ...said }: { _rev?: unknown; _id: string } = { ...document };
	void _rev;
	const generation = ancestors.length + 1;
	const hash = createHash('md5')
		.update(canonicalJson([said, ancestors]))
		.digest('hex');
	const ids = [hash, ...ancestors.map((rev) => rev.split('-')[1])];
	return { ...said, _rev: `${generation}-${hash}`, _revisions: { start: generation, ids } };
}

/** Pushes revisions the way replication does; answers what was refused: code by document. */
export async function push(
	world: World,
	person: Person,
	database: string,
	documents: readonly unknown[]
): Promise<Map<string, string>> {
	const response = await world.ask(person, `/db/${database}/_bulk_docs`, {
		...posted({ docs: documents, new_edits: false })
	});
	const text = await response.text();
	if (response.status !== 201) throw new Error(`${response.status} ${text}`);
	const answers: { id: string; error: string; reason: string }[] = JSON.parse(text);
	return new Map(
		answers.map(({ id, error, reason }) => {
			if (error !== 'forbidden') throw new Error(`answered ${error} for ${id}`);
			return [id, JSON.parse(reason).code];
		})
	);
}

/** Pushes one document and answers the code it was refused with, or `written`. */
export async function pushOne(
	world: World,
	person: Person,
	database: string,
	document: { _id: string }
): Promise<string> {
	return (await push(world, person, database, [document])).get(document._id) ?? 'written';
}
