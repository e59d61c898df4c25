import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { faultLine } from '../../../src/lib/server/fault-line.ts';

const NAME = 'Nguyễn Thị Riêng';

function caught(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}

test.each([
	['a parser of JSON', () => JSON.parse(`{"name": "${NAME}`)],
	['a schema', () => v.parse(v.literal('x'), NAME)],
	[
		'a fault of ours',
		() => {
			throw new Error(`no outcome for ${NAME}`);
		}
	],
	[
		'something that is no error',
		() => {
			throw NAME;
		}
	]
])('%s quotes nothing of what was sent into the log', (_what, work) => {
	const line = faultLine(caught(work));
	expect(JSON.stringify(line)).not.toContain('Riêng');
	expect(line.name).toMatch(/^\w+$/);
});

test('what the system and the engine say is told, with the place', () => {
	const missing = faultLine(caught(() => readFileSync('/no/such/file')));
	expect(missing).toMatchObject({ code: 'ENOENT', message: expect.stringContaining('ENOENT') });
	const bug = faultLine(caught(() => Reflect.get(Object(undefined), 'x').y));
	expect(bug).toMatchObject({ name: 'TypeError', message: expect.stringContaining("reading 'y'") });
	expect(bug.at?.[0]).toContain('fault-line.test.ts');
});

test('a store that is away says why, without the document that it was about', () => {
	const cause = new Error(NAME);
	const line = faultLine(
		new CouchUnavailable('the store did not take person:an-01: full', { cause })
	);
	expect(line.message).toBe('the store did not take person:… full');
	expect(JSON.stringify(line)).not.toContain('Riêng');
});
