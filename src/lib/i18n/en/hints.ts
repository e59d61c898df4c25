import type { Spoken } from '../area.ts';
import type { hints as vi } from '../vi/hints.ts';

export const hints = {
	childName: (found) => `This looks like a child’s name: “${found}”`,
	childNameText: 'Leave the name out, write only how many. You can still save.',
	idNumber: (found) => `This looks like the number of an identity paper: “${found}”`,
	idNumberText: 'Do not write anybody’s identity numbers. You can still save.',
	phoneNumber: (found) => `This looks like a telephone number: “${found}”`,
	phoneNumberText:
		'Others can read this. Leave the number out if it is not needed. You can still save.',
	informer: (found) => `This looks like the name of someone who reported a crime: “${found}”`,
	informerText: 'Leave the name out to keep that person safe. You can still save.',
	secretMark: (found) => `This seems to speak of a secret paper: “${found}”`,
	secretMarkText: 'Nothing from secret papers is written here. The rest can still be saved.'
} satisfies Spoken<typeof vi>;
