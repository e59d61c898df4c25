import type { Spoken } from '../area.ts';
import type { noAnswer as vi } from '../vi/no-answer.ts';
import { time } from './time.ts';

export const noAnswer = {
	asking: 'Looking why',
	well: 'The server answers. Press “Try to send again”. If it still does not send, the server may be out of room: tell the block’s office.',
	storeAway: (since: string | null) =>
		`The server runs, but its store has not answered${since === null ? '' : ` since ${time.full(since)}`}. Nothing needs doing on this device.`,
	other:
		'Another page answers in the server’s place: this network may want you to sign in to its Wi-Fi.',
	unreachable: {
		title: 'There is a network, but no safe connection to the server',
		text: 'The server is off, its address’s certificate has ended, or this device’s date and time are wrong.',
		clock: (now: string) => `This device says ${time.full(now)}.`,
		setBack: 'That is before the last sending: the date and time of this device are wrong.',
		check:
			'If it is wrong, open Settings, Date and time, and switch “Automatic” on. If it is right and nothing could be sent for a day, tell the block’s office.'
	}
} satisfies Spoken<typeof vi>;
