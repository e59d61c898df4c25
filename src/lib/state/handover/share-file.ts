import { saveFile } from '../save-file.ts';

/** What became of a file. `cancelled`: the person closed the share sheet. */
export type FileEnd = 'shared' | 'saved' | 'cancelled' | 'failed';

type NamedFile = { name: string; file: Blob };

/** The file of a bundle: of plain text, which phones pass on by Bluetooth, nearby share or a messenger. */
const fileOf = ({ name, file }: NamedFile) => new File([file], name, { type: 'text/plain' });

/** Whether this browser has a share sheet that takes such files. */
export function canShareFiles(): boolean {
	const files = [new File(['x'], 'chuyen-may.txt', { type: 'text/plain' })];
	return navigator.canShare?.({ files }) ?? false;
}

/** Opens the phone's share sheet. */
export async function shareBundle(bundle: NamedFile): Promise<FileEnd> {
	try {
		await navigator.share({ files: [fileOf(bundle)], title: bundle.name });
		return 'shared';
	} catch (error) {
		const cancelled = error instanceof DOMException && error.name === 'AbortError';
		return cancelled ? 'cancelled' : 'failed';
	}
}

/** Puts the file among the phone's own. */
export function saveBundle(bundle: NamedFile): FileEnd {
	saveFile(bundle.name, fileOf(bundle));
	return 'saved';
}
