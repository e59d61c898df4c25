/**
 * `npm run faults -- --seed N --minutes M`: phones at work against a real server while everything goes wrong that can,
 * and then the questions that must be answered yes. Episodes of half a minute of faults, each in a world of its own,
 * with seeds N, N + 1, … `--soak`: one world for all the time, at a slow rate, whose server is left alone and looked
 * at. `--store` kills a process that writes into the embedded store instead, `--kills` times, and
 * with `--cuts` the power of its disk is cut as often, too (Linux, as root).
 * The last line is JSON; what failed is told with the command that repeats it.
 */
// First: PouchDB looks at its start whether there is an IndexedDB.
import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { SeededRandom } from '../../src/lib/server/seed/random.ts';
import { Episode } from './episode.ts';
import { installGlobals } from './globals.ts';
import { cutPower } from './power.ts';
import { thinned } from './soak.ts';
import { killStore } from './store.ts';
import { Tally } from './tally.ts';

/** Long enough that a world gets into trouble, short enough to look at when it did not get out. */
const EPISODE_MINUTES = 0.5;
/** More would be scrolled past. */
const MOST_SHOWN = 20;

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		minutes: { type: 'string', default: String(EPISODE_MINUTES) },
		soak: { type: 'boolean', default: false },
		store: { type: 'boolean', default: false },
		kills: { type: 'string', default: '100' },
		cuts: { type: 'string', default: '0' }
	}
});
const [seed, kills, cuts] = [Number(values.seed), Number(values.kills), Number(values.cuts)];
const minutes = Number(values.minutes);
if (![seed, kills, cuts].every(Number.isSafeInteger) || !(minutes > 0)) {
	console.error(
		'npm run faults -- --seed N --minutes M [--soak] | --store --seed N --kills N --cuts N'
	);
	process.exit(1);
}
const started = performance.now();
const spentMinutes = () => (performance.now() - started) / 60_000;

function tell(violations: readonly string[], again: string): void {
	if (violations.length === 0) return;
	for (const violation of violations.slice(0, MOST_SHOWN)) console.log(`  ${violation}`);
	console.log(`  again: npm run faults -- ${again}`);
}

async function runStore() {
	const killed = await killStore(new SeededRandom(`store/${seed}`), kills);
	tell(killed.violations, `--store --seed ${seed} --kills ${kills}`);
	const outcome = {
		kills,
		acknowledged: killed.acknowledged,
		violations: killed.violations.length
	};
	if (cuts === 0) return { faults: kills, ...outcome };
	const cut = await cutPower(new SeededRandom(`power/${seed}`), cuts);
	tell(cut.violations, `--store --seed ${seed} --kills 0 --cuts ${cuts}`);
	return {
		...outcome,
		faults: kills + cuts,
		cuts,
		acknowledged: killed.acknowledged + cut.acknowledged,
		unflushedLost: cut.unflushedLost,
		violations: outcome.violations + cut.violations.length
	};
}

async function runPhones() {
	installGlobals();
	const all = new Tally();
	const sums = { episodes: 0, acknowledged: 0, violations: 0 };
	const kind = values.soak ? 'soak' : 'storm';
	const each = values.soak ? minutes : Math.min(minutes, EPISODE_MINUTES);
	do {
		const one = seed + sums.episodes;
		const world = new Episode(one, kind);
		await world.run(each * 60_000);
		const { ledger, tally } = world;
		// A world in which nothing happened proves nothing.
		if (ledger.acknowledged.length === 0) ledger.violation('no write was acknowledged');
		console.log(`seed ${one}: ${tally.total} faults, ${ledger.acknowledged.length} writes`);
		tell(ledger.violations, `--seed ${one} --minutes ${each}${values.soak ? ' --soak' : ''}`);
		for (const sample of thinned(world.samples)) console.log(JSON.stringify(sample));
		all.addAll(tally);
		sums.episodes += 1;
		sums.acknowledged += ledger.acknowledged.length;
		sums.violations += ledger.violations.length;
	} while (spentMinutes() + each < minutes);
	console.log(JSON.stringify(all.byKind()));
	return { faults: all.total, ...sums };
}

const outcome = values.store ? await runStore() : await runPhones();
const spent = Number(spentMinutes().toFixed(2));
console.log(JSON.stringify({ name: values.store ? 'store' : 'faults', seed, spent, ...outcome }));
process.exit(outcome.violations > 0 ? 1 : 0);
