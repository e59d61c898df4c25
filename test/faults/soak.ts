import { readFile, readdir } from 'node:fs/promises';
import type { Server } from './server.ts';

const EVERY_MS = 30_000;
const KB_A_MB = 1024;

/** How the server stands at a moment: its memory, its open files and lines, and how long it takes to say that it is well. */
type Sample = { minute: number; rssMb: number; handles: number; healthMs: number };

/** Looks at a server that nobody kills, now and then until the end. Linux: the figures are the kernel's. */
export async function watch(server: Server, until: number): Promise<Sample[]> {
	const samples: Sample[] = [];
	const began = performance.now();
	while (performance.now() < until) {
		await pause(Math.min(EVERY_MS, until - performance.now()));
		samples.push(await sampleOf(server, performance.now() - began));
	}
	return samples;
}

async function sampleOf(server: Server, sinceMs: number): Promise<Sample> {
	const of = `/proc/${server.pid}`;
	const status = await readFile(`${of}/status`, 'utf8');
	const rssMb = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / KB_A_MB);
	const handles = (await readdir(`${of}/fd`)).length;
	const asked = performance.now();
	await server.counted();
	const healthMs = Math.round(performance.now() - asked);
	return { minute: Number((sinceMs / 60_000).toFixed(1)), rssMb, handles, healthMs };
}

/** A dozen of the samples, the first and the last among them. */
export function thinned(samples: readonly Sample[]): Sample[] {
	const step = Math.max(1, Math.ceil(samples.length / 12));
	return samples.filter((_, at) => at % step === 0 || at === samples.length - 1);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
