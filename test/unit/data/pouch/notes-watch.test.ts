import { expect, test } from 'vitest';
import { NotesWatch, WentBack } from '../../../../src/lib/data/pouch/notes-watch.ts';

const found = (rev: string) => ({
	status: 200,
	headers: new Headers(),
	text: JSON.stringify({ _rev: rev })
});

test('a note that this phone never heard confirmed counts from when it is first seen', () => {
	const first = new NotesWatch(0);
	first.take('GET', found('0-5'));
	expect(first.count).toBe(5);
	const next = new NotesWatch(first.count);
	expect(() => next.take('GET', found('0-4'))).toThrow(WentBack);
});
