import { expect, test } from 'vitest';
import { fitToServe, freeBytesOf } from '../../../src/lib/server/surroundings.ts';

const GB = 1024 ** 3;
const now = Date.UTC(2026, 5, 15);

test('a machine with time and room is fit', () => {
	expect(fitToServe('/data', { nowMs: now, freeBytes: GB })).toEqual({ ok: true, value: null });
	expect(fitToServe('/data', { nowMs: now, freeBytes: null })).toMatchObject({ ok: true });
	expect(freeBytesOf('.')).toBeGreaterThan(0);
	expect(freeBytesOf('/no/such/folder')).toBeNull();
});

test.each([
	[{ nowMs: 0, freeBytes: GB }, /^the clock of this machine says 1970-01-01.*: set it/],
	[{ nowMs: now, freeBytes: 5 * 1024 ** 2 }, /^DATA_DIR \/data has 5 MB left: make room/]
])('what is wrong is said in one sentence (%j)', (surroundings, words) => {
	const fit = fitToServe('/data', surroundings);
	expect(fit.ok).toBe(false);
	if (!fit.ok) expect(fit.error).toMatch(words);
});
