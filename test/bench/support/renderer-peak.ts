import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		// It ended meanwhile.
		return '';
	}
}

/** The most memory that a page's process under this one ever had, in MB; null where the system does not tell. */
export function rendererPeakMb(): number | null {
	if (process.platform !== 'linux') return null;
	const parents = new Map<number, number>();
	for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
		const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
		if (parent !== undefined) parents.set(Number(name), Number(parent));
	}
	const isOurs = (pid: number): boolean => {
		const parent = parents.get(pid);
		return pid === process.pid || (parent !== undefined && parent > 1 && isOurs(parent));
	};
	const peaks = [...parents.keys()]
		.filter((pid) => isOurs(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer'))
		.map((pid) => Number(/^VmHWM:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
	return peaks.length === 0 ? null : Math.round(Math.max(...peaks) / 1024);
}
