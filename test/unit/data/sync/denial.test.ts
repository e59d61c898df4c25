import { expect, test } from 'vitest';
import { denialOf } from '../../../../src/lib/data/sync/denial.ts';

const at = '2021-05-30T08:00:00.000Z';

test('a refusal of the gateway keeps its code and its fields', () => {
	const issues = [
		{ path: 'content.name', code: 'tooLong', limit: '300' },
		{ path: 'content.when', code: 'tooFarAhead' }
	];
	const reason = JSON.stringify({ code: 'invalid', issues });
	expect(denialOf(reason, at)).toEqual({ code: 'invalid', issues, at });
});

test('a refusal keeps the id by which the server’s log has it, and none that is no id', () => {
	const told = (request: unknown) => denialOf(JSON.stringify({ code: 'noRight', request }), at);
	expect(told('k3m9x2p7')).toEqual({ code: 'noRight', issues: [], at, request: 'k3m9x2p7' });
	expect(told('<b>')).toEqual({ code: 'noRight', issues: [], at });
});

test.each(['', 'forbidden', '{"code":3}', '{"code":"<b>"}', 'null', '[]'])(
	'a reason of another kind (%j) is a refusal without a known cause',
	(reason) => {
		expect(denialOf(reason, at)).toEqual({ code: 'unknown', issues: [], at });
	}
);
