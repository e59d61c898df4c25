import type { Spoken } from '../area.ts';
import type { denial as vi } from '../vi/denial.ts';

const reasons: Readonly<Record<string, { title: string; remedy: string }>> = {
	noRight: {
		title: 'You may not write this.',
		remedy: 'Ask your unit secretary. If you were just given the right, send again as it is.'
	},
	otherUnit: {
		title: 'You may no longer write in this unit.',
		remedy: 'Save it to a file for the secretary, or send again when you have the right.'
	},
	otherAuthor: {
		title: 'Somebody else recorded this activity.',
		remedy: 'Ask them or a secretary to edit it. Save to a file to keep your version.'
	},
	immutable: {
		title: 'Unit and author of a recorded activity cannot be changed.',
		remedy: 'Record a new activity, then withdraw the old one.'
	},
	forgedEdit: {
		title: 'The history carries another person’s name.',
		remedy: 'Discard this version, open the activity again and edit it with your own account.'
	},
	rewrittenHistory: {
		title: 'The history does not match the version on the server.',
		remedy: 'Choose “Edit and send again”: your words are put on the newest version.'
	},
	unknownVersion: {
		title: 'The server lacks a version that was merged.',
		remedy: 'Wait until the other device has sent its version, then send again as it is.'
	},
	inConflict: {
		title: 'This activity still has two different versions.',
		remedy: 'Merge the two, then approve.'
	},
	appendOnly: {
		title: 'A decision cannot be changed.',
		remedy: 'Open the activity and decide again.'
	},
	forgedDecision: {
		title: 'This decision carries another person’s name.',
		remedy: 'Sign in with your own account and decide again.'
	},
	ownRecord: {
		title: 'Nobody approves their own activity.',
		remedy: 'Ask another secretary or deputy of the unit.'
	},
	soleSecretaryMark: {
		title: 'It is not marked that the only secretary approved their own activity.',
		remedy: 'Open the activity and approve it again.'
	},
	snapshotMismatch: {
		title: 'What was approved does not match the version on the server.',
		remedy: 'The activity may just have been edited. Open it and approve again.'
	},
	missingActivity: {
		title: 'The server does not have this activity.',
		remedy: 'Send the activity first, then decide.'
	},
	periodClosed: {
		title: 'This period is closed, so it was not accepted.',
		remedy: 'Ask to reopen the period; once it is open, send again as it is.'
	},
	notReminded: {
		title: 'Nobody is reminded of this target.',
		remedy: 'No reminder was sent. Choose another target of the term.'
	},
	remindedRecently: {
		title: 'Somebody was reminded of this within the last 7 days.',
		remedy: 'Wait a few days, then remind.'
	},
	outOfTime: {
		title: 'This check-in is outside its time.',
		remedy: 'Ask the organiser to put your name on the activity, then give this item up.'
	},
	deletion: {
		title: 'A recorded activity cannot be deleted.',
		remedy: 'Withdraw it: it no longer counts, and its history is kept.'
	},
	wrongPlace: {
		title: 'This item does not belong where it was written.',
		remedy: 'Save it to a file and tell the office of the Block.'
	},
	unknownType: {
		title: 'The server does not know this kind of item.',
		remedy: 'It may be older than the app. Send again later.'
	},
	notSettled: {
		title: 'This activity cannot be moved yet.',
		remedy: 'First merge its versions, or mend what was not accepted and send it again.'
	},
	newerVersion: {
		title: 'This item was written with a newer version of the app.',
		remedy: 'Update the app and try again.'
	},
	invalid: {
		title: 'Something is not right, so the server did not accept it.',
		remedy: 'Mend that place and send again.'
	},
	malformed: {
		title: 'The server cannot read this item.',
		remedy: 'Save it to a file and tell the office of the Block.'
	},
	tooLarge: {
		title: 'This activity is too long.',
		remedy: 'Shorten the words or remove lines, then send again.'
	}
};

const unknown = {
	title: 'The server did not accept this activity.',
	remedy: 'Send again. If that does not help, save it to a file and tell the office of the Block.'
};

export const denial = {
	of: (code) => reasons[code] ?? unknown,
	storageFull:
		'The storage of this device is full, so it was not saved. Delete photos or files and try again.',
	gone: 'The activity changed while you were looking. The newest version is open; look again, then decide.',
	broken: 'It could not be saved. What you typed is still on the screen; try again.'
} satisfies Spoken<typeof vi>;
