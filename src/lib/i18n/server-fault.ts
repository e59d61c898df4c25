import { serverFault } from './vi/server-fault.ts';

/** What the server says of itself; each page says it in the same words. */
type Lack = 'serverFull' | 'storeAway';
type Told = { title: string; text: string };

/** Of a fault that a page has no words for there is nothing left but a lack: the types see to it. */
const lackOf = (fault: string): Lack => (fault === 'serverFull' ? fault : 'storeAway');

/** A page's own words for a fault, or where it has none those for a server that lacks something. */
export function faultWords<Own extends Readonly<Record<string, Told>>>(
	fault: Extract<keyof Own, string> | Lack,
	own: Own
): Told {
	const said: Readonly<Record<string, Told | undefined>> = own;
	return said[fault] ?? serverFault[lackOf(fault)];
}

/** The same in one sentence. */
export function faultSentence<Own extends Readonly<Record<string, string>>>(
	fault: Extract<keyof Own, string> | Lack,
	own: Own
): string {
	const said: Readonly<Record<string, string | undefined>> = own;
	const { title, text } = serverFault[lackOf(fault)];
	return said[fault] ?? `${title} ${text}`;
}

export { serverFault as words } from './vi/server-fault.ts';
