import type { Spoken } from '../area.ts';
import type { review as vi } from '../vi/review.ts';
import { activities } from './count.ts';

/** What is written into a decision stays Vietnamese: whoever recorded the activity reads it. */
export const review = {
	title: 'Awaiting approval',
	one: 'Review an activity',
	strip: (n) => `${activities(n)}, longest wait first. Only approved activities count for targets.`,
	show: 'Show',
	tabs: {
		waiting: (n) => `Awaiting ${n}`,
		approved: (n) => `Approved ${n}`,
		returned: (n) => `Needs more ${n}`
	},
	search: 'Search activities',
	placeholder: 'Name, author, commune',
	unit: 'Unit',
	list: 'List of activities',
	pick: 'Choose an activity on the left to look at it and decide.',
	empty: {
		title: 'No activity awaits approval',
		text: 'Once members submit activities and this device has received them, they appear here.',
		other: 'There are no activities here.',
		noUnit: 'You are not a secretary of any unit',
		noUnitText:
			'Only secretaries and deputies of units approve activities. Ask the office of the Block if this is wrong.'
	},
	approve: 'Approve',
	approveThis: (n) => `Approve version ${n}`,
	approveAfter: 'Approve, nothing more is needed',
	return: 'Needs more',
	revoke: 'Withdraw the approval',
	agreeWithdraw: 'Agree to withdraw',
	full: 'Open in full, history',
	deciding: 'Saving the decision',
	decision: 'Decision',
	ownTitle: 'You did or recorded this activity.',
	own: 'Nobody approves their own activity. Ask another secretary or deputy of the unit to open Review on their device.',
	soleTitle: 'This is your activity, and you are the only secretary of the unit.',
	sole: 'You can approve it. The decision will say that the only secretary approved it.',
	notTaken:
		'The server has not accepted this activity, so it cannot be approved. Mend it and send it again first.',
	reason: {
		returnTitle: 'Needs more',
		revokeTitle: 'Withdraw the approval',
		returnHint: (name) => `${name} reads this, in Vietnamese, as soon as there is a network.`,
		revokeHint: 'The activity no longer counts for targets. Its author can read the reason.',
		kinds: 'Reason',
		kind: {
			figures: 'Thiếu số liệu',
			place: 'Sai nơi, sai ngày',
			twice: 'Đã có người ghi',
			people: 'Thiếu người tham gia'
		},
		returnLabel: 'What is needed',
		revokeLabel: 'Why it is withdrawn',
		often: 'Often used: ',
		phrases: ['Bổ sung số người nhận', 'Ghi rõ xã, bản', 'Chọn tên người tham gia'],
		missing: 'Write a sentence so that the author knows what to do.',
		cancel: 'Cancel',
		returnYes: (name) => `Ask ${name} for more`,
		revokeYes: 'Withdraw the approval'
	},
	done: {
		approve: (name) => `“${name}” is approved.`,
		return: (name) => `${name} was asked for more.`,
		revoke: 'The approval is withdrawn.'
	},
	again: 'Look again',
	mine: 'Yours',
	keys: {
		down: '↓',
		up: '↑',
		move: 'next activity',
		approve: 'approve',
		return: 'needs more',
		open: 'open in full',
		off: 'Shortcuts off',
		on: 'Shortcuts on'
	},
	back: 'Awaiting approval'
} satisfies Spoken<typeof vi>;
