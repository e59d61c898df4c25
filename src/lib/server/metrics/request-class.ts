/** Places of the gateway worth a class of their own; whatever else is a document. */
const gateway: Readonly<Record<string, string>> = {
	_bulk_docs: 'db_bulk_docs',
	_bulk_get: 'db_bulk_get',
	_revs_diff: 'db_revs_diff',
	_changes: 'db_changes',
	_all_docs: 'db_all_docs',
	_local: 'db_checkpoint'
};

/**
 * Under which class a request is counted: few, and none that a client can make. Null: a feed, whose length says nothing
 * about the server.
 * @param places the places of the API
 */
export function requestClass(url: string, places: ReadonlyMap<string, unknown>): string | null {
	const [path = '', query = ''] = url.split('?');
	const [, first = '', second = '', third = ''] = path.split('/');
	if (first === 'api') return second === 'doorbell' ? null : apiClass(second, places);
	if (first === 'db') {
		const isFeed = third === '_changes' && /(^|&)feed=(longpoll|continuous)/.test(query);
		return isFeed ? null : (gateway[third] ?? (third === '' ? 'db_info' : 'db_document'));
	}
	if (first === 'healthz' || first === 'metrics') return 'watching';
	return first === '_app' ? 'file' : 'page';
}

function apiClass(place: string, places: ReadonlyMap<string, unknown>): string {
	return places.has(place) ? `api_${place.replaceAll('-', '_')}` : 'api_unknown';
}
