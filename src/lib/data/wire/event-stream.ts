/** An event of a `text/event-stream`. */
export type StreamEvent = { event: string; data: string };

/**
 * Reads events out of the pieces a stream comes in, wherever they are cut. Comments (heartbeats) are no events, but
 * their bytes show that the line lives.
 */
export class EventStreamParser {
	#rest = '';
	#event = '';
	#data: string[] = [];

	/** Takes a piece; answers the events that are complete now. */
	push(piece: string): StreamEvent[] {
		const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
		this.#rest = lines.pop() ?? '';
		return lines.flatMap((line) => this.#line(line) ?? []);
	}

	#line(line: string): StreamEvent | null {
		if (line === '') return this.#dispatch();
		const [field = '', ...value] = line.split(':');
		const text = value.join(':').replace(/^ /, '');
		if (field === 'event') this.#event = text;
		if (field === 'data') this.#data.push(text);
		return null;
	}

	#dispatch(): StreamEvent | null {
		const event = { event: this.#event || 'message', data: this.#data.join('\n') };
		const empty = this.#data.length === 0;
		this.#event = '';
		this.#data = [];
		return empty ? null : event;
	}
}
