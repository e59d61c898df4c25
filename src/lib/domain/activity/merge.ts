import type { PersonId } from '../ids.ts';
import type { Activity } from './activity.ts';
import type { Part, RecordField } from './parts.ts';
import { fieldOf, listAt, pathOf, samePart } from './parts.ts';
import type { Joined, Register, Told } from './registers.ts';
import { Reader, join, toldOf } from './registers.ts';
import { standingLeaves, versionOf } from './leaves.ts';
import { knownEdits, recordedVersions } from './versions.ts';

/** Who said something, and when by their device's clock. */
export type Said = { by: PersonId; at: string };

/** An answer: what it puts into the record. `from`: the leaf whose list it is, by its number; null for all together. */
export type MergeOption = {
	said: readonly Said[];
	parts: ReadonlyMap<Part, unknown>;
	from: number | null;
};

/**
 * What is asked of a person. `one`: one thing differs · `text`: a long text, of which both can stay · `list`: each
 * changed the list, and it can be put together (the first option) or taken from one · `line`: one line of a list says
 * different things. `preset`: what is taken when nothing is chosen; null where a person must choose. `mustAsk`: it must
 * not be settled without anybody having seen it.
 */
export type MergeQuestion = {
	key: string;
	field: RecordField;
	kind: 'one' | 'text' | 'list' | 'line';
	options: readonly MergeOption[];
	preset: number | null;
	mustAsk: boolean;
};

/** How the leaves of a record become one. `top`: the one the merge stands on; `parts`: what needs no asking. */
export type MergePlan = {
	top: Activity;
	others: readonly Activity[];
	parts: ReadonlyMap<Part, unknown>;
	questions: readonly MergeQuestion[];
};

/** The longest text of a result; two that are longer together cannot both stay. */
const LONGEST_TEXT = 5000;
/** The text that people write most into: both versions of it can stay, one below the other. */
const TEXT: Part = 'result';

/** CouchDB's own order: the most generations, then the greater hash. What stands on the first outranks every other. */
function winnerFirst(a: Activity, b: Activity): number {
	const generation = ({ _rev }: Activity) => Number.parseInt(_rev ?? '', 10) || 0;
	return generation(b) - generation(a) || ((a._rev ?? '') < (b._rev ?? '') ? 1 : -1);
}

/** What the plan is made from: the standing leaves, each read, and what they say together. */
class Scene {
	readonly leaves: readonly Activity[];
	readonly told: readonly Told[];
	readonly joined: Joined;
	readonly #edits: ReadonlyMap<string, Said>;

	constructor(leaves: readonly Activity[]) {
		this.leaves = leaves;
		const versions = leaves.map(versionOf);
		const all = [...versions, ...leaves.flatMap(recordedVersions)];
		const reader = new Reader(new Map(all.map((version) => [version.rev, version])));
		this.told = versions.map((version) => reader.told(version));
		this.joined = join(this.told);
		this.#edits = new Map(leaves.flatMap((leaf) => [...knownEdits(leaf)]));
	}

	/** Who wrote with these edits, the latest first. */
	said(writers: Iterable<string>): Said[] {
		const said = [...writers].flatMap((key) => this.#edits.get(key) ?? []);
		const latest = said.map(({ by, at }) => ({ by, at })).sort((a, b) => (a.at < b.at ? 1 : -1));
		return latest.filter(({ by }, i) => latest.findIndex((one) => one.by === by) === i);
	}

	heads(part: Part): readonly Register[] {
		return this.joined.get(part) ?? [];
	}

	value(leaf: number, part: Part): unknown {
		const told = this.told[leaf];
		return told === undefined ? undefined : toldOf(told, part).value;
	}

	/** The writings of a part that one leaf has and another does not know of. */
	news(leaf: number, part: Part): string[] {
		const told = this.told[leaf];
		if (told === undefined) return [];
		const writers = [...toldOf(told, part).writers];
		return writers.filter((writer) => !this.told.every(({ edits }) => edits.has(writer)));
	}
}

/**
 * Plans the merge of a record's leaves, by their histories alone: the same for every order of the leaves and on every
 * device. Null where nothing is to be merged: all but one were merged already, or all say the same.
 */
export function planMerge(leaves: readonly Activity[]): MergePlan | null {
	const standing = standingLeaves([...leaves].sort(winnerFirst), (leaf) => leaf);
	const [top, ...others] = standing;
	if (top === undefined || others.length === 0) return null;
	const scene = new Scene(standing);
	const parts = [...scene.joined.keys()];
	const questions = [
		...stateQuestion(scene),
		...parts.flatMap((part) => oneQuestion(scene, part)),
		...listQuestions(scene, parts),
		...parts.flatMap((part) => lineQuestion(scene, part))
	];
	return {
		top,
		others,
		parts: new Map(parts.map((part) => [part, taken(scene, part)])),
		questions
	};
}

/** What is taken where nobody chooses otherwise: of an item that one removed and another kept, the item. */
function taken(scene: Scene, part: Part): unknown {
	const heads = scene.heads(part);
	const said = heads.find(({ value }) => value !== undefined);
	return heads.length === 0 ? scene.value(0, part) : said?.value;
}

function option(scene: Scene, part: Part, { value, writers }: Register): MergeOption {
	return { said: scene.said(writers), parts: new Map([[part, value]]), from: null };
}

/** To withdraw a record and to edit it are against each other, whichever fields it was. */
function stateQuestion(scene: Scene): MergeQuestion[] {
	const part = 'state';
	const states = [...new Set(scene.leaves.map((leaf) => leaf.state))];
	if (states.length < 2) return [];
	const heads = scene.heads(part);
	const [head] = heads;
	// Whoever put it back knew that it had been withdrawn.
	if (heads.length === 1 && head?.value === 'submitted') return [];
	const options = states.map((state): MergeOption => {
		const said = scene.leaves.filter((leaf) => leaf.state === state).map(lastEdit);
		return { said: said.flat(), parts: new Map([[part, state]]), from: null };
	});
	return [{ key: part, field: part, kind: 'one', options, preset: null, mustAsk: true }];
}

function lastEdit({ edits }: Activity): Said[] {
	return edits.slice(-1).map(({ by, at }) => ({ by, at }));
}

function oneQuestion(scene: Scene, part: Part): MergeQuestion[] {
	const heads = scene.heads(part);
	if (heads.length < 2 || listAt(pathOf(part)) !== null || part === 'state') return [];
	const options = heads.map((head) => option(scene, part, head));
	const about = { key: part, field: fieldOf(part), mustAsk: true };
	const both = part === TEXT ? textOfAll(heads) : null;
	if (both === null) return [{ ...about, kind: 'one', options, preset: null }];
	const all = { said: [], parts: new Map([[part, both]]), from: null };
	return [{ ...about, kind: 'text', options: [all, ...options], preset: 0 }];
}

function textOfAll(heads: readonly Register[]): string | null {
	const texts = heads.flatMap(({ value }) =>
		typeof value === 'string' && value !== '' ? [value] : []
	);
	const told = texts.filter(
		(text, i) => !texts.some((other, j) => i !== j && other.includes(text))
	);
	const all = told.join('\n\n');
	return told.length < 2 || all.length > LONGEST_TEXT ? null : all;
}

/** Different things that one line says; an item of a list that is merely there or not is no line. */
function lineQuestion(scene: Scene, part: Part): MergeQuestion[] {
	const heads = scene.heads(part);
	if (!isDividedLine(heads) || listAt(pathOf(part)) === null) return [];
	const options = heads.map((head) => option(scene, part, head));
	const about = { key: part, field: fieldOf(part), mustAsk: true };
	return [{ ...about, kind: 'line', options, preset: null }];
}

function isDividedLine(heads: readonly Register[]): boolean {
	return heads.filter(({ value }) => value !== undefined).length > 1;
}

function listQuestions(scene: Scene, parts: readonly Part[]): MergeQuestion[] {
	const lists = new Map<string, Part[]>();
	for (const part of parts) {
		const path = pathOf(part);
		if (listAt(path) !== null) lists.set(path, [...(lists.get(path) ?? []), part]);
	}
	return [...lists].flatMap(([path, items]) => listQuestion(scene, path, items));
}

/** Asked where more than one changed the list, so that no leaf has all of it. */
function listQuestion(scene: Scene, path: string, items: readonly Part[]): MergeQuestion[] {
	// A line that says different things is asked about by itself.
	const plain = items.filter((part) => !isDividedLine(scene.heads(part)));
	const kept = plain.some((part) => scene.heads(part).length > 1);
	const hasAll = (leaf: number) =>
		plain.every((part) => samePart(part, scene.value(leaf, part), taken(scene, part)));
	const leaves = scene.leaves.map((_, leaf) => leaf);
	if (!kept && leaves.some(hasAll)) return [];
	const all: MergeOption = { said: [], parts: new Map(), from: null };
	const options = [all, ...sides(scene, items, leaves)];
	return [{ key: path, field: fieldOf(path), kind: 'list', options, preset: 0, mustAsk: kept }];
}

/** The list as each leaf that changed it has it; equal lists once. */
function sides(scene: Scene, items: readonly Part[], leaves: readonly number[]): MergeOption[] {
	const options: (MergeOption & { from: number })[] = [];
	for (const from of leaves) {
		const writers = items.flatMap((part) => scene.news(from, part));
		if (writers.length === 0) continue;
		const said = scene.said(writers).slice(0, 1);
		const same = options.find((other) =>
			items.every((part) => samePart(part, other.parts.get(part), scene.value(from, part)))
		);
		if (same !== undefined) same.said = [...same.said, ...said];
		else
			options.push({
				said,
				parts: new Map(items.map((part) => [part, scene.value(from, part)])),
				from
			});
	}
	return options;
}
