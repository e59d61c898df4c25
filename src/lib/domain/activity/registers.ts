import type { Part } from './parts.ts';
import { listAt, partsOf, pathOf, recordFields, samePart } from './parts.ts';
import type { Version } from './versions.ts';
import { fieldsAfterEach, mergedRevs } from './leaves.ts';
import { editKey } from './versions.ts';

/** What a part says, and the edits (by key) that said so last: more than one where several agree. */
export type Register = { value: unknown; writers: ReadonlySet<string> };

/** What a version says, part by part, with every edit it knows of. */
export type Told = { parts: ReadonlyMap<Part, Register>; edits: ReadonlySet<string> };

/** What several versions say of a part, after what each knew and replaced is gone: one value, or several. */
export type Joined = ReadonlyMap<Part, readonly Register[]>;

type Telling = { parts: Map<Part, Register>; edits: Set<string> };

/** What a version says of a part; what is in none of its lists was absent from the first edit on. */
export function toldOf({ parts, edits }: Told, part: Part): Register {
	const known = parts.get(part);
	if (known !== undefined) return known;
	const [first = ''] = edits;
	return { value: undefined, writers: new Set([first]) };
}

/**
 * Joins what versions say. A part's last writing gives way where another version knew of it and wrote later; what is
 * left was written by people who did not know of each other.
 */
export function join(versions: readonly Told[]): Joined {
	const parts = new Set(versions.flatMap((one) => [...one.parts.keys()]));
	return new Map([...parts].map((part) => [part, headsOf(part, versions)]));
}

function headsOf(part: Part, versions: readonly Told[]): Register[] {
	const told = versions.map((version) => ({ version, register: toldOf(version, part) }));
	const isReplaced = (writer: string) =>
		told.some(
			({ version, register }) => version.edits.has(writer) && !register.writers.has(writer)
		);
	const heads: { value: unknown; writers: Set<string> }[] = [];
	for (const { register } of told) {
		const standing = [...register.writers].filter((writer) => !isReplaced(writer));
		if (standing.length === 0) continue;
		const same = heads.find(({ value }) => samePart(part, value, register.value));
		if (same === undefined) heads.push({ value: register.value, writers: new Set(standing) });
		else for (const writer of standing) same.writers.add(writer);
	}
	return heads;
}

/** The lists in which no version says all that the versions say together: a person is asked which to keep. */
export function dividedLists(joined: Joined, versions: readonly Told[]): Set<string> {
	const divided = new Set<string>();
	const lists = new Map<string, Part[]>();
	for (const part of joined.keys()) {
		const path = pathOf(part);
		if (listAt(path) !== null) lists.set(path, [...(lists.get(path) ?? []), part]);
	}
	for (const [path, parts] of lists) {
		const saysAll = (version: Told) =>
			parts.every((part) => {
				const heads = joined.get(part) ?? [];
				const { value } = toldOf(version, part);
				return heads.length === 1 && heads.every((head) => samePart(part, head.value, value));
			});
		if (!versions.some(saysAll)) divided.add(path);
	}
	return divided;
}

/** Reads versions; `recorded`: by revision, those that merges in them took in. */
export class Reader {
	readonly #recorded: ReadonlyMap<Version['rev'], Version>;
	readonly #read = new Map<Version, Told>();

	constructor(recorded: ReadonlyMap<Version['rev'], Version>) {
		this.#recorded = recorded;
	}

	/** What a version says, and which edits said it. */
	told(version: Version): Told {
		const known = this.#read.get(version);
		if (known !== undefined) return known;
		const told: Telling = { parts: new Map(), edits: new Set() };
		// Versions that name each other in a circle are forged; each is read once.
		this.#read.set(version, told);
		const after = fieldsAfterEach(version);
		version.edits.forEach((edit, i) => {
			const key = editKey(edit);
			const merged = mergedRevs(edit).flatMap((rev) => this.#recorded.get(rev) ?? []);
			const said = after[i] ?? {};
			if (merged.length === 0) write(told, key, after[i - 1] ?? {}, said);
			else this.#merge(told, key, merged, said);
			told.edits.add(key);
		});
		return told;
	}

	/**
	 * What a merge took over stays the writing of whoever wrote it; where it decided, it is the writer: then two
	 * persons who merge differently are asked again.
	 */
	#merge(told: Telling, key: string, merged: readonly Version[], said: Version['fields']): void {
		const before: Told = { parts: new Map(told.parts), edits: new Set(told.edits) };
		const versions = [before, ...merged.map((version) => this.told(version))];
		const joined = join(versions);
		const divided = dividedLists(joined, versions);
		const now = new Map(recordFields.flatMap((field) => partsOf(field, said[field])));
		for (const part of new Set([...joined.keys(), ...now.keys()])) {
			const value = now.get(part);
			const [head, ...others] = joined.get(part) ?? [];
			const differs = versions.some((version) => {
				return !samePart(
					part,
					toldOf(version, part).value,
					versions[0] && toldOf(versions[0], part).value
				);
			});
			const asked = divided.has(pathOf(part)) || part === 'state';
			const isTaken =
				head !== undefined && others.length === 0 && samePart(part, head.value, value);
			const writers = isTaken && !(asked && differs) ? head.writers : new Set([key]);
			told.parts.set(part, { value, writers });
		}
		for (const { edits } of versions) for (const edit of edits) told.edits.add(edit);
	}
}

function write(
	told: Telling,
	key: string,
	before: Version['fields'],
	after: Version['fields']
): void {
	for (const field of recordFields) {
		if (before[field] === after[field]) continue;
		const old = new Map(partsOf(field, before[field]));
		const now = new Map(partsOf(field, after[field]));
		const isFirst = told.edits.size === 0;
		for (const part of new Set([...old.keys(), ...now.keys()])) {
			if (isFirst || !samePart(part, old.get(part), now.get(part)))
				told.parts.set(part, { value: now.get(part), writers: new Set([key]) });
		}
	}
}
