import type { Spoken } from '../area.ts';
import type { photos as vi } from '../vi/photos.ts';
import { count } from './count.ts';
import { sizeText } from '../size.ts';
import { day } from './time.ts';

const faults: Readonly<Record<string, string>> = {
	notPhoto:
		'This file is not a photo (JPEG, PNG, WebP, HEIC), even if its name ends in .jpg. Choose another.',
	heic: 'This browser cannot read HEIC. Set the camera to “Most compatible” (JPEG) and take it again, or take it here.',
	tooLarge:
		'The photo is too large for the memory of this device. Take it again in a smaller size.',
	unreadable: 'The photo is damaged or incomplete and cannot be opened. Choose another.',
	oldBrowser: 'This browser is too old to shrink photos. Update it and try again.',
	storageFull:
		'The storage of this device is full; the photo was not kept. Delete photos or files, then choose again.',
	same: 'This photo is already in the activity.',
	tooMany: 'An activity keeps at most 30 photos. Remove some, then add.',
	tooManyPhotos: 'The activity already has 30 photos on the server. Remove some.',
	broken: 'The photo could not be kept. Choose it again.'
};

const refusals: Readonly<Record<string, string>> = {
	noRight: 'You may no longer send photos for this unit.',
	otherUnit: 'You may no longer send photos for this unit.',
	otherAuthor:
		'Somebody else recorded this activity; only they and the secretaries may add photos.',
	missingActivity:
		'The server does not have the activity of this photo yet. Send the activity first.',
	tooManyPhotos: 'The activity already has 30 photos. Remove some.'
};

const NAMED = 3;
const photosOf = (n: number) => count(n, 'photo');

export const photos = {
	title: 'Photos',
	summary: (n, asked) =>
		n === 0 ? 'No photos yet' : `${photosOf(n)}${asked > 0 ? ` · ${asked} to be answered` : ''}`,
	hint: 'Take the gifts, the work, what is being done, or children from behind. No photos of poor children saying thanks.',
	take: 'Take a photo',
	choose: 'Choose photos',
	shrinking: (n) => `Shrinking ${photosOf(n)}. You can go on writing.`,
	shrunk: 'Photos are made smaller, without their GPS place. The place is the commune.',
	problem: (names, code) => {
		const more = names.length - NAMED;
		const rest = more > 0 ? ` and ${count(more, 'other file')}` : '';
		return `${names.slice(0, NAMED).join(', ')}${rest}: ${faults[code] ?? faults['broken']}`;
	},
	problems: 'Some photos could not be added. The text and the other photos are kept.',
	failed: 'That could not be done. The photos are as before; press again.',
	name: (n) => `Photo ${n}`,
	size: sizeText,
	open: (n) => `Open photo ${n}`,
	place: {
		asked: 'To be answered',
		draft: 'Sent after submitting',
		waiting: 'Not sent',
		sending: 'Sending',
		sent: 'Sent',
		refused: 'Not accepted'
	},
	refused: (code) =>
		`${refusals[code] ?? 'The server did not accept this photo.'} It is still on this device.`,
	question: (n) => `Photo ${n}: can a child be recognised?`,
	questionHint: 'A clear face, a name on the clothes or the name of a school is enough.',
	no: 'No',
	yes: 'Yes',
	unsure: 'Not sure',
	stays: 'This photo stays on this device.',
	staysText:
		'Without a recorded consent the photo is not sent. The text of the activity is sent as usual.',
	unanswered: 'Without an answer the photo stays on this device. The text is sent as usual.',
	whatNow: 'What do you want to do with this photo?',
	consent: 'Record the consent',
	blurFaces: 'Blur the faces',
	retake: 'Take another photo',
	remove: 'Remove this photo',
	removeSure:
		'Remove this photo? It is deleted from this device and the server and cannot be brought back.',
	removeYes: 'Remove',
	removeNo: 'Keep',
	answered: {
		none: 'No child can be recognised.',
		blurred: 'The faces are blurred.',
		consent: (form, children, askedBy, on) =>
			`${count(children, 'child', 'children')}, with consent: form ${form}, asked by ${askedBy} on ${day(on)}.`
	},
	change: 'Answer again',
	consentForm: {
		intro:
			'Consent needed: from a child of 7 or more and the representative; under 7 from the representative. The age is that of the day of the photo: a child who turned 7 that day is asked too. Write no names of children.',
		from7: 'Children of 7 or more',
		from7Hint: 'If you are not sure about the age, ask the child too.',
		from7Options: {
			agreed: 'The children agree',
			none: 'No child of 7 or more',
			refused: 'A child does not agree'
		},
		representative: 'Representatives',
		representativeOptions: { agreed: 'Agree', refused: 'Someone does not agree' },
		choose: 'Choose…',
		form: 'Number of the form',
		children: 'Number of children',
		formHint: 'The signed form stays with the unit; only its number is recorded.',
		how: 'How',
		howOptions: {
			signed: 'Signed on the form',
			message: 'A message or letter that is kept',
			recorded: 'A sound recording that is kept'
		},
		on: 'Asked on',
		onExample: '13/06/2021',
		askedBy: 'Asked by',
		save: 'Record the consent',
		back: 'Back'
	},
	viewer: {
		title: (n, of) => `Photo ${n} of ${of}`,
		zoomIn: 'Enlarge',
		zoomOut: 'Fit the screen',
		next: 'Next photo',
		previous: 'Previous photo',
		loading: 'Loading the photo',
		faults: {
			offline: 'No network, the photo could not be loaded. Open it again with a network.',
			signIn: 'Sign in again to load the photo.',
			noRight: 'You may not see the photos of this unit.',
			gone: 'This photo was deleted.',
			notYet: 'The device of whoever took it has not sent this photo yet. Look again later.',
			serverDown: 'The server did not give the photo. Try again later.'
		},
		alt: (n, name) => `Photo ${n} of the activity: ${name}`
	},
	blur: {
		title: 'Blur the faces',
		hint: 'Tap a face, or drag around a face, a name on clothes, the name of a school. Tap a box to remove it. Once blurred, the old photo cannot be brought back here.',
		proposed: (n) => `${count(n, 'face')} found. Check, and add what was not found.`,
		count: (n) => (n === 0 ? 'No box yet.' : `${count(n, 'box', 'boxes')} will be blurred.`),
		box: (n) => `Box ${n}: press to remove, arrow keys to move, + and - to resize`,
		add: 'Add a box',
		done: 'Blur',
		doneNone: 'Blur, needs at least one box',
		busy: 'Blurring'
	},
	withdrawal: {
		title: 'Consent to photos withdrawn',
		wayText: 'By the number of the form; photos are deleted everywhere',
		intro:
			'When a representative or a child withdraws consent, all photos of that form must be deleted. See the number on the form kept by the unit.',
		form: 'Number of the form',
		find: 'Find its photos',
		missing: 'Write the number of the form.',
		nothing: (form) => `There are no photos of form ${form}.`,
		nothingText:
			'Check the number on the form. Photos that another device has not sent are not known here; look again once it has.',
		found: (n, form) => `${photosOf(n)} of form ${form}`,
		count: photosOf,
		unnamed: 'An activity not submitted yet',
		sure: 'The photos are deleted from the server and all devices; the activity notes that consent was withdrawn. They cannot be brought back.',
		remove: (n) => `Delete ${photosOf(n)}, consent withdrawn`,
		done: (n, form) => `${photosOf(n)} of form ${form} deleted.`,
		doneText:
			'They are gone from this device. The server and other devices delete them as soon as this device can send. Note the day of withdrawal on the form.',
		partly: (n) => `${photosOf(n)} could not be deleted yet.`,
		partlyText: 'The others are deleted. Look for this form again and go on.',
		broken: 'The photos could not be read. Nothing more was deleted; try again.'
	},
	keepHere: 'Keep on this device',
	keepHint: 'Then it can be seen without a network.',
	release: 'Only on the server',
	withdrawConsent: 'Consent was withdrawn',
	withdrawSure:
		'The photo is deleted from the server and all devices; the activity notes that it was. It cannot be brought back.',
	withdrawYes: 'Delete, consent withdrawn',
	gone: {
		consentWithdrawn: (on) => `A photo was deleted on ${on}, consent withdrawn.`,
		removed: (on) => `A photo was removed on ${on}.`,
		moved: (on) => `A photo went with the activity to another unit on ${on}.`,
		expired: (on) => `A photo was deleted on ${on}, its time was over.`
	},
	phone: {
		title: 'Photos on this device',
		network: 'Send photos over',
		networkHint: 'At most 250 KB each. Text is always sent first, over any network.',
		networks: { any: 'Any network', wifi: 'Wi-Fi only' },
		unsureWifi:
			'This browser does not tell Wi-Fi from mobile data, so photos wait until you press “Send photos now”.',
		waiting: (n) => `${photosOf(n)} to send`,
		asked: (n) => `${photosOf(n)} with the question about children unanswered`,
		sent: (n) => `${photosOf(n)} sent, still on this device`,
		none: 'No photos yet.',
		sendNow: 'Send photos now',
		tidy: (n) => `Clear ${count(n, 'sent photo')}`,
		tidied: 'Cleared. With a network they can still be seen.',
		sending: 'Sending',
		ended: {
			done: 'All photos that could be sent are sent.',
			wifi: 'Photos wait for Wi-Fi.',
			busy: 'Photos are being sent.',
			trouble:
				'Not all photos could be sent: the network is weak, or the server did not accept them. They are still on this device; try again later.',
			serverFull:
				'The server is full and did not accept the photos. They are still on this device and will be sent; tell the office of the Block.'
		}
	}
} satisfies Spoken<typeof vi>;
