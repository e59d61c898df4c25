import type { Spoken } from '../area.ts';
import type { serverFault as vi } from '../vi/server-fault.ts';

export const serverFault = {
	code: (id) => `Error code ${id}. If you ask the office, read it out.`,
	serverFull: {
		title: 'The server is full.',
		text: 'Nothing more could be saved; what is there is as it was. Tell the office, so that the administrator makes room, then do it again.'
	},
	storeAway: {
		title: 'The data store of the server does not answer.',
		text: 'What is there is as it was. Try again in a few minutes; after an hour, tell the office.'
	}
} satisfies Spoken<typeof vi>;
