import { until, type App } from './app.ts';

export type Bell = {
	/** Waits for the next event of a kind that was not asked for yet. */
	next: (event: string) => Promise<Record<string, unknown>>;
	/** Resolves when the server ended the stream. */
	ended: Promise<void>;
	/** Everything heard, comments included. */
	heard: () => string;
	leave: () => void;
};

/** Listens to the doorbell as a phone does. */
export async function openDoorbell(
	app: Pick<App, 'url'>,
	headers: Record<string, string>
): Promise<Bell> {
	const left = new AbortController();
	const response = await fetch(`${app.url}/api/doorbell`, { headers, signal: left.signal });
	if (response.status !== 200 || response.body === null)
		throw new Error(`the doorbell answers ${response.status}`);
	let text = '';
	const events: { event: string; data: Record<string, unknown> }[] = [];
	const read = async (body: ReadableStream<Uint8Array>) => {
		const decoder = new TextDecoder();
		let rest = '';
		for await (const chunk of body) {
			text += decoder.decode(chunk, { stream: true });
			rest += decoder.decode(chunk, { stream: true });
			const blocks = rest.split('\n\n');
			rest = blocks.pop() ?? '';
			for (const block of blocks) {
				const [, event] = /^event: (.+)$/m.exec(block) ?? [];
				const [, data] = /^data: (.+)$/m.exec(block) ?? [];
				if (event !== undefined) events.push({ event, data: JSON.parse(data ?? '{}') });
			}
		}
	};
	const ended = read(response.body).catch((error: unknown) => {
		if (!left.signal.aborted) throw error;
	});
	const next = async (event: string) => {
		let at = -1;
		await until(() => (at = events.findIndex((one) => one.event === event)) !== -1);
		const [found] = events.splice(at, 1);
		return found?.data ?? {};
	};
	return { next, ended, heard: () => text, leave: () => left.abort() };
}
