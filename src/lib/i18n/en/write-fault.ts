import type { Spoken } from '../area.ts';
import type { writeFault as vi } from '../vi/write-fault.ts';

export const writeFault = {
	storageFull:
		'The storage of this device is full; it was not saved. What you typed is still on the screen: delete photos or files, then save again.',
	denied:
		'You may not write this. What you typed is still on the screen; ask the office of the Block if your role has just changed.',
	changed:
		'This was just changed elsewhere and is not saved. What you typed is still on the screen: close, open the new version, then edit.',
	broken: 'It could not be saved. What you typed is still on the screen; save again.'
} satisfies Spoken<typeof vi>;
