import * as v from 'valibot';
import type { RawDocument } from '../store/schema.ts';
import { WireFault, askJson } from './exchange.ts';

const Sequence = v.union([v.string(), v.number()]);
const ChangesPage = v.object({
	results: v.array(
		v.object({
			id: v.string(),
			deleted: v.optional(v.boolean(), false),
			changes: v.array(v.object({ rev: v.string() }))
		})
	),
	last_seq: Sequence,
	pending: v.optional(v.number(), 0)
});
export type ChangesPage = v.InferOutput<typeof ChangesPage>;

const Document = v.looseObject({ _id: v.string(), _rev: v.string() });
const BulkGet = v.object({
	results: v.array(v.object({ docs: v.array(v.object({ ok: v.optional(Document) })) }))
});
const RevsDiff = v.record(v.string(), v.object({ missing: v.optional(v.array(v.string()), []) }));
const BulkDocs = v.array(
	v.object({
		id: v.optional(v.string(), ''),
		error: v.optional(v.string()),
		reason: v.optional(v.string(), '')
	})
);

/** A document the server answered with an error. */
export type Refused = { id: string; error: string; reason: string };

/** One server database, by the few requests of CouchDB's protocol that the phone makes itself. All reject with WireFault. */
export class ServerDatabase {
	readonly name: string;

	constructor(name: string) {
		this.name = name;
	}

	/** A page of changes with every leaf. */
	async changes(since: string | number | null, limit: number): Promise<ChangesPage> {
		const from = since === null ? '' : `&since=${encodeURIComponent(since)}`;
		return this.#ask(ChangesPage, `_changes?style=all_docs&limit=${limit}${from}`);
	}

	/** Revisions with their ancestry; what is gone meanwhile is left out. */
	async bulkGet(docs: readonly { id: string; rev: string }[]): Promise<RawDocument[]> {
		if (docs.length === 0) return [];
		const { results } = await this.#ask(BulkGet, '_bulk_get?revs=true', { docs });
		return results.flatMap((result) => result.docs.flatMap(({ ok }) => ok ?? []));
	}

	/** The revisions the server lacks. */
	async missing(revs: Record<string, string[]>): Promise<Map<string, string[]>> {
		const answer = await this.#ask(RevsDiff, '_revs_diff', revs);
		return new Map(Object.entries(answer).map(([id, { missing }]) => [id, missing]));
	}

	/** Sends revisions as they are; answers those the server did not take. */
	async send(docs: readonly RawDocument[]): Promise<Refused[]> {
		const answers = await this.#ask(BulkDocs, '_bulk_docs', { docs, new_edits: false });
		return answers.flatMap(({ id, error, reason }) =>
			error === undefined ? [] : [{ id, error, reason }]
		);
	}

	async #ask<const S extends v.GenericSchema>(
		schema: S,
		path: string,
		body?: unknown
	): Promise<v.InferOutput<S>> {
		const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
		const answer = await askJson(`/db/${encodeURIComponent(this.name)}/${path}`, init);
		const parsed = v.safeParse(schema, answer.body);
		if (answer.status >= 400 || !parsed.success) throw new WireFault('notOurServer');
		return parsed.output;
	}
}
