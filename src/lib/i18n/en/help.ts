import type { Spoken } from '../area.ts';
import type { help as viHelp } from '../vi/help.ts';
import type { memberHelp as viMember } from '../vi/help/member.ts';
import type { publicHelp as viPublic } from '../vi/help/public.ts';
import type { unitHelp as viUnit } from '../vi/help/unit.ts';

export const help = {
	title: 'Help for this page',
	none: 'This page could not be opened, so there is no help for it. Go home and press the question mark there.',
	close: 'Close the help',
	keys: {
		title: 'Keys on a computer',
		everywhere: [
			{ keys: ['?'], does: 'open the help for this page' },
			{ keys: ['/'], does: 'go to the search box of the page' },
			{ keys: ['Esc'], does: 'close what is open' }
		],
		review: [
			{ keys: ['↑', '↓'], does: 'next activity' },
			{ keys: ['Space', 'X'], does: 'choose' },
			{ keys: ['D'], does: 'approve' },
			{ keys: ['T'], does: 'needs more' },
			{ keys: ['Z'], does: 'undo within 10 seconds' },
			{ keys: ['Enter'], does: 'open in full' }
		],
		off: 'Keys ? and / off',
		on: 'Keys ? and / on',
		or: 'or'
	}
} satisfies Spoken<typeof viHelp>;

export const memberHelp = {
	'/(member)': [
		'Press “Record an activity” for what you have just done. It works without a network.',
		'“Not sent”, “Sending” and “Sent” say where your activities are. With a network and the app open they are sent by themselves.',
		'“For you to do next” has drafts, and activities of which the secretary wants more: press one to go on.',
		'Unread notices and the secretary’s reminders are right below the button.',
		'“My …” with the year says which of your deeds count.'
	],
	'/(member)/ghi/[id]': [
		'Only three things are required: name, unit and when. Of the rest, write what you know.',
		'Where: choose a commune; accents may be left out.',
		'“What was in this activity?”: choose what you need, and its boxes appear.',
		'If you do not know a number, leave it empty: empty means “not said”, not 0.',
		'All is saved as you type. “Later” keeps the draft, “Submit” sends it to the secretary.',
		'No names of children, no numbers of identity papers, no telephone numbers.'
	],
	'/(member)/hoat-dong': [
		'Search by name, commune or campaign; accents may be left out.',
		'“More filters” for year, campaign, state, or the whole unit.',
		'The first sign says where an activity is (not sent, sent). The round one says who decided.',
		'Press an activity to see all of it, edit or withdraw it.'
	],
	'/(member)/hoat-dong/[id]': [
		'The way at the top says whether the activity is on this device, on its way, or on the server.',
		'“Edit” opens the form again. When an approved activity is edited, a secretary approves again; figures still count the approved version.',
		'“Withdraw” means it no longer counts; it stays in the history.',
		'Not accepted: read the reason, mend it and send it again. The activity is still on this device.',
		'Two different versions: merge them, choosing for each place; what you do not choose stays in the history.'
	],
	'/(member)/thong-bao': [
		'Notices of the Block to your unit, newest first. They can be read without a network.',
		'A notice is read once you open it; the device tells the server when there is a network.',
		'“To be confirmed” is for secretaries and deputies: open it and confirm for the unit.',
		'Withdrawn notices stay on the list; they are no longer to be followed.'
	],
	'/(member)/thong-bao/[id]': [
		'Opening this page means that you have read the notice. Without a network the device tells later.',
		'“Corrected” means that you see the newest words; the former ones are under History.',
		'Secretaries see who in their unit has read it. The Executive Committee and the office see each unit.',
		'Executive Committee and office: press a unit to see each person; correcting and withdrawing are at the end of the page.'
	],
	'/(member)/toi': [
		'Your roles, what this device still keeps, and when it last sent.',
		'“Open sending” to see each item not sent, send now, or save to a file.',
		'“Allow keeping” so that the browser does not delete data when the device is full.',
		'“My data”: see what the Block keeps about you, ask for corrections, withdraw consent.',
		'Signing out removes your data from this device. Wait until all is sent.'
	],
	'/(member)/diem-danh': [
		'The organiser holds up a phone with a code. Scan it here; the phone’s own camera opens this page too.',
		'Look at the activity and its unit, then press “I am here”. No network is needed.',
		'It is kept on this phone and sends itself later. However often it is pressed, it is one.',
		'Without a camera: press “Show my code” and let the organiser read it.',
		'iPhone: open the app from the home screen, then scan here.'
	],
	'/(member)/du-lieu-cua-toi': [
		'What the Block keeps about you, what for, and who can see it.',
		'“Save a copy to read” gets all that the server keeps about you. It needs a network.',
		'If something is wrong, press “Ask to correct” and say what is right. The office answers within 2 working days.',
		'“Show the last 30 days” says who read and changed your data.'
	],
	'/(member)/tu-danh-gia': [
		'Choose a year and write your self-assessment. Approved activities with your name are filled in.',
		'Choose a level, give points for each criterion, mend the words.',
		'What you write is saved on this device. Secretaries can read it once you press “Save”.',
		'Only you, the secretaries and the Executive Committee can read it; other members cannot.'
	],
	'/(member)/chuyen-may': [
		'For days without signal: hand unsent activities to the phone of somebody who will have a network soon.',
		'What you carry for others is on this phone. With a network it is sent by itself, after your own activities.',
		'What you handed over says to whom, and whether the server has all of it.',
		'Whoever carries it can neither read nor change it. Receiving it several times never doubles it.'
	],
	'/(member)/chuyen-may/di': [
		'Side by side: the other phone opens Phone to phone, receives by scanning, and holds its camera to the code on this phone.',
		'Farther apart, or without a camera: share or save a file and copy it.',
		'Compare the code of the bundle on both phones: if it is the same, the other phone has all of it.',
		'Activities and photos stay on this phone until the server has them. Photos go by file alone.'
	],
	'/(member)/chuyen-may/nhan': [
		'With a file: choose it; its name begins with chuyen-may.',
		'By scanning: switch on the camera, hold the code of the other phone in the middle, keep still until all parts are there.',
		'If the bundle is cut or altered, or the phone is full, do as it says and take it again; the other phone still has everything.',
		'Read the code of the bundle out: if it is the same on both, all has been received.'
	],
	'/(member)/ma-khoa': [
		'The code keeps the private part of this device: officers, joining the Party.',
		'Set a code of at least 6 digits, not a date of birth.',
		'After 10 wrong tries the private part is removed from this device; what was sent stays on the server.',
		'Code forgotten: set a new one, and the private part comes again with a network. What was not sent of it is lost.'
	],
	'/gallery': [
		'Every component of the interface in every state.',
		'This page exists only while the app is developed.',
		'Look at 320 pixels, at 200 % letters and in the dark before changing a component.'
	]
} satisfies Spoken<typeof viMember>;

export const publicHelp = {
	'/(public)/dang-nhap': [
		'The first time needs a network. After that the app opens without one.',
		'The office of the Block gives you the user name; capital letters do not matter.',
		'With a sign-in card: scan its code with the camera and set a password.',
		'Password forgotten: ask the office of the Block. Activities on this device are not lost.'
	],
	'/(public)/the': [
		'Scan the code on the card, or type the code below the picture.',
		'See that it is your name, then set a password. A card works once, within 30 days.',
		'If a card is said to be used and it was not you: tell the office of the Block.'
	],
	'/(public)/thiet-lap': [
		'This page opens only while the server has no account.',
		'The set-up code is in the line “setup” in the log of the server; ask whoever installed it.',
		'Mend what this page says (address, clock, disk, store) before making the account.',
		'The first account is the office’s. Then go to “Me” to bring in the lists.'
	]
} satisfies Spoken<typeof viPublic>;

export const unitHelp = {
	'/(unit)/duyet/[[id]]': [
		'What has waited longest comes first. Press to read it, then “Approve” or “Needs more”.',
		'Yellow is worth a closer look. It only tells, it does not stop you.',
		'Tick several to approve them together; what has to be seen by itself says why below its name.',
		'By mistake: “Undo” within 10 seconds. Later open Approved and withdraw the approval, with a reason.',
		'Needs more: write a sentence about what is needed; the author reads it when there is a network.'
	],
	'/(unit)/co-so': [
		'Choose a year. The large number is what is approved; hatched awaits approval and is not added.',
		'Press a number to see its activities; open what is missing to see who has none, and remind.',
		'List of members and youths: add people, record admissions, transfers and leaving by age with the right day.',
		'Closing a headcount keeps the list of that day as the total for the targets.'
	],
	'/(unit)/co-so/ban-giao': [
		'What is still open in the unit: activities awaiting approval, headcounts not closed, requests without an answer.',
		'Print it twice; who hands over and who takes over both sign.',
		'The office writes down the new secretary; rights change at once on both phones.'
	],
	'/(unit)/co-so/can-bo': [
		'Officers of the unit, and people introduced or admitted to the Party.',
		'Only the unit’s secretaries and the Executive Committee can read it; a code opens it.',
		'It works without a network. If something is wrong, record it again; the former entry stays in the history.'
	],
	'/(unit)/co-so/xep-loai': [
		'Choose a year and write the unit’s self-assessment; approved activities are filled in.',
		'Branches and members are rated in the two parts below.',
		'What you write is saved on this device. Press “Send to the Standing Committee” when it is complete.'
	],
	'/(unit)/co-so/bao-cao': [
		'Choose a period; the report is filled from the unit’s approved activities.',
		'Figures on yellow open where they come from. Pink is to be written by hand.',
		'Edit each section, then save as Word, print, or save the table as Excel.',
		'Once it is sent, press “Freeze the report” to keep what was handed in.'
	],
	'/(unit)/co-so/bao-cao/chot/[key]': [
		'A frozen report: text and figures as they were handed in.',
		'Press a figure to see the names of the activities counted then.',
		'For new figures write and freeze another; this one stays.'
	],
	'/(unit)/co-so/rut-dong-y': [
		'For when a representative or a child withdraws consent to photos, and only the number of the form is known.',
		'Type the number, see that these are the photos, then delete them.',
		'Photos are deleted from the server and all devices when they have a network; the activity stays and says so.'
	]
} satisfies Spoken<typeof viUnit>;
