import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './run.ts';
import { CountedBlock } from './support/counted-block.ts';
import { quantile } from './support/quantile.ts';

/** Of the whole term, in the whole block; RECORDS=21600 for a smaller run, 0 for none; DATA_DIR=… keeps the seeded block. */
const { RECORDS = '216000', DATA_DIR = null } = process.env;
const UNITS = 60;
const MEMBERS_A_UNIT = 40;
const LIMITS = { seconds: 20, peakMb: 300, loopP99Ms: 50, approvalMs: 1_000 };
const APPROVALS = 30;
const IDLE_MS = 6_000;
/** Where the cost of one approval is compared, with so many records each. */
const BLOCKS = [6, 60, 600];
const RECORDS_A_UNIT = 60;

/** Approvals one after the other at changing distances, so that they meet every moment of the publishing second. */
async function approveAll(block: CountedBlock, gapMs: (i: number) => number) {
	const records = await block.waiting(APPROVALS);
	const times: number[] = [];
	const idle = await idleShare(block);
	const began = performance.now();
	for (const [i, record] of records.entries()) {
		times.push(await block.approve(record, i));
		await pause(gapMs(i));
	}
	const { cpuMs } = await block.take();
	const own = cpuMs - idle * (performance.now() - began);
	return { times, cpuMsEach: Math.round((own * 10) / times.length) / 10 };
}

/** The part of one processor that the server takes while nobody wants anything. */
async function idleShare(block: CountedBlock): Promise<number> {
	await block.take();
	await pause(IDLE_MS);
	return (await block.take()).cpuMs / IDLE_MS;
}

async function* wholeBlock(): AsyncGenerator<Record<string, unknown>> {
	const records = Number(RECORDS);
	const size = { units: UNITS, members: UNITS * MEMBERS_A_UNIT, activities: records, seed: 1 };
	const block = await CountedBlock.make(size, DATA_DIR);
	try {
		const built = await block.start();
		const holds =
			built.seconds <= LIMITS.seconds &&
			built.peakMb <= LIMITS.peakMb &&
			built.loopP99Ms <= LIMITS.loopP99Ms;
		yield { what: 'rebuild', records, units: UNITS, ...built, limits: LIMITS, holds };
		yield { what: 'disk', records, units: UNITS, ...block.sizes() };
		const { times } = await approveAll(block, (i) => (i * 137) % 1_300);
		const p95Ms = quantile(times, 0.95);
		const figures = { p50Ms: quantile(times, 0.5), p95Ms, worstMs: quantile(times, 1) };
		const met = { limitMs: LIMITS.approvalMs, holds: p95Ms <= LIMITS.approvalMs };
		yield { what: 'approval', records, units: UNITS, approvals: times.length, ...figures, ...met };
	} finally {
		await block.close();
	}
}

/** The cost of one approval in blocks of more and more units, each approval after the last was published. */
async function* oneApproval(): AsyncGenerator<Record<string, unknown>> {
	for (const units of BLOCKS) {
		const members = units * MEMBERS_A_UNIT;
		const size = { units, members, activities: units * RECORDS_A_UNIT, seed: 1 };
		const block = await CountedBlock.make(size, null);
		try {
			await block.start();
			const { times, cpuMsEach } = await approveAll(block, () => 1_100);
			yield { what: 'oneApproval', units, p50Ms: quantile(times, 0.5), cpuMsEach };
		} finally {
			await block.close();
		}
	}
}

/**
 * The server's totals: counted from nothing, with what that takes; how soon an approval is on the block's board; and
 * what one approval costs in blocks of different sizes.
 */
export const bench: Bench = async function* () {
	if (Number(RECORDS) > 0) yield* wholeBlock();
	yield* oneApproval();
};
