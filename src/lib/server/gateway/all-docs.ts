import * as v from 'valibot';
import type { AllDocsOptions, AllDocsRow } from '../couch/couch.ts';
import { readBody, parseJsonBody } from '../http/body.ts';
import { TextStream } from '../http/text-stream.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { badRequest, tooLarge } from './fault.ts';
import { given, parseBody } from './params.ts';

/** Rows a question to the store. */
const PAGE = 500;

const Body = v.object({ keys: v.optional(v.array(v.string())) });

type Rows = { first: { total_rows: number; offset: number | null }; rows: AllDocsRow[] };

/** `GET|POST _all_docs`, in pages. */
export async function serveAllDocs(call: Call): Promise<void> {
	const { keys, ...options } = await optionsOf(call);
	const stream = new TextStream(call);
	let opened = false;
	let separator = '';
	const pages = keys === undefined ? byRange(call, options) : byKeys(call, keys, options);
	for await (const { first, rows } of pages) {
		if (!opened)
			await stream.write(`{"total_rows":${first.total_rows},"offset":${first.offset},"rows":[\n`);
		opened = true;
		if (options.includeDocs === true) call.given(rows.length);
		for (const row of rows) {
			await stream.write(`${separator}${JSON.stringify(row)}`);
			separator = ',\n';
		}
	}
	await stream.end('\n]}\n');
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

async function optionsOf({ request, query, limits }: Call): Promise<AllDocsOptions> {
	const body = request.method === 'POST' ? await readBody(request, limits.requestBytes) : null;
	const posted = body === null || body.length === 0 ? {} : parseJsonBody(body);
	const key = query.jsonText('key');
	const keys = parseBody(Body, posted).keys ?? query.jsonTexts('keys');
	if ((keys?.length ?? 0) > limits.requestItems)
		throw tooLarge(`${limits.requestItems} keys at most`);
	const startKey = key ?? query.jsonText('startkey', 'start_key');
	const endKey = key ?? query.jsonText('endkey', 'end_key');
	if (keys !== undefined && (startKey !== undefined || endKey !== undefined))
		throw badRequest('keys and a range exclude each other');
	query.flag('attachments');
	return given({
		keys,
		startKey,
		endKey,
		inclusiveEnd: query.flag('inclusive_end'),
		limit: query.whole('limit'),
		skip: query.whole('skip'),
		descending: query.flag('descending'),
		includeDocs: query.flag('include_docs'),
		conflicts: query.flag('conflicts')
	});
}
