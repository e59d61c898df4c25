import type { Person } from '../../domain/unit/person.ts';
import { mergePersons } from '../../domain/unit/merge-persons.ts';
import { standingHeadcount } from '../../domain/unit/standing-headcount.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument } from '../store/schema.ts';
import { activityOfId } from './activity-of-id.ts';
import { readHeadcount, readPerson } from './read-document.ts';

/** What is shown of a document that is no record's. `apart`: what else was written of it that nobody took in yet. */
export type Other = { doc: RawDocument; apart: RawDocument[] };

/**
 * What is no record's: roster, headcounts, totals, each as it is now.
 * `as` says whether `docs` are the winners, or leaves as a server sent them, perhaps several of one document.
 */
export async function othersOf(
	local: LocalDatabase,
	store: PersonStore,
	{ docs, as }: { docs: readonly RawDocument[]; as: 'winners' | 'leaves' }
): Promise<Other[]> {
	const changed = docs.filter((doc) => activityOfId(doc._id) === null);
	const others = as === 'winners' ? changed : await local.some(changed.map((doc) => doc._id));
	return Promise.all(others.map((doc) => otherOf(local, store, doc)));
}

async function otherOf(local: LocalDatabase, store: PersonStore, doc: RawDocument): Promise<Other> {
	const alone = { doc, apart: [] };
	const isPerson = doc._id.startsWith('person:');
	if (doc._conflicts === undefined || !(isPerson || doc._id.startsWith('headcount:'))) return alone;
	// What the server refused is the writer's to mend, and no part of what others wrote.
	if ((await (await store.db).get('denials', [local.name, doc._id])) !== undefined) return alone;
	const leaves = await local.leaves(doc._id);
	return (isPerson ? personOf(leaves) : headcountOf(leaves)) ?? alone;
}

function personOf(leaves: readonly RawDocument[]): Other | null {
	const union = unionOf(leaves);
	if (union === null || union.person === union.top) return null;
	const { _rev = '' } = union.top;
	return { doc: { ...union.person, _rev }, apart: leaves.slice(1) };
}

/** What versions of a person come to, and the one that it follows; null where this app cannot read them all. */
export function unionOf(leaves: readonly RawDocument[]): { person: Person; top: Person } | null {
	const people = leaves.flatMap((leaf) => readPerson(leaf) ?? []);
	const [top] = people;
	if (top === undefined || people.length !== leaves.length) return null;
	const person = mergePersons(people);
	return person === null ? null : { person, top };
}

function headcountOf(leaves: readonly RawDocument[]): Other | null {
	const headcounts = leaves.flatMap((leaf) => readHeadcount(leaf) ?? []);
	const found = headcounts.length === leaves.length ? standingHeadcount(headcounts) : null;
	const shown = leaves.find((leaf) => leaf._rev === found?.standing._rev);
	if (found === null || shown === undefined) return null;
	const isOther = (leaf: RawDocument) => found.others.some(({ _rev }) => _rev === leaf._rev);
	return { doc: shown, apart: leaves.filter(isOther) };
}
