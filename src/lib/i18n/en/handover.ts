import type { Spoken } from '../area.ts';
import type { handover as vi } from '../vi/handover.ts';
import { activities, count, form, items as counted } from './count.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

const refusals: Record<string, string> = {
	otherUnit: 'whoever wrote it is not of that unit any more',
	noRight: 'whoever wrote it has not that right any more',
	otherAuthor: 'whoever wrote it may not edit that activity any more',
	periodClosed: 'that period is closed',
	missingActivity: 'the server has not got the activity that it is about',
	newerVersion: 'the server cannot read this newer version yet',
	deletion: 'the office deleted it',
	wrongPlace: 'it cannot be carried by somebody else',
	missing: 'the server has not got the activity that it belongs to',
	tooManyPhotos: 'that activity has 30 photos already',
	otherPhoto: 'it is not the photo that it is said to be',
	altered: 'it was changed or damaged on its way',
	authorGone: 'its author has no account any more',
	phoneEnded: 'its author’s phone was called lost, or the password was changed'
};

const texts = (documents: number, records: number, photos: number) => {
	const others = documents - records - photos;
	if (records === 0) return counted(documents);
	return others <= 0
		? activities(records)
		: `${activities(records)} and ${counted(others)} with them`;
};
const items = (documents: number, records: number, photos = 0) => {
	if (photos === 0) return texts(documents, records, photos);
	const shots = count(photos, 'photo');
	const isPhotosOnly = records === 0 && documents <= photos;
	return isPhotosOnly ? shots : `${texts(documents, records, photos)}, ${shots}`;
};

export const handover = {
	title: 'Phone to phone',
	intro:
		'Where there is no signal for days, one person collects the activities of the team and sends them once there is a network. Whoever carries them can neither read nor change them.',
	open: 'Hand over to another phone',
	items,
	me: {
		title: 'No signal for days',
		text: 'Hand unsent activities to another phone that sends them for you, or carry those of others.',
		open: 'Phone to phone'
	},
	unsigned: {
		title: 'The server does not know this phone yet',
		text: 'Go online once, so that the server knows this phone; then it can hand over and collect. Activities stay on this phone.',
		retry: 'Try again'
	},
	unsupported: {
		title: 'This browser cannot hand over',
		text: 'The browser is too old, or the page was not opened by HTTPS. Activities stay on this phone and are sent once there is a network.'
	},
	way: {
		own: (name) => `${name}’s phone`,
		other: 'The other phone',
		frame: (at, of) => `Frame ${at} of ${of}`,
		repair: (at) => `Extra frame ${at}`,
		still: 'Frames stopped'
	},
	give: {
		title: (documents, records, photos) => `Hand over ${items(documents, records, photos)}`,
		none: 'Nothing to hand over',
		noneText:
			'Every activity written on this phone is with the server, or waits for you to mend it.',
		start: 'Hand over your activities',
		startText: (n, photos) => {
			if (n + photos === 0) return 'Nothing waits to be sent on this phone.';
			const said = [
				...(n > 0 ? [count(n, 'unsent item')] : []),
				...(photos > 0 ? [count(photos, 'unsent photo')] : [])
			].join(' and ');
			const all = n + photos;
			return `${said} on this phone. Handed over, ${form(all, 'it stays', 'they stay')} here until the server has ${form(all, 'it', 'them')}.`;
		},
		making: 'Packing',
		code: (code) => `Code ${code}`,
		codeText: 'Once it has everything, the other phone shows this very code.',
		label: (at, of) => `QR code of the bundle, frame ${at} of ${of}`,
		hold: 'Hold both phones still, about 20 cm apart',
		holdText: 'Frames go round by themselves. Later frames make up for those that were missed.',
		stop: 'Stop frames',
		go: 'Go on',
		slower: 'Slower',
		faster: 'Faster',
		tooLong: 'This bundle is too long for codes. Send it as a file.',
		textOnly:
			'Codes carry text alone. Photos go in the file below, or are sent from this phone once there is a network.',
		photosOnly: 'This bundle is of photos alone, which codes cannot carry. Send it as a file.',
		photos: (n, size) => `With ${count(n, 'photo')} · ${size}`,
		photosHint:
			'Whoever carries them cannot see them. Leave them out where Bluetooth is slow: they stay here and are sent once there is a network.',
		packing: (n, of) => `Packing photos, ${n} of ${of}`,
		packFailed:
			'The photos could not be packed, perhaps because the phone is full. Activities and photos stay on this phone. Try again, or leave the photos out and send the text.',
		file: 'Send as a file',
		fileText:
			'By Bluetooth, nearby share, memory card or cable. The other phone opens the file at Phone to phone.',
		send: (size) => `Share the file · ${size}`,
		save: (size) => `Save the file · ${size}`,
		stay: 'Activities and photos stay on this phone until the server has them.',
		left: (n) =>
			`${count(n, 'private item')} of the unit ${form(n, 'does', 'do')} not go to another phone and ${form(n, 'stays', 'stay')} here.`,
		more: (n) =>
			`${count(n, 'other item')} ${form(n, 'is', 'are')} not in this bundle and ${form(n, 'stays', 'stay')} here.`,
		photosLeft: (n, most) =>
			`${count(n, 'photo')} ${form(n, 'is', 'are')} not in this bundle and ${form(n, 'stays', 'stay')} here: the question about children is open, ${form(n, 'it belongs', 'they belong')} to a draft, or there are more than ${most}.`,
		to: 'Who carries it',
		toHint: 'Write it down to know later whom to ask.',
		done: 'The other phone has everything',
		saved: 'The file is saved on this phone. Copy it to the other phone.',
		shared: 'The file is shared.',
		failed:
			'The file could not be shared. Activities stay on this phone; try again, or save the file.'
	},
	collect: {
		title: 'Carry for others',
		startText: 'Open the file that the other phone sent, or read the codes on its screen.',
		start: 'Collect a bundle',
		file: 'Open a file',
		fileText: 'A .txt file whose name begins with chuyen‑may, mostly under Downloads or Bluetooth.',
		choose: 'Choose a file',
		scan: 'Read codes',
		scanText: 'The other phone opens Phone to phone and shows its codes. No phone needs a network.',
		scanStart: 'Turn the camera on',
		scanStop: 'Turn the camera off',
		camera: 'Hold the other phone’s codes in here',
		looking: 'Looking for the other phone’s codes.',
		progress: (have, of) => `Read ${have} of ${of} parts`,
		foreign: 'This code is none of a handover. Point the camera at the codes on the other phone.',
		refused: 'The camera may not be used. Allow it in the browser’s settings, or take a file.',
		noCamera: 'This phone gives no camera. Take a file.',
		taken: (name) => `Taken from ${name}`,
		again: (name) => `This bundle of ${name} is here already`,
		takenText: (what) =>
			`${what}. This phone keeps it and sends it once there is a network, after your own activities.`,
		photos: (here, of) => `Photos: ${here} of ${of} taken.`,
		noPhotos: (of) =>
			`${count(of, 'photo')} of the bundle ${form(of, 'is', 'are')} not on this phone: codes carry text alone, or the file left photos out. The other phone keeps ${form(of, 'it', 'them')} and sends ${form(of, 'it', 'them')} once there is a network; or take ${form(of, 'it', 'them')} in a file.`,
		stoppedTitle: (here, of) => `${here} of ${of} photos taken`,
		stopped: {
			cut: 'The file ends before its end.',
			altered: 'The rest of the file was changed or damaged on its way.',
			newerVersion:
				'A newer version of the app made the photos’ part; update the app once there is a network.',
			storageFull:
				'This phone is full. Delete some photos or files on it and open the file again to take the rest.',
			unreadable: 'The file cannot be read on. Copy it to the phone again and open it once more.'
		},
		stoppedText:
			'What was taken stays here. The other photos are still on the other phone, which sends them once there is a network.',
		againText: 'Taking it once more doubles nothing.',
		sentText: 'This phone has sent that bundle to the server.',
		compare: 'If the other phone shows this very code, everything has arrived.',
		sameBundle:
			'If the other phone shows this very code, it is the same bundle, and all its text is here.',
		clock: (at) =>
			`The clock of the other phone may be wrong: the bundle says ${at}. It is taken all the same.`,
		see: 'See what you carry',
		more: 'Collect another'
	},
	carried: {
		title: 'You carry',
		none: 'You carry nothing for others.',
		meta: (units, at) => `${units} · taken ${at}`,
		sent: (at) => `The server has all of it, ${at}.`,
		waiting: 'Waits for a network.',
		partly: (stored, refused) => `The server took ${stored} and did not take ${refused}.`,
		photos: (here, of, waiting) =>
			waiting === 0
				? `Photos: ${here} of ${of} taken.`
				: `Photos: ${here} of ${of} taken, ${waiting} still to be sent.`,
		photoBecause: (n, code) =>
			`${count(n, 'photo')}: ${refusals[code] ?? 'the server could not take it'}.`,
		because: (n, code) => `${counted(n)}: ${refusals[code] ?? 'the server could not take it'}.`,
		keeps:
			'The bundle stays on this phone, and its author’s phone has it too. It is tried again every day.',
		send: 'Send now',
		sending: 'Sending',
		ended: {
			done: 'The server has been asked.',
			trouble:
				'The server could not be reached, or did not take it. The bundle stays on this phone and is sent again by itself.',
			serverFull:
				'The server is full. The bundle stays on this phone and will be sent; tell the office of the Block.',
			busy: 'Another tab is sending.'
		},
		pass: 'Pass on as a file',
		drop: 'Let this bundle go',
		dropTitle: (name) => `Let the bundle of ${name} go?`,
		dropText:
			'This phone stops keeping it. Do so only if its author’s phone still has it, or it is somewhere else.',
		dropYes: 'Let it go',
		keep: 'Keep it'
	},
	given: {
		title: 'You handed over',
		none: 'Nothing was handed over from this phone.',
		to: (name) => (name === '' ? 'Carrier not written down' : name),
		way: { file: 'as a file', qr: 'by QR codes' },
		meta: (at, way, code) => `${at} · ${way} · code ${code}`,
		arrived: 'The server has all of it.',
		photos: (n, waiting) =>
			waiting === 0
				? `${count(n, 'photo')} along with it: the server has ${form(n, 'it', 'them')}.`
				: `${count(n, 'photo')} along with it; of ${waiting} this phone does not know yet that the server has ${form(waiting, 'it', 'them')}.`,
		waiting: (n) =>
			`Of ${counted(n)} this phone does not know yet that the server has ${form(n, 'it', 'them')}. It asks once there is a network.`,
		refused: (n) => `The server did not take ${counted(n)}; see Sending activities.`
	},
	fault: {
		notBundle: 'This file or code is no bundle. Choose a file whose name begins with chuyen‑may.',
		cut: 'The bundle ends before its end. The other phone still has everything; have it sent or shown again.',
		newerVersion:
			'A newer version of the app made this bundle. Update the app on this phone once there is a network, then take it again; the other phone still has everything.',
		altered:
			'The bundle was changed or damaged on its way and is not taken. The other phone still has everything; have a new one made.',
		tooLarge:
			'The bundle is too large to be taken. The other phone still has everything and sends it once there is a network.',
		otherInstallation: 'This bundle is for another server; ours cannot take it.',
		authorGone:
			'Its author has no account any more. Ask the office; once the account is open again, this phone sends by itself.',
		phoneEnded:
			'Its author’s phone was called lost, or the password was changed after the bundle was made. Once its author signs in again, that phone sends by itself.',
		own: 'This bundle is your own; your phone has all of it. Hand it to another phone.',
		notReady:
			'The server does not know this phone yet, so it cannot check bundles. Go online once and try again.',
		storageFull:
			'This phone has no room left to keep the bundle. Delete some photos or files and take it again; the other phone still has everything.',
		unreadable: 'This file cannot be read. Copy it to the phone again and choose it once more.',
		broken: 'This did not work. Nothing is lost; try again.'
	},
	faultTitle: 'The bundle was not taken',
	at: (instant, nowMs) => time.at(instant, nowMs),
	size: sizeText
} satisfies Spoken<typeof vi>;
