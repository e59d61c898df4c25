import type { Spoken } from '../area.ts';
import type { merge as vi } from '../vi/merge.ts';
import { count } from './count.ts';

const words = (n: number): string => (n === 2 ? 'two' : n === 3 ? 'three' : String(n));
const all = (n: number): string => (n === 2 ? 'both' : `all ${words(n)}`);

export const merge = {
	title: (n) => `Merge ${words(n)} versions`,
	open: (n) => `Merge ${words(n)} versions`,
	about: (n) => ` has ${words(n)} different versions.`,
	version: (n) => `Version ${n}`,
	edited: (who, when) => `edited by ${who} ${when}`,
	choose: 'Choose for each. What you do not choose stays in the history; nothing is lost.',
	nothing:
		'Different places were edited, so there is nothing to choose. The old versions stay in the history.',
	all: (n) => `Keep ${all(n)}, recommended`,
	allTexts: (n) => `Join ${all(n)}, mend later`,
	keepTexts: (n) => `Keep ${all(n)} texts`,
	said: (who, when) => `${who}, ${when}`,
	people: (n) => `${n} ${n === '1' ? 'person' : 'people'}`,
	added: (names) => `with ${names} added`,
	tooMuch: 'Together they would be too long or have too many lines.',
	result: (n) => (n === 0 ? 'As in the version shown' : `See ${count(n, 'change')}`),
	resultHint: 'Compared with the version shown',
	now: 'Shown',
	then: 'Merged',
	chosen: (n, of) => `${n} of ${of} chosen`,
	later: 'Later',
	yes: (n) => `Merge into version ${n}`,
	missing: (n) => `${n} still to be chosen`,
	merging: 'Merging',
	changed: 'Another version has just arrived. Look again, then choose.',
	done: 'Merged. It is sent when there is a network.',
	first: 'Merge first, then a secretary approves.',
	beforeReview: 'Open it in full to merge, then approve.',
	others: 'Its author or a secretary can merge them. Both versions are kept.',
	history: {
		merged: (n, versions) => `Version ${n} · merged from ${words(versions)} versions`,
		same: 'Another version says exactly the same',
		of: (who, when) => `Version of ${who}, ${when}`,
		left: 'Left out',
		taken: 'Taken',
		own: (n) => `See ${count(n, 'edit')} of this version`
	}
} satisfies Spoken<typeof vi>;
