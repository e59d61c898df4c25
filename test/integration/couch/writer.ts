import { writeSync } from 'node:fs';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';

/** Writes without end, several at once, and says of each document when it is stored: until somebody kills it. */
const [folder = '', round = ''] = process.argv.slice(2);
const couch = openSqliteCouch(folder);
await couch.createDatabase('unit-a');

async function write(writer: number): Promise<never> {
	for (let n = 0; ; n++) {
		const fresh = Array.from({ length: 5 }, (_, at) => ({
			_id: `${round}-${writer}-${n}-${at}`,
			n
		}));
		const [first, ...others] = await couch.bulkDocs('unit-a', fresh);
		acknowledge([first, ...others]);
		if (first === undefined || !('ok' in first)) continue;
		const edit = { _id: first.id, _rev: first.rev, text: 'x'.repeat(n % 3000) };
		acknowledge(await couch.bulkDocs('unit-a', [edit]));
	}
}

function acknowledge(results: readonly ({ id?: string; rev?: string } | undefined)[]): void {
	// Synchronous: what is acknowledged here has reached the reader before anything else happens.
	writeSync(1, results.map((result) => `${result?.id} ${result?.rev}\n`).join(''));
}

await Promise.all([1, 2, 3, 4].map(write));
