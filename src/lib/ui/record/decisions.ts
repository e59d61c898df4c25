import type { Activity } from '$lib/domain/activity/activity.ts';
import type { Decision, RecordStatus } from '$lib/domain/activity/decision.ts';
import { later } from '$lib/i18n/later.ts';

/** A decision one may take on a record as it stands, and what its button says. The first is the usual one. */
export type Offer = { verdict: Decision['verdict']; label: string };

const words = later.review;
const back = (): Offer => ({ verdict: 'return', label: words.return });
const revoke = (): Offer => ({ verdict: 'revoke', label: words.revoke });

/** The decisions that make sense on a record, by where it stands. */
export function offersOn(activity: Activity, status: RecordStatus): Offer[] {
	const approve = (label: string): Offer => ({ verdict: 'approve', label });
	if (activity.state === 'withdrawn') return withdrawnOffers(status);
	switch (status.seal) {
		case 'waiting':
			return [approve(words.approve), back()];
		case 'changedAfterApproval':
			return [approve(words.approveThis(activity.edits.length)), back(), revoke()];
		case 'contradicting':
			return status.approval === null
				? [approve(words.approve), back()]
				: [approve(words.approve), back(), revoke()];
		case 'approved':
			return [back(), revoke()];
		case 'returned':
			return status.approval === null
				? [approve(words.approveAfter)]
				: [approve(words.approveAfter), revoke()];
		case 'withdrawn':
			return [];
	}
}

/** Approving a withdrawn record would count what its writer took back: agreeing is to end the approval. */
function withdrawnOffers(status: RecordStatus): Offer[] {
	const approval = 'approval' in status ? status.approval : null;
	if (approval === null) return [];
	return [{ verdict: 'revoke', label: words.agreeWithdraw }, back()];
}
