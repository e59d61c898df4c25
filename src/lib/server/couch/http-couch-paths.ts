import type { AllDocsOptions, BulkGetOptions, ChangesOptions, GetOptions } from './couch.ts';
import type { Query } from './http-couch-connection.ts';

/** A document's id as CouchDB wants it in a path: the slash after `_design` and `_local` stays. */
export function documentPath(id: string): string {
	const own = /^_(design|local)\//.exec(id)?.[0] ?? '';
	return own + encodeURIComponent(id.slice(own.length));
}

const yes = (flag: boolean | undefined) => (flag === true ? true : undefined);
const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));

export function getQuery(options: GetOptions): Query {
	return {
		rev: options.rev,
		revs: yes(options.revs),
		conflicts: yes(options.conflicts),
		latest: yes(options.latest),
		attachments: yes(options.attachments)
	};
}

export function bulkGetQuery(options: BulkGetOptions): Query {
	return {
		revs: yes(options.revs),
		latest: yes(options.latest),
		attachments: yes(options.attachments)
	};
}

export function allDocsQuery(options: AllDocsOptions): Query {
	return {
		startkey: json(options.startKey),
		endkey: json(options.endKey),
		inclusive_end: options.inclusiveEnd,
		limit: options.limit,
		skip: options.skip,
		descending: yes(options.descending),
		include_docs: yes(options.includeDocs),
		conflicts: yes(options.conflicts)
	};
}

export function changesQuery(options: ChangesOptions): Query {
	return {
		since: options.since,
		limit: options.limit,
		style: options.style,
		include_docs: yes(options.includeDocs),
		descending: yes(options.descending),
		filter: options.docIds === undefined ? undefined : '_doc_ids'
	};
}
