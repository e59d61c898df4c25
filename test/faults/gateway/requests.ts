import fc from 'fast-check';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ownUnit, otherUnit } from '../../fixtures/builders.ts';
import { people, type Person } from '../../integration/gateway/world.ts';
import { basic } from '../../integration/server/app.ts';
import type { Asked } from './exchange.ts';
import { documentLike, field } from './spoiled.ts';
import { anyText, text } from './texts.ts';
import { closed, loginOf, open, type Asker } from './people.ts';
import { queryNames } from '../../fixtures/query-names.ts';

/** A request in somebody's name. */
export type Fuzzed = Asked & { asker: Asker };

const database = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...open) },
	{ weight: 2, arbitrary: fc.constantFrom(...closed) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('_users', '_session', '', 'UNIT-x', 'unit-', 'unit-..', 'unit-a%2Fb')
	},
	{ weight: 1, arbitrary: anyText.map((name) => encodeURIComponent(name.toWellFormed())) }
);
const below = fc.oneof(
	{
		weight: 9,
		arbitrary: fc.constantFrom(
			'',
			'/',
			'/_changes',
			'/_all_docs',
			'/_bulk_get',
			'/_bulk_docs',
			'/_revs_diff',
			'/_ensure_full_commit',
			'/_local/x',
			'/_local/of:tran-thi-binh:x',
			'/_local%2Fx',
			'/activity:1',
			'/person:le-thi-mai',
			'/_design/x',
			'/_security',
			'/_purge',
			'/_find',
			'/_compact',
			'/_local_docs',
			'/activity:1/photo.jpg'
		)
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 16 }).map(visible) }
);
const names = fc.constantFrom(
	...queryNames,
	'attachments',
	'scope',
	'period',
	'by',
	'side',
	'after',
	'x'
);
const query = fc
	.array(fc.tuple(names, text), { maxLength: 4 })
	.map((pairs) =>
		pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')
	);
const api = fc.oneof(
	fc.constantFrom(
		'/api/session',
		'/api/sessions',
		'/api/sessions/x',
		'/api/records',
		`/api/records/${ownUnit}/01ARZ3NDEKTSV4RRFFQ69G5FAV`,
		'/api/doorbell',
		'/api/nothing',
		'/healthz',
		'/_session'
	),
	fc
		.record({
			scope: fc.constantFrom('block', ownUnit, otherUnit, 'khoi'),
			side: fc.constantFrom('approved', 'waiting')
		})
		.map(({ scope, side }) => `/api/records?scope=${scope}&period=term&side=${side}`)
);
const path = fc
	.oneof(
		{
			weight: 5,
			arbitrary: fc.tuple(database, below).map(([name, rest]) => `/db/${name}${rest}`)
		},
		{ weight: 2, arbitrary: api }
	)
	.chain((place) =>
		query.map((search) => (search === '' || place.includes('?') ? place : `${place}?${search}`))
	);

const bodyText = fc.oneof(
	{ weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
	{ weight: 1, arbitrary: anyText },
	{
		weight: 6,
		arbitrary: fc
			.record({
				docs: fc.array(fc.oneof(documentLike, documentLike, fc.jsonValue({ maxDepth: 3 })), {
					maxLength: 4
				}),
				new_edits: fc.oneof(fc.constant(false), fc.boolean())
			})
			.map((value) => JSON.stringify(value))
	},
	{ weight: 2, arbitrary: documentLike.map((value) => JSON.stringify(value)) },
	{
		weight: 1,
		arbitrary: fc
			.dictionary(field, fc.array(text, { maxLength: 3 }))
			.map((value) => JSON.stringify(value))
	},
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }).map((depth) => '['.repeat(depth)) }
);

/** Bodies as they are, packed, or said to be packed. */
const packing = fc.constantFrom('', '', '', '', 'gzip', 'br', 'lie', 'unknown');
function packed(body: string, how: string): { body: string | Buffer; encoding: string | null } {
	const said = body.toWellFormed();
	if (how === 'gzip') return { body: gzipSync(said), encoding: 'gzip' };
	if (how === 'br') return { body: brotliCompressSync(said), encoding: 'br' };
	if (how === 'lie') return { body: said, encoding: 'gzip' };
	return { body: said, encoding: how === '' ? null : how };
}

const headerText = fc.string({ unit: 'binary-ascii', maxLength: 20 }).map(visible);
const oddHeaders = fc.dictionary(
	fc.constantFrom(
		'accept',
		'accept-encoding',
		'cookie',
		'origin',
		'if-match',
		'range',
		'x-forwarded-for'
	),
	headerText,
	{ maxKeys: 2 }
);
const type = fc.constantFrom(
	'application/json',
	'application/json',
	'application/json',
	'multipart/related; boundary=x',
	'multipart/related; boundary="',
	'text/plain',
	'application/x-www-form-urlencoded',
	''
);

/** A request that is nearly as a phone makes it: of the right form, perhaps of the wrong person or to the wrong unit. */
const plausible: fc.Arbitrary<Fuzzed> = fc
	.record({
		asker: fc.constantFrom<Person>(...people),
		name: fc.constantFrom(...open),
		way: fc.constantFrom(
			{ method: 'GET', rest: '_all_docs?include_docs=true' },
			{ method: 'GET', rest: '_changes?style=all_docs' },
			{ method: 'GET', rest: '_changes?include_docs=true&since=0' },
			{ method: 'POST', rest: '_bulk_get?revs=true' },
			{ method: 'POST', rest: '_revs_diff' },
			{ method: 'POST', rest: '_bulk_docs' },
			{ method: 'POST', rest: '_bulk_docs' },
			{ method: 'PUT', rest: '_local/phone' },
			{ method: 'GET', rest: '_local/phone' }
		),
		docs: fc.array(documentLike, { minLength: 1, maxLength: 3 }),
		newEdits: fc.boolean()
	})
	.map(({ asker, name, way: { method, rest }, docs, newEdits }) => {
		const revisions = docs.map(({ _id, _rev }) => [String(_id), [String(_rev)]]);
		const body = rest.startsWith('_revs_diff')
			? Object.fromEntries(revisions)
			: rest.startsWith('_local')
				? { last_seq: 1 }
				: { docs, new_edits: newEdits };
		return {
			asker,
			method,
			path: `/db/${name}/${rest}`,
			body: method === 'GET' ? null : JSON.stringify(body).toWellFormed(),
			headers: { ...basic(loginOf(asker)), 'content-type': 'application/json' }
		};
	});

/** Any request of any person to any place of the server. */
const anything: fc.Arbitrary<Fuzzed> = fc
	.record({
		asker: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom<Asker>(...people) },
			{ weight: 1, arbitrary: fc.constant<Asker>(null) }
		),
		method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'COPY'),
		path,
		body: bodyText,
		how: packing,
		type,
		odd: oddHeaders
	})
	.map(({ asker, method, path: place, body, how, type: said, odd }) => {
		const bodiless = method === 'GET' || method === 'HEAD';
		const { body: bytes, encoding } = packed(body, how);
		return {
			asker,
			method,
			path: place,
			body: bodiless ? null : bytes,
			headers: {
				...odd,
				...(asker === null ? {} : basic(loginOf(asker))),
				...(bodiless || said === '' ? {} : { 'content-type': said }),
				...(bodiless || encoding === null ? {} : { 'content-encoding': encoding })
			}
		};
	});

/** Half of the requests are nearly right, half are anything. */
export const fuzzed: fc.Arbitrary<Fuzzed> = fc.oneof(plausible, anything);

/** Only what may stand in a request line or header at all. */
function visible(said: string): string {
	return [...said].map((char) => (char > ' ' && char < '\x7f' ? char : '%')).join('');
}
