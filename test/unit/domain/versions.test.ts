import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { AppDocument, DocumentType } from '../../../src/lib/domain/document.ts';
import { documentVersions, parseDocument } from '../../../src/lib/domain/document.ts';
import { statusOf } from '../../../src/lib/domain/activity/decision.ts';
import { membershipOn, staysOf } from '../../../src/lib/domain/unit/history.ts';
import { standingHeadcount } from '../../../src/lib/domain/unit/standing-headcount.ts';
import { NOON, revision } from '../../fixtures/builders.ts';

const folder = new URL('../../fixtures/versions/', import.meta.url);
const Stored = v.looseObject({ type: v.string(), v: v.number() });
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** The document of a version, as this app reads it. */
function parsed<T extends DocumentType>(type: T, version: number) {
	const answer = parseDocument(read(`${type}-${version}.json`), NOON);
	if (!answer.ok) throw new Error(JSON.stringify(answer.error));
	return answer.value as Extract<AppDocument, { type: T }>;
}

describe('documents of every version that was ever stored', () => {
	test('have a fixture each, up to the newest of each type', () => {
		const expected = Object.entries(documentVersions).flatMap(([type, newest]) =>
			Array.from({ length: newest }, (_, n) => `${type}-${n + 1}.json`)
		);
		expect(names.toSorted()).toEqual(expected.toSorted());
	});

	test.each(names)('%s is read as it is, and nothing of it is lost', (name) => {
		const stored = v.parse(Stored, read(name));
		expect(`${stored.type}-${stored.v}.json`).toBe(name);
		const answer = parseDocument(stored, NOON);
		expect(answer).toEqual({ ok: true, value: stored });
	});

	test.each(Object.entries(documentVersions))(
		'of a newer version of %s are known as such, whatever is in them',
		(type, newest) => {
			const stored = { ...read(`${type}-${newest}.json`), v: newest + 1, later: { anything: [1] } };
			const answer = parseDocument(stored, NOON);
			expect(answer).toEqual({
				ok: false,
				error: { kind: 'newerVersion', type, version: newest + 1 }
			});
		}
	);

	test('of a type that came later are known as such', () => {
		const stored = { _id: 'handover:1', type: 'handover', v: 1 };
		expect(parseDocument(stored, NOON)).toEqual({
			ok: false,
			error: { kind: 'unknownType', type: 'handover' }
		});
	});
});

describe('what was stored before histories were kept', () => {
	test('a person of version 1 was on the roster on the days that it says', () => {
		const person = parsed('person', 1);
		expect(staysOf(person)).toHaveLength(1);
		expect(membershipOn(person, '2020-12-31')).toBe('member');
		expect(membershipOn(person, '2021-01-01')).toBeNull();
	});

	test('a person of version 2 became a member on the day of the move', () => {
		const person = parsed('person', 2);
		expect(membershipOn(person, '2020-05-18')).toBe('youth');
		expect(membershipOn(person, '2020-05-19')).toBe('member');
	});

	test('a headcount of version 1 stands beside none, and gives way to one that was closed over it', () => {
		const third = { ...parsed('headcount', 3), _rev: revision(2, 4) };
		const first = { ...parsed('headcount', 1), _rev: third.over?.[0] };
		expect(standingHeadcount([first])?.standing).toEqual(first);
		expect(standingHeadcount([first, third])?.standing).toEqual(third);
	});

	test('a decision of version 1 still decides on its record', () => {
		const record = parsed('activity', 1);
		const decision = parsed('decision', 1);
		expect(decision.activity).toBe(record._id);
		expect(statusOf(record, [decision]).seal).toBe('approved');
	});
});
