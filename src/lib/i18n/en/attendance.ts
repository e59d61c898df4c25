import type { Spoken } from '../area.ts';
import type { attendance as vi } from '../vi/attendance.ts';
import { people } from './count.ts';

export const attendance = {
	title: 'Check-in',
	hint: 'Each person opens the app, Me, “My check-in code”, and holds it before the camera. No network is needed.',
	camera: 'The camera reads check-in codes',
	count: (n) => people(n),
	here: (name) => `${name}: checked in`,
	already: (name) => `${name}: already on the list`,
	elsewhere:
		'This person is not on the unit’s list. Count them as others, or let their own unit record them through a joint activity.',
	notOurs: 'This is no check-in code.',
	refused: 'The camera is not allowed. Allow it in the browser’s settings, or find names below.',
	noCamera: 'This device opens no camera. Find names below.',
	byHand: 'No phone: find the name',
	add: (name) => `Check in ${name}`,
	came: 'Just checked in',
	done: (n) => `Done, ${people(n)}`,
	saved: 'Saved into the activity on this phone after each person.',
	mine: {
		title: 'My check-in code',
		text: 'Hold this code before the organiser’s camera. No network is needed. It holds no name, day of birth or telephone.',
		label: 'Check-in code',
		bright: 'If the camera does not read it, make the screen brighter.'
	}
} satisfies Spoken<typeof vi>;
