import { canonicalJson, sameContent } from '../json.ts';
import type { ContentField, Links, People, Study, Value } from './content.ts';

/** A field that history speaks of: the content's, and whether the record stands or is withdrawn. */
export type RecordField = ContentField | 'state';
type Fields = Readonly<Record<string, unknown>>;

/**
 * A list is merged item by item, each known by its key. Of `values` one is there or not; one of `lines` can also say
 * another thing. `but`: what of a line does not count when two are compared.
 */
type List = { list: 'values' | 'lines'; key: 'all' | 'id' | 'kind'; but?: 'id' };
type Group = { parts: Readonly<Record<string, 'one' | List>>; empty: Fields };
type Shape = 'one' | List | Group;

const values: List = { list: 'values', key: 'all' };
const lines: List = { list: 'lines', key: 'id' };

function group<T extends Fields>(parts: Record<keyof T, 'one' | List>, empty: T): Group {
	return { parts, empty };
}

const people = group<People>(
	{
		members: values,
		memberCount: 'one',
		otherCount: 'one',
		attendances: 'one',
		volunteerDays: 'one',
		residentDays: 'one'
	},
	{
		members: [],
		memberCount: null,
		otherCount: null,
		attendances: null,
		volunteerDays: null,
		residentDays: null
	}
);
const value = group<Value>(
	{ givenDong: 'one', raisedDong: 'one', selfFunded: 'one', mobilised: 'one', words: 'one' },
	{ givenDong: null, raisedDong: null, selfFunded: null, mobilised: null, words: '' }
);
const study = group<Study>(
	{
		rates: values,
		documents: values,
		topics: values,
		summoned: 'one',
		present: 'one',
		audience: 'one',
		mode: 'one'
	},
	{
		rates: [],
		documents: [],
		topics: [],
		summoned: null,
		present: null,
		audience: '',
		mode: null
	}
);

/** What of each field is merged apart. An amount with its qualifier and words is one thing. */
const shapes: Readonly<Record<RecordField, Shape>> = {
	state: 'one',
	name: 'one',
	when: 'one',
	field: 'one',
	campaignWords: 'one',
	result: 'one',
	kinds: values,
	objectives: values,
	campaigns: values,
	places: lines,
	bodies: lines,
	gifts: lines,
	goods: lines,
	outcomes: lines,
	// One line a kind: two phones that each add it add the same line, whatever its id.
	receivers: { list: 'lines', key: 'kind', but: 'id' },
	people,
	value,
	study,
	links: group<Links>({ parent: 'one', joint: 'one' }, { parent: null, joint: null })
};
export const recordFields = Object.keys(shapes) as RecordField[];

/** A part's name: `name`, `value.givenDong`, and of a list's item `people.members/…` with its key. */
export type Part = string;

/** The list an item stands in; of any other part, itself. */
export function pathOf(part: Part): string {
	const slash = part.indexOf('/');
	return slash < 0 ? part : part.slice(0, slash);
}

/** The field a part belongs to. */
export function fieldOf(part: Part): RecordField {
	const [name] = pathOf(part).split('.');
	return recordFields.find((field) => field === name) ?? 'state';
}

function shapeAt(path: string): 'one' | List {
	const [, sub] = path.split('.');
	const shape = shapes[fieldOf(path)];
	const found = typeof shape === 'object' && 'parts' in shape ? shape.parts[sub ?? ''] : shape;
	return found ?? 'one';
}

/** Whether a path names a list, and of what; null where it is one thing. */
export function listAt(path: string): List['list'] | null {
	const shape = shapeAt(path);
	return shape === 'one' ? null : shape.list;
}

/** Whether two values of a part say the same; undefined: not in the list. */
export function samePart(part: Part, a: unknown, b: unknown): boolean {
	const shape = shapeAt(pathOf(part));
	const but = shape === 'one' ? undefined : shape.but;
	return sameContent(without(a, but), without(b, but)) && (a === undefined) === (b === undefined);
}

function without(item: unknown, name: string | undefined): unknown {
	if (name === undefined || typeof item !== 'object' || item === null) return item;
	return Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));
}

function keyOf(item: unknown, { key }: List): string {
	if (key === 'all') return canonicalJson(item);
	return typeof item === 'object' && item !== null ? String(Reflect.get(item, key)) : '';
}

function itemsOf(path: string, items: unknown, list: List): [Part, unknown][] {
	const seen = new Map<string, number>();
	return (Array.isArray(items) ? items : []).map((item: unknown) => {
		const key = keyOf(item, list);
		const times = (seen.get(key) ?? 0) + 1;
		seen.set(key, times);
		return [times === 1 ? `${path}/${key}` : `${path}/${key}#${times}`, item];
	});
}

function subFields(shape: Group, said: unknown): Fields {
	return typeof said === 'object' && said !== null ? { ...shape.empty, ...said } : shape.empty;
}

/** What a field says, part by part, in the order of its lists. */
export function partsOf(field: RecordField, said: unknown): [Part, unknown][] {
	const shape = shapes[field];
	if (shape === 'one') return [[field, said]];
	if ('list' in shape) return itemsOf(field, said, shape);
	const fields = subFields(shape, said);
	return Object.entries(shape.parts).flatMap(([name, sub]): [Part, unknown][] => {
		const path = `${field}.${name}`;
		return sub === 'one' ? [[path, fields[name]]] : itemsOf(path, fields[name], sub);
	});
}

/** A field put together again. `like`: what it says elsewhere, for the order of lists and for what was never said. */
export function fieldFrom(
	field: RecordField,
	parts: ReadonlyMap<Part, unknown>,
	like: readonly unknown[]
): unknown {
	const shape = shapes[field];
	const one = (path: string, sub: 'one' | List): unknown => {
		if (sub === 'one') return parts.get(path);
		const order = like.flatMap((said) => partsOf(field, said).map(([part]) => part));
		const items = [...new Set(order)].filter((part) => pathOf(part) === path);
		return items.map((part) => parts.get(part)).filter((item) => item !== undefined);
	};
	if (shape === 'one' || 'list' in shape) return one(field, shape);
	const names = Object.entries(shape.parts);
	const built = Object.fromEntries(
		names.map(([name, sub]) => [name, one(`${field}.${name}`, sub)])
	);
	// A part of which nothing is said is null in one version and empty in another: both mean nothing.
	const isEmpty = sameContent(built, shape.empty);
	const said = like.find((other) => sameContent(subFields(shape, other), shape.empty));
	return isEmpty && said !== undefined ? said : built;
}
