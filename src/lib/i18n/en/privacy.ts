import type { Spoken } from '../area.ts';
import type { privacy as vi } from '../vi/privacy.ts';

export const privacy = {
	notice: {
		title: 'Your personal data',
		intro:
			'Before you use the app you should know what it keeps about you and why, and decide whether you agree. This is a translation; the Vietnamese text is what counts.',
		parts: [
			{
				title: 'Who keeps it',
				text: 'The Executive Committee of the Block (Ban Chấp hành Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái), on its own server. Nothing goes to third parties; no tracking, no advertising.'
			},
			{
				title: 'What is kept',
				text: 'Name, year of birth, department, branch, days of joining and leaving the list; date of birth and telephone number where the list sent by the unit has them (only on the server, so that people of the same name are not mixed up); activities that you record or take part in; who recorded and approved what, when, on which device. Not kept: place of origin, ethnicity, health, identity numbers.'
			},
			{
				title: 'What for',
				text: 'To record and approve activities, count targets, rate, and write the reports of the Union.'
			},
			{
				title: 'Who can see it',
				text: 'Members and secretaries of your unit, the Executive Committee and the office of the Block. Each look and each change is logged. Common figures name nobody.'
			},
			{
				title: 'Sensitive data',
				text: 'Stages of joining the Party (introduced, admitted, Party member) are sensitive data. Only secretaries and deputies of your unit and the Executive Committee can see them; they are not in common figures.'
			},
			{
				title: 'For how long',
				text: 'Until the end of the term plus the time for which the Union keeps its files. When you leave the Union and ask for it, your name is taken out; totals stay as they are.'
			},
			{
				title: 'Your rights',
				text: 'See, correct, get a copy, withdraw consent, ask for deletion: under Me, My data. The office answers within 2 working days; a withdrawal is carried out within 15 days, extended once.'
			}
		],
		contact: (who) => `Who answers: ${who}.`,
		noContact: 'Who answers: the office of the Block.',
		decide: 'What do you agree to?',
		decideHint: 'Nothing is ticked beforehand. You can withdraw at any time.',
		purposes: {
			records: {
				label: 'Recording, approving and summing up my activities',
				meta: 'Needed to use the app.'
			},
			party: {
				label: 'The secretary records my stages of joining the Party',
				meta: 'Not needed. If you do not tick it, the office is told, so that it is not recorded.'
			}
		},
		missing: 'Tick the first box if you agree. If not, press “I do not agree, sign out”.',
		agree: 'Agree and go on',
		running: 'Saving',
		disagree: 'I do not agree, sign out',
		later: 'Later, go on',
		version: (n) => `Notice, version ${n}`
	},
	me: {
		title: 'Personal data',
		text: 'See, correct, get a copy, withdraw consent, ask for deletion.',
		open: 'My data',
		work: 'Work of the office',
		office: 'Requests to the office',
		people: 'Bring in lists of members',
		users: 'Users, rights, sign-in cards',
		status: 'State of the server',
		units: 'Units: rename, merge, split'
	},
	signInAgain: 'Sign in again',
	faults: {
		offline: {
			title: 'No network.',
			text: 'The server could not be told. Nothing is lost; try again with a network.'
		},
		signIn: {
			title: 'Your sign-in has expired.',
			text: 'Sign in again, then go on. The data on this device stays as it is.'
		},
		serverDown: {
			title: 'The server does not answer.',
			text: 'Nothing has changed. Try again in a few minutes.'
		},
		refused: {
			title: 'The server did not accept it.',
			text: 'Somebody else has done it already, or you sent too many. Open the page again to see.'
		}
	}
} satisfies Spoken<typeof vi>;
