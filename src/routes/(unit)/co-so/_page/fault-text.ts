import type { WriteFault } from '$lib/state/device-types.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

/** What to say when a small form was not saved. */
export function faultText(fault: WriteFault | 'broken'): string {
	// The phone's store failed in a way it has no name for; the form is still there.
	if (fault === 'broken') return later.writeFault.broken;
	switch (fault.kind) {
		case 'storageFull':
			return later.writeFault.storageFull;
		case 'denied':
			return fault.denial === 'periodClosed'
				? m.denial.of(fault.denial).title
				: later.writeFault.denied;
		case 'gone':
		case 'alreadySubmitted':
			return later.writeFault.changed;
		case 'invalid':
			return later.fields.issue(fault.issues[0]?.code ?? '', fault.issues[0]?.limit);
	}
}
