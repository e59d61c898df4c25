/**
 * Keeps the screen on until the answer is called; a browser lets go whenever the page is hidden, so it is asked again.
 * @param onrefused the phone does not do it: no such thing, or too little charge
 */
export function keepAwake(onrefused: () => void): () => void {
	let lock: WakeLockSentinel | null = null;
	let over = false;
	async function ask(): Promise<void> {
		if (over || document.visibilityState !== 'visible') return;
		try {
			const held = await navigator.wakeLock.request('screen');
			// Closed while it was asked for.
			if (over) void held.release();
			else lock = held;
		} catch {
			onrefused();
		}
	}
	const again = () => void ask();
	document.addEventListener('visibilitychange', again);
	void ask();
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
