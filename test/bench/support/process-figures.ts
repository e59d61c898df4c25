import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';

/** `/proc` counts processor time in hundredths of a second, on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** What a running process has used so far; null where the system does not tell. */
export function usageOf(pid: number): { cpuS: number; peakRssMb: number } | null {
	if (platform() !== 'linux') return null;
	const [, fields = ''] = /\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
	const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
	const [, peakKb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return {
		cpuS: (user + system) / TICKS_A_SECOND,
		peakRssMb: Math.round(Number(peakKb) / 1024)
	};
}

/** Holds a process to two cores, where the machine has more and can. */
export function holdToTwoCores(pid: number): void {
	if (platform() !== 'linux' || cpus().length <= 2) return;
	execFileSync('taskset', ['-a', '-p', '-c', '0,1', String(pid)]);
}
