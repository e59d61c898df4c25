import { CouchError } from '../couch.ts';

/**
 * A sequence is `number-epoch`: opaque to clients. The epoch is the life of one database, so that a sequence of a
 * database that was deleted and made again, or replaced by a restore, starts from the beginning instead of skipping.
 */
export function sequenceText(seq: number, epoch: string): string {
	return `${seq}-${epoch}`;
}

/**
 * The number to read after.
 * @throws CouchError 400 `bad_request` for what was never a sequence
 */
export function sequenceNumber(
	since: string | undefined,
	current: { seq: number; epoch: string }
): number {
	if (since === undefined || since === '' || since === '0') return 0;
	if (since === 'now') return current.seq;
	const match = /^(\d{1,15})(?:-([0-9a-z]+))?$/.exec(since);
	if (match === null) {
		throw new CouchError(400, 'bad_request', "Malformed sequence supplied in 'since' parameter.");
	}
	const seq = Number(match[1]);
	const foreign = match[2] !== undefined && match[2] !== current.epoch;
	return foreign || seq > current.seq ? 0 : seq;
}
