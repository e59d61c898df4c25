import type { Spoken } from '../area.ts';
import type { joint as vi } from '../vi/joint.ts';

export const joint = {
	title: 'Joint activity',
	code: 'Code of the joint activity',
	note: 'Gifts, money and receivers count once for the Block, by the leading unit’s activity. Each unit’s page still shows its own figures.',
	make: 'Make a code',
	made: 'Read this code out, or let other units scan the QR code.',
	scan: 'Scan a QR code',
	qr: (code) => `QR code of joint activity ${code}`,
	showQr: 'Show the QR code',
	hideQr: 'Hide the QR code',
	leave: 'Leave the joint activity',
	unknown:
		'This device does not know the code; it can be saved, and is linked when there is a network.',
	unnamed: 'No unit leads this code yet',
	takeOver: 'Take over name and time',
	takenOver: 'Name and time of the leading unit are taken over. You can change them.',
	units: 'Units',
	lead: 'leads',
	own: 'this activity',
	state: { waiting: 'awaiting approval', approved: 'approved', withdrawn: 'withdrawn' },
	problems: {
		unknown:
			'This device knows no other unit with this code. With a network the server links them.',
		noLead:
			'No unit says that it leads. The leading unit opens its activity and chooses “My unit leads this joint activity”.',
		severalLeads:
			'More than one unit says that it leads. The Block counts the one recorded first. Agree on one; the others untick it.',
		leadWithdrawn:
			'The leading unit has withdrawn. The other units still count; one of them can take the lead.',
		twice:
			'This unit has more than one activity with this code. Its figures count once; withdraw the extra one.'
	},
	wrong:
		'One character wrong? The activity then counts by itself. Compare the code with that of the leading unit.',
	scanner: {
		title: 'Scan a QR code',
		hint: 'Hold the leading unit’s QR code in the middle of the picture.',
		refused:
			'The camera is not allowed. Allow it in the settings of the browser, or type the 8 characters.',
		noCamera: 'The camera of this device cannot be opened. Type the 8 characters.',
		notOurs:
			'This is not the QR code of a joint activity. Scan the one under “Joint activity” on the leading unit’s device.',
		type: 'Type the code'
	},
	rollUp: {
		title: 'Parts of this activity',
		note: 'What is recorded in a part is not added again from the larger activity.',
		child: 'Part of',
		childNote: 'The figures of this part count; those of the larger activity are not added.'
	}
} satisfies Spoken<typeof vi>;
