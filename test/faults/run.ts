/**
 * `npm run faults -- --seed N --minutes M`: phones at work against a real server while everything goes wrong that can,
 * and then the questions that must be answered yes. Episodes of half a minute of faults, each in a world of its own,
 * with seeds N, N + 1, … The last line is JSON.
 */
// First: PouchDB looks at its start whether there is an IndexedDB.
import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { Episode } from './episode.ts';
import { installGlobals } from './globals.ts';
import { Tally } from './tally.ts';

/** Long enough that a world gets into trouble, short enough to look at when it did not get out. */
const EPISODE_MINUTES = 0.5;

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		minutes: { type: 'string', default: String(EPISODE_MINUTES) }
	}
});
const firstSeed = Number(values.seed);
const minutes = Number(values.minutes);
if (!Number.isSafeInteger(firstSeed) || !(minutes > 0)) {
	console.error('npm run faults -- --seed N --minutes M');
	process.exit(1);
}

installGlobals();
const started = performance.now();
const spent = () => (performance.now() - started) / 60_000;
const all = new Tally();
let violations = 0;
let acknowledged = 0;
let seed = firstSeed;
const episode = Math.min(minutes, EPISODE_MINUTES);
do {
	const { ledger, tally, ...rest } = await live(seed, episode);
	void rest;
	all.addAll(tally);
	acknowledged += ledger.acknowledged.length;
	violations += ledger.violations.length;
	console.log(
		`seed ${seed}: ${tally.total} faults, ${ledger.acknowledged.length} writes acknowledged, ` +
			`${ledger.violations.length} violations`
	);
	if (ledger.violations.length > 0) {
		for (const violation of ledger.violations.slice(0, 20)) console.log(`  ${violation}`);
		console.log(`  again: npm run faults -- --seed ${seed} --minutes ${episode}`);
	}
	seed += 1;
} while (spent() + episode < minutes);

async function live(one: number, forMinutes: number) {
	const world = new Episode(one);
	await world.run(forMinutes * 60_000);
	return world;
}

console.log(JSON.stringify(all.byKind()));
console.log(
	JSON.stringify({
		seed: firstSeed,
		episodes: seed - firstSeed,
		minutes: Number(spent().toFixed(2)),
		faults: all.total,
		acknowledged,
		violations
	})
);
process.exit(violations > 0 ? 1 : 0);
