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

test.each(['', 'forbidden', '{"code":3}', '{"code":"<b>"}', 'null', '[]'])(
	'a reason of another kind (%j) is a refusal without a known cause',
	(reason) => {
		expect(denialOf(reason, at)).toEqual({ code: 'unknown', issues: [], at });
	}
);
