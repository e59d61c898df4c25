import { parseArgs } from 'node:util';
import { backUp } from '../lib/server/backup/back-up.ts';
import { refuse } from './refuse.ts';
import { withPlace } from './store-place.ts';

const USAGE = `npm run backup -- FILE   (settings: DATA_DIR or COUCHDB_URL; servers may go on)
FILE is replaced when the new backup is whole; name it with the day to keep the older ones.`;

function readFile(): string {
	try {
		const [file, ...more] = parseArgs({ allowPositionals: true }).positionals;
		if (file !== undefined && more.length === 0) return file;
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
	return refuse(USAGE);
}

const file = readFile();
const began = performance.now();
const size = await withPlace(process.env, (place) =>
	backUp(place, file, new Date().toISOString(), (name) => process.stderr.write(`${name}\n`))
);
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ file, ...size, seconds }));
