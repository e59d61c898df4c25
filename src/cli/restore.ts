import { parseArgs } from 'node:util';
import { restore } from '../lib/server/backup/restore.ts';
import { refuse } from './refuse.ts';
import { withPlace } from './store-place.ts';

const USAGE = `npm run restore -- FILE [--replace] [--other-installation]   (settings: DATA_DIR or COUCHDB_URL)
Servers may run: they answer 503 meanwhile, and then begin anew. Phones send again what the backup lacks.
Who signed out or lost a role after the backup must be seen to again.`;

function readOptions() {
	try {
		const { positionals, values } = parseArgs({
			allowPositionals: true,
			options: {
				replace: { type: 'boolean', default: false },
				'other-installation': { type: 'boolean', default: false }
			}
		});
		const [file, ...more] = positionals;
		if (file !== undefined && more.length === 0) return { file, ...values };
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
	return refuse(USAGE);
}

const { file, replace, 'other-installation': otherInstallation } = readOptions();
const began = performance.now();
const onDatabase = (name: string) => process.stderr.write(`${name}\n`);
const size = await withPlace(process.env, (place) =>
	restore(place, file, { replace, otherInstallation, onDatabase })
);
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ file, ...size, seconds }));
