/** A file could not be read to its end: it is gone from the card, or the app that holds it does not give it. */
export class FileUnreadable extends Error {
	constructor(options?: ErrorOptions) {
		super('file unreadable', options);
		this.name = 'FileUnreadable';
	}
}

/** So much of a file is in the memory at once. */
const CHUNK_BYTES = 256 * 1024;

/**
 * The lines of a file, one after the other, empty ones left out; null, and the end, where one is longer than any of ours.
 * @throws FileUnreadable
 */
export async function* linesOf(file: Blob, mostChars: number): AsyncGenerator<string | null> {
	const decoder = new TextDecoder();
	let open = '';
	for (let from = 0; from < file.size; from += CHUNK_BYTES) {
		const bytes = await bytesOf(file.slice(from, from + CHUNK_BYTES));
		const lines = (open + decoder.decode(bytes, { stream: true })).split('\n');
		open = lines.pop() ?? '';
		for (const line of lines) if (line.trim() !== '') yield line;
		if (open.length > mostChars) return yield null;
	}
	open += decoder.decode();
	if (open.trim() !== '') yield open;
}

async function bytesOf(part: Blob): Promise<ArrayBuffer> {
	try {
		return await part.arrayBuffer();
	} catch (error) {
		throw new FileUnreadable({ cause: error });
	}
}
