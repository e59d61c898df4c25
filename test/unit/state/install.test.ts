import { describe, expect, it } from 'vitest';
import { InstallMemory, installableOn } from '$lib/state/install.ts';

const ANDROID =
	'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15';
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0';

describe('the home screen is offered', () => {
	it.each([
		['android', ANDROID, 5],
		['ios', IPHONE, 5],
		['ios', IPAD, 5],
		[null, IPAD, 0],
		[null, WINDOWS, 10]
	] as const)('on %s', (on, userAgent, touchPoints) => {
		expect(installableOn({ userAgent, touchPoints, standalone: false })).toBe(on);
		expect(installableOn({ userAgent, touchPoints, standalone: true })).toBeNull();
	});

	/** What a phone keeps; a new tab has a memory of its own visit. */
	class Phone {
		readonly #long = new Map<string, string>();
		visit(): InstallMemory {
			const memory = new InstallMemory(kept(this.#long), kept(new Map()));
			memory.noteVisit();
			return memory;
		}
	}
	const kept = (map: Map<string, string>) => ({
		getItem: (key: string) => map.get(key) ?? null,
		setItem: (key: string, value: string) => void map.set(key, value)
	});

	it('not at the first visit, however often home is opened in it; at the second', () => {
		const phone = new Phone();
		const first = phone.visit();
		first.noteVisit();
		expect(first.mayOffer).toBe(false);
		expect(phone.visit().mayOffer).toBe(true);
	});

	it('at the first visit once a record was saved', () => {
		const memory = new Phone().visit();
		memory.noteRecord();
		expect(memory.mayOffer).toBe(true);
	});

	it('never again after a no', () => {
		const phone = new Phone();
		phone.visit().noteRecord();
		phone.visit().dismiss();
		expect(phone.visit().mayOffer).toBe(false);
	});
});
