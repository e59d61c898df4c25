import type { Spoken } from '../area.ts';
import type { approveMany as viApproveMany } from '../vi/approve-many.ts';
import type { compare as viCompare } from '../vi/compare.ts';
import type { helping as viHelping } from '../vi/helping.ts';
import type { move as viMove } from '../vi/move.ts';
import type { settle as viSettle } from '../vi/settle.ts';
import { activities, form } from './count.ts';

export const approveMany = {
	all: (n) => `Choose all ${activities(n)} that can be approved together`,
	singly: (n) =>
		`${activities(n)} ${form(n, 'has', 'have')} to be opened one by one; each says why.`,
	pick: (name) => `Choose: ${name}`,
	cannotPick: (name) => `Cannot be chosen: ${name}`,
	why: {
		own: 'Open it: you did or recorded it',
		after: 'Open it: changed after approval',
		contradicting: 'Open it: the secretaries’ decisions contradict',
		conflicted: 'Open it: two different versions',
		newer: 'Open it: recorded with a newer version of the app',
		denied: 'Open it: not accepted by the server',
		absent: 'Open it: somebody was not on the unit’s list on that day',
		warned: 'Open it: something to look at again'
	},
	chosen: (n) => `${activities(n)} chosen`,
	none: 'Choose none',
	approve: (n) => `Approve ${activities(n)}`,
	ask: (n) => `Approve ${form(n, 'this activity', `these ${activities(n)}`)}?`,
	list: 'Activities to be approved',
	cancel: 'Cancel',
	progress: (done, all) => `Looking again at ${done} of ${activities(all)}`,
	done: (n) => `${activities(n)} approved.`,
	nothingDone: 'No activity was approved.',
	leftTitle: (n) => `${activities(n)} left as before, not approved`,
	leftText: 'They have just changed or need a closer look. Open each to decide.',
	seen: 'Seen',
	undo: 'Undo',
	undone: (n) => (n === 1 ? 'The decision is undone.' : `${n} decisions are undone.`),
	tooLate:
		'After 10 seconds the decision was sent. To take it back, open the activity and withdraw the approval.',
	undoable: 'This decision is not sent yet. For 10 seconds it can be undone without a trace.',
	keys: { space: 'Space', pick: 'choose', undo: 'undo' }
} satisfies Spoken<typeof viApproveMany>;

export const compare = {
	approvedBy: (who, when) => `Approved by ${who} ${when}`,
	changedBy: (who, when) => `Changed by ${who} ${when}`
} satisfies Spoken<typeof viCompare>;

export const helping = {
	title: (name) => `Recording for ${name}`,
	text: 'The activity is theirs, and says that you recorded it. You cannot approve it; another secretary of the unit does.',
	sole: 'The activity is theirs, and says that you recorded it. As the only secretary you can approve it; the decision says so.',
	editing: (name) =>
		`You are editing an activity of ${name}. The history says what you changed; they can see it.`,
	byOther: (name) => `Recorded by ${name}`,
	forOther: (name) => `Recorded for ${name}`
} satisfies Spoken<typeof viHelping>;

export const move = {
	action: 'Move to another unit',
	title: 'Move to another unit?',
	to: 'Move to',
	there:
		'The other unit gets a new activity with all of the content, to be approved by its secretary.',
	here: 'In this unit the activity is withdrawn and says where it went. The history stays here.',
	approved: (unit) =>
		`It is approved: targets count it for ${unit} until a secretary there agrees to withdraw it.`,
	yes: (unit) => `Move to ${unit}`,
	no: 'Cancel',
	done: (unit) => `Moved to ${unit}. It is sent when there is a network.`,
	wentTo: (unit) => `This activity was moved to ${unit}. Nothing is lost.`,
	cameFrom: (unit) => `This activity came from ${unit}.`,
	openThere: 'Open it there',
	openHere: 'Open the original',
	wrongUnit: 'Wrong unit',
	rightUnit: 'Right unit',
	anyUnit: 'Choose a unit',
	unitMissing: 'Choose the right unit of this activity.',
	// Written into the decision, for whoever recorded the activity.
	reason: (unit) => `Sai đơn vị, đúng là ${unit}`,
	asked: (unit) => `The secretary thinks that this activity belongs to ${unit}.`,
	noRight: (unit) =>
		`You may not record for ${unit}. Ask a secretary there to record it, or the office of the Block.`,
	history: {
		went: (n, unit) => `Version ${n} · moved to ${unit}`,
		came: (n, unit) => `Version ${n} · moved here from ${unit}`
	}
} satisfies Spoken<typeof viMove>;

export const settle = {
	title: 'The secretaries’ decisions contradict',
	text: 'None of them is in force. Choose one, or decide anew below; all stay in the history.',
	wait: 'None of them is in force. A secretary has to open it and decide once more.',
	on: (verdict, n) => `${verdict}, version ${n}`,
	by: (who, when) => `${who}, ${when}`,
	older: (n) => `The activity was edited later and is now at version ${n}.`,
	take: 'Take this decision'
} satisfies Spoken<typeof viSettle>;
