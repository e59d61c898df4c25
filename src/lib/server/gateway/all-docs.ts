import * as v from 'valibot';
import type { AllDocsOptions, AllDocsRow } from '../couch/couch.ts';
import { parseBody, readJson } from './body.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { badRequest, tooLarge } from './fault.ts';
import { flag, json, whole } from './params.ts';
import { StreamAnswer } from './stream-answer.ts';

/** Rows a question to the store. */
const PAGE = 500;

const Key = v.string();
const Keys = v.array(v.string());
const Body = v.optional(v.object({ keys: v.optional(Keys) }), {});

type Rows = { first: { total_rows: number; offset: number | null }; rows: AllDocsRow[] };

/** `GET|POST _all_docs`, in pages. */
export async function serveAllDocs(call: Call): Promise<void> {
	const { keys, ...options } = await optionsOf(call);
	const out = new StreamAnswer(call);
	let rows = 0;
	const pages = keys === undefined ? byRange(call, options) : byKeys(call, keys, options);
	for await (const { first, rows: some } of pages) {
		if (rows === 0 && !out.begun)
			await out.write(`{"total_rows":${first.total_rows},"offset":${first.offset},"rows":[\n`);
		for (const row of some) {
			await out.write(`${rows === 0 ? '' : ',\n'}${JSON.stringify(row)}`);
			rows++;
		}
	}
	await out.end('\n]}\n');
}

async function* byKeys(
	{ couch, ...call }: Call,
	keys: readonly string[],
	options: AllDocsOptions
): AsyncGenerator<Rows> {
	for (let from = 0; from === 0 || from < keys.length; from += PAGE) {
		const { rows, ...first } = await couch.allDocs(nameOf(call), {
			...options,
			keys: keys.slice(from, from + PAGE)
		});
		yield { first, rows };
	}
}

/** Each page begins with the last row of the one before, which is dropped: no row is lost when that one is deleted. */
async function* byRange({ couch, ...call }: Call, options: AllDocsOptions): AsyncGenerator<Rows> {
	const { limit = Infinity, ...range } = options;
	let left = limit;
	let last: string | null = null;
	for (;;) {
		const asked = Math.min(left, PAGE);
		const page = await couch.allDocs(nameOf(call), {
			...range,
			...(last === null ? {} : { startKey: last, skip: 0 }),
			limit: last === null ? asked : asked + 1
		});
		const { rows, ...first } = page;
		const fresh = rows.filter((row) => row.key !== last).slice(0, asked);
		yield { first, rows: fresh };
		left -= fresh.length;
		last = fresh.at(-1)?.key ?? null;
		if (fresh.length < asked || left <= 0) return;
	}
}

async function optionsOf({ request, params, limits }: Call): Promise<AllDocsOptions> {
	const body = request.method === 'POST' ? await readJson(request, limits.requestBytes) : undefined;
	const key = json(params, 'key', Key);
	const keys = parseBody(Body, body).keys ?? json(params, 'keys', Keys);
	if ((keys?.length ?? 0) > limits.requestItems)
		throw tooLarge(`${limits.requestItems} keys at most`);
	const startKey = key ?? json(params, 'startkey', Key) ?? json(params, 'start_key', Key);
	const endKey = key ?? json(params, 'endkey', Key) ?? json(params, 'end_key', Key);
	if (keys !== undefined && (startKey !== undefined || endKey !== undefined))
		throw badRequest('keys and a range exclude each other');
	const options = {
		keys,
		startKey,
		endKey,
		inclusiveEnd: flag(params, 'inclusive_end'),
		limit: whole(params, 'limit'),
		skip: whole(params, 'skip'),
		descending: flag(params, 'descending'),
		includeDocs: flag(params, 'include_docs'),
		conflicts: flag(params, 'conflicts')
	};
	flag(params, 'attachments');
	return given(options);
}

/** Without what was not asked for. */
function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const some: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
	for (const name of keysOf(options)) {
		const value = options[name];
		if (isGiven(value)) some[name] = value;
	}
	return some;
}

function keysOf<T extends object>(options: T): (keyof T)[] {
	const names: (keyof T)[] = [];
	for (const name in options) names.push(name);
	return names;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
	return value !== undefined;
}
