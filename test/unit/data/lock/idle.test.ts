import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDLE_MS, whenLeftAlone } from '../../../../src/lib/data/lock/idle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
	const [page, shut] = [new EventTarget(), vi.fn()];
	const clock = { nowMs: 1_000_000 };
	const end = whenLeftAlone(page, () => clock.nowMs, shut);
	const pass = (ms: number) => {
		clock.nowMs += ms;
		vi.advanceTimersByTime(Math.max(0, ms));
	};
	return { page, shut, clock, end, pass };
}

test('a page that nobody touches is locked after a while, and not before', () => {
	const { shut, pass } = watched();
	pass(IDLE_MS - 1000);
	expect(shut).not.toHaveBeenCalled();
	pass(16_000);
	expect(shut).toHaveBeenCalled();
});

test.each(['pointerdown', 'keydown', 'input', 'wheel'])('%s begins the while anew', (sign) => {
	const { page, shut, pass } = watched();
	for (let i = 0; i < 3; i++) {
		pass(IDLE_MS - 1000);
		page.dispatchEvent(new Event(sign));
	}
	expect(shut).not.toHaveBeenCalled();
});

test('a page that was hidden while its timers slept is locked as soon as it is looked at', () => {
	const { page, shut, clock } = watched();
	clock.nowMs += IDLE_MS;
	page.dispatchEvent(new Event('visibilitychange'));
	expect(shut).toHaveBeenCalledTimes(1);
});

test('a clock that was set back locks, and a watch that was ended does not', () => {
	const { page, shut, clock, end } = watched();
	clock.nowMs -= 1;
	page.dispatchEvent(new Event('visibilitychange'));
	expect(shut).toHaveBeenCalledTimes(1);
	end();
	page.dispatchEvent(new Event('visibilitychange'));
	vi.advanceTimersByTime(IDLE_MS);
	expect(shut).toHaveBeenCalledTimes(1);
});
