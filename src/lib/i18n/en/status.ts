import type { Attention } from '../../domain/status/attention.ts';
import type { Spoken } from '../area.ts';
import type { status as vi } from '../vi/status.ts';
import { count, form } from './count.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

type Told = { title: string; text: string };

type OfCertificate = Extract<Attention, { kind: `certificate${string}` }>;

function certificate(what: OfCertificate): Told {
	switch (what.kind) {
		case 'certificateEnded':
			return {
				title: `The address’s certificate ended on ${time.dayOf(what.until)}`,
				text: 'Phones cannot send until there is a new one; activities stay on them. Have the administrator renew it now (see “Certificates” in the operations manual).'
			};
		case 'certificateEnds':
			return {
				title: `The address’s certificate has ${count(what.days, 'day')} left, until ${time.dayOf(what.until)}`,
				text: 'It usually renews itself a month ahead. Have the administrator look why it did not.'
			};
		case 'certificateUnreachable':
			return {
				title: 'The server could not read the certificate of its own address',
				text: 'Phones may send all the same. Open the app’s address on another device; if it does not open, tell the administrator.'
			};
	}
}

export const status = {
	title: 'State of the server',
	way: 'State of the server',
	intro: 'What needs somebody comes first. Nothing recorded on the units’ devices is lost by it.',
	at: (at: string) => `Looked at ${time.full(at)}`,
	again: 'Look again',
	loading: 'Looking',
	todo: (n: number) => `To do (${n})`,
	nothing: 'The server is well, nothing is to be done.',
	size: sizeText,
	attention: (what: Attention): Told => {
		switch (what.kind) {
			case 'certificateEnded':
			case 'certificateEnds':
			case 'certificateUnreachable':
				return certificate(what);
			case 'disk':
				return {
					title: `The server’s disk has only ${sizeText(what.freeBytes)} left`,
					text: 'When it is full the server takes nothing more, and activities wait on the devices. Have the administrator remove old backups or add room.'
				};
			case 'couch':
				return {
					title: `CouchDB ${what.version} is older than what was tried`,
					text: 'Have the administrator upgrade CouchDB to 3.5. Back up first.'
				};
			case 'storeAway':
				return {
					title: `The store did not answer for ${count(what.minutes, 'minute')}, from ${time.full(what.from)}`,
					text: 'It answers again. Activities waited on the devices meanwhile and then sent themselves; none is lost. Have the administrator look in CouchDB’s log why.'
				};
			case 'totals':
				return {
					title: `Figures are ${count(what.minutes, 'minute')} behind what was received`,
					text: 'No activity is missing, only the figures do not have it yet. After an hour have the administrator read the server’s log.'
				};
			case 'backupNever':
				return {
					title: 'No backup is known',
					text: 'Have the administrator set up a daily backup. If it is backed up in another way, pass over this line.'
				};
			case 'backupOld':
				return {
					title: `The last backup is ${count(what.days, 'day')} old`,
					text: 'The timer may be broken. Have the administrator run it and look why.'
				};
		}
	},
	away: {
		title: 'The server runs, but its store does not answer',
		text: (since: string | null) =>
			`${since === null ? '' : `Since ${time.full(since)}. `}What is recorded waits on the devices and sends itself when the store is back. Have the administrator look at CouchDB (or the disk); nothing needs doing on the devices.`,
		reason: (reason: string) => `For the administrator: ${reason}`
	},
	silences: {
		all: (n) => `See all ${n} units`,
		title: (n: number) => `Units silent for long (${n})`,
		none: 'Every unit has sent something in the last 7 days.',
		text: 'The server cannot see what was not sent. Call the secretary: open the app where there is a network, and look at what waits to be sent.',
		days: (days: number) => `nothing for ${count(days, 'day')}`,
		never: 'has never sent anything'
	},
	denials: {
		title: (n: number) => `Refused by the server (${n})`,
		none: 'In the last 14 days the server took all that was sent.',
		text: 'In the last 14 days. They are still on the sender’s device, with the reason and what to do. Where many have the same reason, call and ask.',
		count: (n: number) => count(n, 'item'),
		who: (names: string) => `Of: ${names}.`,
		last: (at: string) => `Last at ${time.full(at)}.`,
		request: (id) => `Error code of the last one: ${id}.`,
		reason: (code: string): Told => reasons[code] ?? otherReason
	},
	phones: {
		title: (n: number) => `Devices with an old version (${n})`,
		seen: (n: number) =>
			`${count(n, 'device')} ${form(n, 'has', 'have')} come in the last 30 days.`,
		none: 'Every device has the server’s version.',
		programs: (n) =>
			n === 0
				? ''
				: `${count(n, 'other program')} ${form(n, 'connects', 'connect')} to the server too.`,
		unknown: 'The server does not know its own version, so it cannot compare.',
		text: 'A device changes at its next start with a network. If it is still old after days: close the app, open it again, tap “Update”.',
		seenAt: (device: string, at: string) => `${device} · last seen ${time.dayOf(at)}`,
		more: (n: number) => `And ${count(n, 'device')} more.`
	},
	facts: {
		title: 'The server',
		version: 'Version',
		store: 'Store',
		stores: { embedded: 'The app’s own', couchdb: 'Apache CouchDB' },
		bytes: 'Data take',
		free: 'Free on the disk',
		lag: 'Figures',
		level: 'Level with what was received',
		behind: (seconds: number) => `${count(seconds, 'second')} behind`,
		backup: 'Last backup',
		certificate: 'Certificate until',
		plain: 'The address is not encrypted (for trials only)',
		unknown: 'Not known'
	}
} satisfies Spoken<typeof vi>;

const otherReason: Told = {
	title: 'Another reason',
	text: 'The sender opens the item on the device to see the reason and what to do.'
};

const reasons: Record<string, Told> = {
	noRight: {
		title: 'The sender has no right to write there',
		text: 'Look at that person’s rights under Users; give the right, then have them tap “Send as it is”.'
	},
	otherUnit: {
		title: 'Written into a unit without the right',
		text: 'The person may have changed units. Give the right back, or have them save a file for the secretary.'
	},
	otherAuthor: {
		title: 'Somebody else’s activity was changed',
		text: 'Have whoever recorded it, or the unit’s secretary, change it.'
	},
	periodClosed: {
		title: 'The period is closed',
		text: 'The Executive Committee reopens it under Closing periods if more is to be taken.'
	},
	ownRecord: {
		title: 'Approving one’s own activity',
		text: 'Have another secretary of the unit approve it.'
	},
	newerVersion: {
		title: 'Written by a newer app than the server',
		text: 'Have the administrator update the server; the item waits on the device.'
	},
	unknownType: {
		title: 'A kind of item the server does not know yet',
		text: 'Have the administrator update the server; the item waits on the device.'
	},
	invalid: {
		title: 'Something in it is not right',
		text: 'The sender opens the item, corrects what is shown and sends again. If many meet it, tell the makers.'
	},
	malformed: {
		title: 'The server cannot read it',
		text: 'The sender saves a file and sends it to the office; tell the makers.'
	},
	tooLarge: {
		title: 'Too long',
		text: 'The sender shortens the account or takes lines out, and sends again.'
	}
};
