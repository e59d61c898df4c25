import { askContact } from '../../data/privacy/own.ts';
import type { HeadingNames } from '../../domain/report/build.ts';
import { loadProgramme } from '../targets/programme.ts';

export { savePaper } from '../report/save-paper.ts';

/** How the office's papers about personal data are headed, and whom they name to turn to; '' where it has not said. */
export type OfficeNames = { heading: HeadingNames; contact: string };

/** Reads both; without signal the contact is left to be written by hand. */
export async function loadOffice(): Promise<OfficeNames> {
	const [{ bodies, province: place }, contact] = await Promise.all([loadProgramme(), askContact()]);
	const heading = { superior: bodies.superior.heading, issuing: bodies.issuing.heading, place };
	return { heading, contact: contact.ok ? contact.value : '' };
}
