import { expect, test } from 'vitest';
import pino from 'pino';
import { CouchError, CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { faultLine } from '../../../src/lib/server/fault-line.ts';
import { StoreWatch } from '../../../src/lib/server/store-watch.ts';

function watched() {
	const lines: Record<string, unknown>[] = [];
	const log = pino(
		{ base: null, serializers: { err: faultLine } },
		{ write: (line: string) => void lines.push(JSON.parse(line)) }
	);
	const clock = { ms: 1_000_000 };
	const watch = new StoreWatch(log, () => clock.ms);
	return { lines, clock, watch };
}

test('an absence is told once when it begins, once for each reason, and once when it ends', () => {
	const { lines, clock, watch } = watched();
	const refused = () => watch.failed(new CouchUnavailable('CouchDB: connect ECONNREFUSED'));
	refused();
	clock.ms += 3_000;
	refused();
	watch.failed(new CouchUnavailable('CouchDB answered 500 (internal_server_error)'));
	clock.ms += 57_000;
	expect(watch.away).toMatchObject({ sinceMs: 1_000_000 });
	expect(watch.awayMs).toBe(60_000);
	watch.answered();
	watch.answered();
	expect(watch.away).toBeNull();
	expect(watch.awayMs).toBe(0);
	expect(watch.last).toEqual({ fromMs: 1_000_000, untilMs: 1_060_000 });
	expect(lines.map(({ msg, awayS, err }) => ({ msg, awayS, ...Object(err) }))).toMatchObject([
		{ message: 'CouchDB: connect ECONNREFUSED' },
		{ message: 'CouchDB answered 500 (internal_server_error)' },
		{ msg: 'the store answers again', awayS: 60 }
	]);
});

test('a fault of ours is no absence, and what CouchDB says of a document is told to nobody', () => {
	const { lines, watch } = watched();
	watch.failed(new TypeError('a bug'));
	expect(watch.away).toBeNull();
	watch.failed(new CouchError(404, 'not_found', 'person:nguyen-thi-rieng is missing'));
	expect(watch.away?.reason).toBe('CouchDB answered 404');
	expect(JSON.stringify(lines)).not.toContain('rieng');
});
