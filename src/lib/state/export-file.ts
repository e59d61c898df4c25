import type { Device } from '../data/device.ts';

/** What became of handing over what is unsent. `cancelled`: the person closed the share sheet. */
export type Exported =
	| { kind: 'shared' | 'saved'; count: number; left: number }
	| { kind: 'cancelled' }
	| { kind: 'failed' };

/** Long enough for a slow phone to begin writing the file. */
const RELEASE_AFTER_MS = 60_000;

/** Browsers share texts but refuse JSON, so that what is shared carries a text's name. */
function shareable(name: string, json: string): ShareData | null {
	const file = new File([json], name.replace(/\.json$/, '.txt'), { type: 'text/plain' });
	const data = { files: [file], title: name };
	const isPhone = matchMedia('(pointer: coarse)').matches;
	return isPhone && navigator.canShare?.(data) ? data : null;
}

function save(name: string, json: string): void {
	const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}

/** Hands everything unsent to the person: through the phone's share sheet (Zalo, Bluetooth), else as a download. */
export async function exportToFile(device: Pick<Device, 'exportUnsent'>): Promise<Exported> {
	try {
		const { name, json, count, left } = await device.exportUnsent();
		const data = shareable(name, json);
		if (data === null) {
			save(name, json);
			return { kind: 'saved', count, left };
		}
		await navigator.share(data);
		return { kind: 'shared', count, left };
	} catch (error) {
		const cancelled = error instanceof DOMException && error.name === 'AbortError';
		return { kind: cancelled ? 'cancelled' : 'failed' };
	}
}
