import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { parseSettings } from '../lib/server/config.ts';
import { seedStore } from '../lib/server/seed-store.ts';
import { refuse } from './refuse.ts';

const USAGE =
	'npm run seed -- --units N --members N --activities N --seed K   (settings: DATA_DIR or COUCHDB_URL)';

const whole = (most: number) =>
	v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.maxValue(most));

const Options = v.object({
	units: v.pipe(whole(1000), v.minValue(1)),
	members: whole(100_000),
	activities: whole(10_000_000),
	seed: whole(999_999_999)
});

function readOptions(): v.InferOutput<typeof Options> {
	try {
		const { values } = parseArgs({
			options: {
				units: { type: 'string', default: '60' },
				members: { type: 'string', default: '2400' },
				activities: { type: 'string', default: '3000' },
				seed: { type: 'string', default: '1' }
			}
		});
		const parsed = v.safeParse(Options, values);
		if (parsed.success) return parsed.output;
		const [issue] = parsed.issues;
		return refuse(`--${v.getDotPath(issue) ?? ''} must be a whole number in its bounds\n${USAGE}`);
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

const size = readOptions();
// Seeding listens to nobody, so only where the data goes matters.
const settings = parseSettings({
	...(process.env['COUCHDB_URL'] === undefined ? {} : { DATA_DIR: '.data/seed' }),
	...process.env,
	PORT: '0',
	ORIGIN: 'http://localhost'
});
if (!settings.ok) refuse(settings.error);
const began = performance.now();
const sown = await seedStore(settings.value, size, (written) =>
	process.stderr.write(`\r${written} documents`)
);
process.stderr.write('\n');
if (!sown.ok) refuse(sown.error);
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ ...size, documents: sown.value, seconds }));
