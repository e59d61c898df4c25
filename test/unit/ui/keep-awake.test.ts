import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAwake } from '$lib/ui/keep-awake.ts';

/** A page and a browser that keeps screens on; `held`: how many holds there are, as the screen sees it. */
function phone({ refuses = false } = {}) {
	const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	const state = { held: 0, asked: 0 };
	const request = async () => {
		state.asked += 1;
		if (refuses) throw new DOMException('low battery', 'NotAllowedError');
		state.held += 1;
		return { release: async () => void (state.held -= 1) };
	};
	vi.stubGlobal('document', page);
	vi.stubGlobal('navigator', { wakeLock: { request } });
	const turn = (visibilityState: string) => {
		page.visibilityState = visibilityState;
		page.dispatchEvent(new Event('visibilitychange'));
	};
	return { state, turn };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllGlobals());

test('the screen is kept on until it is no longer needed, and asked for again when the page is looked at again', async () => {
	const { state, turn } = phone();
	const stop = keepAwake(() => expect.unreachable());
	await settled();
	expect(state).toEqual({ held: 1, asked: 1 });
	// The browser lets go by itself when the page is hidden.
	state.held = 0;
	turn('hidden');
	await settled();
	expect(state.asked).toBe(1);
	turn('visible');
	await settled();
	expect(state).toEqual({ held: 1, asked: 2 });
	stop();
	await settled();
	expect(state.held).toBe(0);
	turn('visible');
	await settled();
	expect(state.asked).toBe(2);
});

test('closed while it is asked for, nothing stays on', async () => {
	const { state } = phone();
	keepAwake(() => expect.unreachable())();
	await settled();
	expect(state).toEqual({ held: 0, asked: 1 });
});

test('a phone that does not do it says so: too little charge, or no such thing', async () => {
	const told: string[] = [];
	phone({ refuses: true });
	keepAwake(() => told.push('refused'));
	await settled();
	vi.stubGlobal('navigator', {});
	keepAwake(() => told.push('none'));
	await settled();
	expect(told).toEqual(['refused', 'none']);
});
