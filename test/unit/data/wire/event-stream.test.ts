import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamEvent } from '../../../../src/lib/data/wire/event-stream.ts';
import { EventStreamParser } from '../../../../src/lib/data/wire/event-stream.ts';

const text =
	'event: hello\ndata: {"uuid":"a"}\n\n: \n\nevent: change\r\ndata: {"x":\r\ndata: 1}\r\n\r\n';
const events: StreamEvent[] = [
	{ event: 'hello', data: '{"uuid":"a"}' },
	{ event: 'change', data: '{"x":\n1}' }
];

function parse(pieces: readonly string[]): StreamEvent[] {
	const parser = new EventStreamParser();
	return pieces.flatMap((piece) => parser.push(piece));
}

test('events are read whole, heartbeats are none', () => {
	expect(parse([text])).toEqual(events);
});

test('wherever the line is cut, the same events come out', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
			const at = [0, ...cuts.sort((a, b) => a - b), text.length];
			const pieces = at.slice(1).map((end, i) => text.slice(at[i], end));
			expect(parse(pieces)).toEqual(events);
		})
	);
});
