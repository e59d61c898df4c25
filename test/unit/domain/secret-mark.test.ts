import { expect, it } from 'vitest';
import { secretIssue } from '$lib/domain/secret-mark.ts';

it('lets a document be named only after somebody looked and found no mark', () => {
	expect(secretIssue('secret', 'no')).toBeNull();
	expect(secretIssue('secret', null)).toEqual({ path: 'secret', code: 'askSecret' });
	expect(secretIssue('secret', 'yes')).toEqual({ path: 'secret', code: 'secret' });
});
