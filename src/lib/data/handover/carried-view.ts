import type { CarriedPhotos, CarriedState, CarriedView } from './handover.ts';
import type { CarriedRow, ParcelRow } from './shelf.ts';

/** A carried bundle as it is shown: with its server only when its photos are, too. */
export function viewOf(
	{ text, photos: told = 0, ...row }: CarriedRow,
	parcels: readonly ParcelRow[]
): CarriedView {
	void text;
	const photos = photosOf(told, parcels);
	return { ...row, state: stateOf(row.state, photos), photos };
}

function photosOf(of: number, parcels: readonly ParcelRow[]): CarriedPhotos {
	const reasons = new Map<string, number>();
	for (const { state, reason } of parcels)
		if (state === 'refused') reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1);
	return {
		of,
		here: parcels.length,
		waiting: parcels.filter(({ state }) => state === 'waiting').length,
		refused: [...reasons].map(([code, count]) => ({ code, count }))
	};
}

function stateOf(documents: CarriedState, { waiting, refused }: CarriedPhotos): CarriedState {
	if (documents !== 'sent') return documents;
	if (refused.length > 0) return 'refused';
	return waiting > 0 ? 'waiting' : 'sent';
}
