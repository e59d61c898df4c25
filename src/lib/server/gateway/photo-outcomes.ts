import { movedFrom, movedTo } from '../../domain/activity/move.ts';
import type { MovedRecord } from '../photos/moved-photos.ts';
import type { Case, Outcome } from './outcome.ts';

/** The documents of a batch that were written; also those the store knew: a retry mends a crash. */
function written(cases: readonly Case[], outcomes: readonly Outcome[]) {
	return cases.flatMap(({ at, incoming: { document } }) =>
		document.ok && outcomes[at]?.kind === 'written' ? [document.value] : []
	);
}

/** The photos of a batch that say of themselves that they are nowhere from now on. What was moved is at another place. */
export function gonePhotos(cases: readonly Case[], outcomes: readonly Outcome[]): string[] {
	return written(cases, outcomes).flatMap((document) =>
		document.type === 'photo' && document.gone !== null && document.gone.why !== 'moved'
			? [document._id]
			: []
	);
}

/** The records of a batch whose photos may have to be brought along, under the id they had before they were moved. */
export function movedRecords(cases: readonly Case[], outcomes: readonly Outcome[]): MovedRecord[] {
	return written(cases, outcomes).flatMap((document): MovedRecord[] => {
		if (document.type === 'photo')
			return document.gone?.why === 'moved'
				? [{ unit: document.unit, activity: document.activity }]
				: [];
		if (document.type !== 'activity') return [];
		const from = movedFrom(document);
		const here = { unit: document.unit, activity: document._id };
		return [...(movedTo(document) === null ? [] : [here]), ...(from === null ? [] : [from])];
	});
}
