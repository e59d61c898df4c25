import type { Spoken } from '../area.ts';
import type { firstGuide as vi } from '../vi/first-guide.ts';

export const firstGuide = {
	label: 'Guide to a first record',
	there: 'Your first record: the form guides you step by step. You can leave that out at any time.',
	step: (n, of) => `Step ${n} of ${of}`,
	next: 'Next step',
	last: 'Understood',
	skip: 'Hide the guide',
	steps: {
		name: {
			title: 'What was done?',
			text: 'Write a short sentence, such as “30 New Year gifts in Khao Mang”. It is saved as you type.'
		},
		when: {
			title: 'On which day?',
			text: 'Press Today or Yesterday, or choose a day. If you know only the month, choose Month; if you do not know, choose Not known.'
		},
		places: {
			title: 'Where?',
			text: 'Search the commune; accents may be left out. If it is not clear, leave it empty and add it later.'
		},
		what: {
			title: 'Gifts, money, people who took part?',
			text: 'What you choose opens its boxes. Put yourself among the participants, too: only who is named counts.'
		},
		foot: {
			title: 'Done? Send it',
			text: 'The large button at the end sends it to the secretary; without a network it is kept and sent later. If it is not finished, keep the draft.'
		}
	}
} satisfies Spoken<typeof vi>;
