/** What became of it. `cancelled`: the person closed the share sheet. */
export type HandedOn = 'shared' | 'copied' | 'cancelled' | 'failed';

/** Hands on a text with an address: by the phone's share sheet, else as a copy to be pasted. */
export async function handOn(data: {
	title: string;
	text: string;
	url: string;
}): Promise<HandedOn> {
	try {
		if ('share' in navigator && navigator.canShare?.(data) !== false) {
			await navigator.share(data);
			return 'shared';
		}
		await navigator.clipboard.writeText(`${data.text}\n${data.url}`);
		return 'copied';
	} catch (error) {
		const cancelled = error instanceof DOMException && error.name === 'AbortError';
		return cancelled ? 'cancelled' : 'failed';
	}
}
