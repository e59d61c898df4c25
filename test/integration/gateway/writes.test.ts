import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherUnit, revision } from '../../fixtures/builders.ts';
import {
	asActivity,
	decided,
	push,
	pushOne,
	record,
	renamed,
	replica,
	rosterPerson,
	unit
} from './documents.ts';
import type { World } from './world.ts';
import { idOf, openWorld, other, own, posted } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

describe('what may be written', () => {
	it("takes a member's own record, an edit of it, and shows both to the unit", async () => {
		const first = replica(record('member'));
		expect(await pushOne(world, 'member', own, first)).toBe('written');
		const edited = replica(renamed(record('member'), 'không', 'member'));
		expect(edited._id).not.toBe(first._id);
		const next = renamed({ ...asActivity(first) }, 'Tặng 30 suất quà', 'member');
		expect(await pushOne(world, 'member', own, replica(next, [first._rev]))).toBe('written');
		const seen = await world.json('secretary', `/db/${own}/${first._id}`);
		expect(seen).toMatchObject({ content: { name: 'Tặng 30 suất quà' } });
	});

	it('takes the approval of a secretary in one batch with the record it is about', async () => {
		const made = replica(record('member', undefined, 'secretary'));
		const approval = replica(decided('approve', asActivity(made), 'deputy'));
		expect(await push(world, 'deputy', own, [approval, made])).toEqual(new Map());
		const stored = await world.couch.get(own, approval._id);
		expect(stored.snapshot).toMatchObject({ author: idOf('member') });
	});

	it('lets the office write units of the programme, and nobody else', async () => {
		expect(await pushOne(world, 'office', 'programme', replica(unit('so-y-te')))).toBe('written');
		const response = await world.ask('member', '/db/programme/_bulk_docs', posted({ docs: [] }));
		expect(response.status).toBe(403);
	});

	it('lets nobody write a joint event, which is the server’s to tell', async () => {
		const event = { _id: 'joint:ABCD0114', type: 'joint', v: 1, code: 'ABCD0114', units: [] };
		expect(await pushOne(world, 'office', 'programme', replica(event))).toBe('unknownType');
		const response = await world.ask(
			'member',
			'/db/programme/_bulk_docs',
			posted({ docs: [event] })
		);
		expect(response.status).toBe(403);
	});

	it('lets a secretary keep the roster, and no member', async () => {
		const person = replica(rosterPerson('le-thi-mai'));
		expect(await pushOne(world, 'member', own, person)).toBe('noRight');
		expect(await pushOne(world, 'secretary', own, person)).toBe('written');
	});
});

describe('what is refused', () => {
	it('otherwise writes the rest of a batch in which one document is bad', async () => {
		const good = [record('member'), record('member'), record('member')].map((one) => replica(one));
		const bad = replica(changed(record('member'), { type: 'spell' }));
		const [first, ...rest] = good;
		const refused = await push(world, 'member', own, [first, bad, null, 7, 'x', [], {}, ...rest]);
		expect(refused.get(bad._id)).toBe('unknownType');
		for (const one of good)
			expect(await world.couch.get(own, one._id)).toMatchObject({ _rev: one._rev });
		await expect(world.couch.get(own, bad._id)).rejects.toMatchObject({ status: 404 });
	});

	it("refuses another unit's record, another author's record and another unit's database", async () => {
		expect(await pushOne(world, 'member', own, replica(record('member', otherUnit)))).toBe(
			'otherUnit'
		);
		expect(await pushOne(world, 'member', own, replica(record('colleague')))).toBe('otherAuthor');
		const response = await world.ask('member', `/db/${other}/_bulk_docs`, posted({ docs: [] }));
		expect(response.status).toBe(403);
		expect(JSON.parse(Object(await response.json()).reason)).toMatchObject({ code: 'otherUnit' });
	});

	it("refuses an edit of another's record, a changed author and a rewritten history", async () => {
		const stored = replica(record('member'));
		await push(world, 'member', own, [stored]);
		const activity = asActivity(stored);
		const edit = (document: object) => replica({ _id: stored._id, ...document }, [stored._rev]);
		const byColleague = edit(renamed(activity, 'Của tôi', 'colleague'));
		expect(await pushOne(world, 'colleague', own, byColleague)).toBe('otherAuthor');
		const stolen = edit({
			...renamed(activity, 'Của tôi', 'secretary'),
			author: idOf('secretary')
		});
		expect(await pushOne(world, 'secretary', own, stolen)).toBe('immutable');
		const forged = edit({ ...activity, content: { ...activity.content, name: 'Khác' } });
		expect(await pushOne(world, 'member', own, forged)).toBe('rewrittenHistory');
		const inAnothersName = edit(renamed(activity, 'Tên khác', 'secretary'));
		expect(await pushOne(world, 'member', own, inAnothersName)).toBe('forgedEdit');
	});

	it('refuses a branch beside the stored leaf that rewrites it, though it names no parent', async () => {
		const stored = replica(record('member'));
		await push(world, 'member', own, [stored]);
		const branch = {
			...asActivity(stored),
			author: idOf('colleague'),
			recordedBy: idOf('colleague')
		};
		expect(await pushOne(world, 'colleague', own, replica(branch))).toBe('immutable');
	});

	it('refuses forged, foreign, own and mismatching decisions', async () => {
		const stored = replica(record('member'));
		const bySecretary = replica(record('secretary'));
		await push(world, 'member', own, [stored]);
		await push(world, 'secretary', own, [bySecretary]);
		const activity = asActivity(stored);
		const judge = async (person: 'member' | 'secretary' | 'deputy', document: { _id: string }) =>
			pushOne(world, person, own, replica(document));
		expect(await judge('member', decided('approve', activity, 'member'))).toBe('noRight');
		expect(await judge('secretary', decided('approve', activity, 'deputy'))).toBe('forgedDecision');
		expect(await judge('secretary', decided('approve', asActivity(bySecretary), 'secretary'))).toBe(
			'ownRecord'
		);
		const approval = decided('approve', activity, 'secretary');
		const lie = { ...activity.content, value: { ...activity.content.value, words: 'một tỷ' } };
		if (approval.verdict !== 'approve') throw new Error('not an approval');
		const mismatch = { ...approval, snapshot: { ...approval.snapshot, content: lie } };
		expect(await judge('secretary', mismatch)).toBe('snapshotMismatch');
		expect(await judge('secretary', decided('approve', record('member'), 'secretary'))).toBe(
			'missingActivity'
		);
		expect(await judge('secretary', approval)).toBe('written');
		const second = { ...approval, _id: approval._id, at: '2021-06-15T06:00:00.000Z' };
		expect(await judge('secretary', second)).toBe('appendOnly');
	});

	it('compares an approval with the body of an older revision while the store has it', async () => {
		const first = replica(record('member'));
		await push(world, 'member', own, [first]);
		const approval = decided('approve', asActivity(first), 'secretary');
		const second = replica(renamed(asActivity(first), 'Bản hai', 'member'), [first._rev]);
		await push(world, 'member', own, [second]);
		if (approval.verdict !== 'approve') throw new Error('not an approval');
		const content = { ...approval.snapshot.content, name: 'Bịa' };
		const forged = { ...approval, snapshot: { ...approval.snapshot, content } };
		expect(await pushOne(world, 'secretary', own, replica(forged))).toBe('snapshotMismatch');
		expect(await pushOne(world, 'secretary', own, replica(approval))).toBe('written');
	});

	it('accepts an approval whose body the store never had, and says so in the audit', async () => {
		const first = replica(record('member'));
		const second = replica(renamed(asActivity(first), 'Bản hai', 'member'), [first._rev]);
		await push(world, 'member', own, [second]);
		const approval = replica(decided('approve', asActivity(first), 'secretary'));
		expect(await pushOne(world, 'secretary', own, approval)).toBe('written');
		const audit = await world.all('audit');
		expect(audit).toContainEqual(
			expect.objectContaining({
				kind: 'unverified',
				by: idOf('secretary'),
				documents: [{ id: approval._id, rev: approval._rev }]
			})
		);
	});

	it.each([
		['a design document', { _id: '_design/x', type: 'activity', v: 1 }],
		['an id that is no text', { _id: 7, type: 'activity', v: 1 }],
		['a name of the language', { _id: '__proto__', type: 'activity', v: 1 }]
	])('refuses %s', async (_name, document) => {
		const refused = await push(world, 'secretary', own, [{ ...document, _rev: revision(1) }]);
		expect([...refused.values()]).toEqual(['malformed']);
	});

	it.each<[string, object]>([
		['a revision without a generation', { _rev: 'abc' }],
		['a revision that is no text', { _rev: 7 }],
		['a missing revision', { _rev: undefined }],
		[
			'generation 9007199254740995',
			{ _rev: `9007199254740995-${'a'.repeat(32)}`, _revisions: undefined }
		],
		['generation 100001', { _rev: `100001-${'a'.repeat(32)}`, _revisions: undefined }],
		['an ancestry of another revision', { _revisions: { start: 1, ids: ['b'.repeat(32)] } }],
		['an ancestry longer than its generation', { _revisions: { start: 1, ids: ['b', 'c'] } }],
		['an ancestry that is no list', { _revisions: { start: 1, ids: 'b' } }],
		['an unknown underscored field', { _access: ['x'] }],
		['an attachment', { _attachments: { x: { data: 'eA==', content_type: 'text/plain' } } }],
		['a lone surrogate', { content: { name: '\ud800' } }],
		['nesting', { content: nested(50) }],
		['a deletion that is no truth', { _deleted: 'yes' }]
	])('refuses %s as malformed', async (_name, fields) => {
		const document = { ...replica(record('member')), ...fields };
		expect(await pushOne(world, 'member', own, document)).toBe('malformed');
	});

	it('refuses nesting that would overflow the stack', async () => {
		const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
		const body = `{"new_edits":false,"docs":[{"_id":"activity:1","x":${deep}}]}`;
		const response = await world.ask('member', `/db/${own}/_bulk_docs`, {
			...posted({}),
			body
		});
		expect(response.status).toBe(201);
		expect(await response.text()).toContain('tooDeep');
	});

	it('refuses deletions, also of what the phone itself wrote', async () => {
		const stored = replica(record('member'));
		await push(world, 'member', own, [stored]);
		const grave = replica(changed({ _id: stored._id }, { _deleted: true }), [stored._rev]);
		expect(await pushOne(world, 'member', own, grave)).toBe('deletion');
		expect(await pushOne(world, 'secretary', own, grave)).toBe('deletion');
		const response = await world.ask('member', `/db/${own}/${stored._id}?rev=${stored._rev}`, {
			method: 'DELETE'
		});
		expect(response.status).toBe(403);
	});

	it('does not let anybody bring back what the office erased', async () => {
		const stored = replica(record('member'));
		await push(world, 'member', own, [stored]);
		await world.couch.bulkDocs(own, [{ _id: stored._id, _rev: stored._rev, _deleted: true }]);
		const edit = replica(renamed(asActivity(stored), 'Vẫn còn', 'member'), [stored._rev]);
		expect(await pushOne(world, 'member', own, edit)).toBe('deletion');
	});

	it.each<[string, (activity: ReturnType<typeof record>) => { _id: string }, string]>([
		['an unknown field', (one) => changed(one, { secret: 1 }), 'invalid'],
		['a newer version', (one) => changed(one, { v: 99 }), 'newerVersion'],
		['a text of 100,000 characters', (one) => named(one, 'x'.repeat(100_000)), 'invalid'],
		['HTML', (one) => named(one, '<img src=x onerror=alert(1)>'), 'invalid'],
		['2 MB', (one) => changed(one, { more: 'x'.repeat(2_000_000) }), 'tooLarge'],
		['a date in 1900', (one) => dated(one, '1900-01-01'), 'invalid'],
		['a date far ahead', (one) => dated(one, '2031-01-01'), 'invalid'],
		['NaN', (one) => gifts(one, null), 'invalid'],
		['a negative count', (one) => gifts(one, -1), 'invalid']
	])('refuses %s, and says where', async (_name, spoil, code) => {
		const document = replica(spoil(record('member')));
		expect(await pushOne(world, 'member', own, document)).toBe(code);
	});

	it('notes each refusal with its reason, never with its words', async () => {
		const bad = replica(changed(record('member'), { secret: 'Nguyễn Thị Bí Mật' }));
		await push(world, 'member', own, [bad]);
		const audit = await world.all('audit');
		expect(audit).toContainEqual(
			expect.objectContaining({
				kind: 'denied',
				by: idOf('member'),
				database: own,
				documents: [{ id: bad._id, rev: bad._rev, code: 'invalid' }]
			})
		);
		expect(JSON.stringify(audit)).not.toContain('Bí Mật');
	});
});

function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let i = 0; i < depth; i++) value = [value];
	return value;
}

/** A document with fields it should not have. */
function changed<T extends { _id: string }>(document: T, fields: object): { _id: string } {
	return { ...document, ...fields };
}

const named = (one: ReturnType<typeof record>, name: string) => ({
	...one,
	content: { ...one.content, name }
});
const dated = (one: ReturnType<typeof record>, start: string) => ({
	...one,
	content: { ...one.content, when: { precision: 'day', start, end: null, words: '' } }
});
const gifts = (one: ReturnType<typeof record>, n: number | null) => ({
	...one,
	content: {
		...one.content,
		people: { ...one.content.people, memberCount: { n: n ?? 'NaN', qualifier: 'exact', words: '' } }
	}
});

describe('edits by hand', () => {
	it('answers an edit with its revision, and an edit of an old one with a conflict', async () => {
		const made = record('member');
		const path = `/db/${own}/${made._id}`;
		const first = await world.json('member', path, posted(made, 'PUT'));
		expect(first).toMatchObject({ ok: true, id: made._id });
		const rev: string = Object(first).rev;
		const next = renamed({ ...made, _rev: revision(1) }, 'Tên mới', 'member');
		const edit = await world.ask('member', `${path}?rev=${rev}`, posted(without(next), 'PUT'));
		expect(edit.status).toBe(201);
		const again = await world.ask('member', `${path}?rev=${rev}`, posted(without(next), 'PUT'));
		expect([again.status, Object(await again.json()).error]).toEqual([409, 'conflict']);
		const forged = await world.ask('colleague', path, posted(made, 'PUT'));
		expect(forged.status).toBe(403);
	});

	it('answers every document of a batch of edits, in its order', async () => {
		const [one, two] = [record('member'), record('colleague')];
		const answers = await world.json(
			'member',
			`/db/${own}/_bulk_docs`,
			posted({ docs: [one, two] })
		);
		expect(answers).toMatchObject([
			{ ok: true, id: one._id },
			{ id: two._id, error: 'forbidden' }
		]);
	});
});

const without = ({ _rev, ...rest }: ReturnType<typeof record>) => (void _rev, rest);
