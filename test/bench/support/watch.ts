import * as v from 'valibot';
import { quantile } from './quantile.ts';

/** The event loop is asked for this often. */
const TICK_MS = 5;

export const Watched = v.object({
	/** How late whoever asks for the event loop gets it, over all moments of the time watched. */
	loopP99Ms: v.number(),
	loopWorstMs: v.number(),
	/** The most memory the process ever held, all of it (RSS). */
	peakMb: v.number(),
	/** Processor time of all threads. */
	cpuMs: v.number()
});
export type Watched = v.InferOutput<typeof Watched>;

/** Watches the process it runs in. */
export class Watch {
	#late: number[] = [];
	#due = performance.now() + TICK_MS;
	#cpu = process.cpuUsage();

	constructor() {
		this.#tick();
	}

	#tick(): void {
		const now = performance.now();
		// While one task held the loop, others would have come at every tick: each waits for the rest of it.
		for (; this.#due <= now; this.#due += TICK_MS) this.#late.push(now - this.#due);
		setTimeout(() => this.#tick(), this.#due - now);
	}

	/** The figures since this was asked last. */
	take(): Watched {
		const { user, system } = process.cpuUsage(this.#cpu);
		const figures = {
			loopP99Ms: quantile(this.#late, 0.99),
			loopWorstMs: quantile(this.#late, 1),
			peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
			cpuMs: Math.round((user + system) / 1000)
		};
		this.#late = [];
		this.#cpu = process.cpuUsage();
		return figures;
	}
}
