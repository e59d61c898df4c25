import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import {
	layOver,
	merge,
	openQuestions,
	settle
} from '../../../../src/lib/domain/activity/merge-write.ts';
import type { MergePlan } from '../../../../src/lib/domain/activity/merge.ts';
import { planMerge } from '../../../../src/lib/domain/activity/merge.ts';
import { standingLeaves, versionOf } from '../../../../src/lib/domain/activity/leaves.ts';
import { recordedVersions } from '../../../../src/lib/domain/activity/versions.ts';
import {
	activity,
	content,
	member,
	personId,
	revision,
	secretary
} from '../../../fixtures/builders.ts';

let moment = 0;
const at = () => new Date(Date.UTC(2021, 5, 16, 1, 0, ++moment)).toISOString();
const stamp = (by = member) => ({ at: at(), by, device: `phone-of-${by}` });

/** The first version of a record, as two phones have it. */
const first = (fields: Partial<ActivityContent> = {}) => ({
	...activity(fields),
	_rev: revision(1)
});
function edit(base: Activity, fields: Partial<ActivityContent>, by = member): Activity {
	const next = { content: { ...base.content, ...fields }, state: base.state };
	const generation = base.edits.length + 1;
	return { ...editActivity(base, next, stamp(by)), _rev: revision(generation, ++moment) };
}
function plan(...leaves: Activity[]): MergePlan {
	const made = planMerge(leaves);
	if (made === null) throw new Error('nothing to merge');
	expect(planMerge([...leaves].reverse())).toEqual(made);
	return made;
}
const asked = ({ questions }: MergePlan) => questions.map(({ key }) => key);
function outcome(made: MergePlan, choices: Record<string, number> = {}) {
	const done = settle(made, choices);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	return done.value;
}
function merged(made: MergePlan, choices: Record<string, number> = {}, by = secretary): Activity {
	const done = merge(made, choices, stamp(by));
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	const generation = Number.parseInt(made.top._rev ?? '', 10) + 1;
	return { ...done.value, _rev: revision(generation, ++moment) };
}

const people = (...members: string[]) => ({
	people: { ...content().people, members: members.map(personId) }
});
const told = (n: number, qualifier: 'exact' | 'nearly', words: string) => ({ n, qualifier, words });
const given = (amount: ReturnType<typeof told>) => ({
	value: { ...content().value, givenDong: amount }
});
const gift = (id: string, name: string) => ({
	id,
	name,
	count: null,
	unitPriceDong: null,
	totalDong: null,
	receiver: null,
	place: null,
	source: ''
});

describe('what needs nobody', () => {
	it('is taken from the side that changed it, down to one amount of a field', () => {
		const base = first();
		const ours = edit(base, given(told(60_000_000, 'nearly', 'gần 60 triệu đồng')));
		const raised = { ...content().value, raisedDong: told(5, 'exact', '') };
		const theirs = edit(base, { name: 'Tên mới', value: raised }, secretary);
		const made = plan(ours, theirs);
		expect(asked(made)).toEqual([]);
		expect(outcome(made).content).toEqual({
			...base.content,
			name: 'Tên mới',
			value: { ...raised, givenDong: told(60_000_000, 'nearly', 'gần 60 triệu đồng') }
		});
	});

	it('is what both say alike, and what the later of two that knew of each other says', () => {
		const base = first();
		const ours = edit(edit(base, { name: 'A' }), { name: 'B' });
		const theirs = edit(base, { name: 'B', campaignWords: 'x' }, secretary);
		expect(asked(plan(ours, theirs))).toEqual([]);
	});
});

describe('a list that both changed', () => {
	const base = first(people('an-mot', 'binh-hai'));
	const ours = edit(base, people('an-mot', 'cu-ba'));
	const theirs = edit(base, people('an-mot', 'binh-hai', 'dung-bon'), secretary);

	it('is put together person by person, and either side can be taken instead', () => {
		const made = plan(ours, theirs);
		expect(made.questions).toMatchObject([
			{ key: 'people.members', kind: 'list', preset: 0, mustAsk: false }
		]);
		const all = outcome(made).content.people.members;
		expect([...all].sort()).toEqual(['an-mot', 'cu-ba', 'dung-bon']);
		const sides = [1, 2].map((side) => outcome(made, { 'people.members': side }).content.people);
		expect(sides.map(({ members }) => members.length).sort()).toEqual([2, 3]);
	});

	it('keeps what one removed and the other changed, and asks', () => {
		const start = first({ gifts: [gift('g1', 'Sách'), gift('g2', 'Vở')] });
		const removed = edit(start, { gifts: [gift('g2', 'Vở')] });
		const changed = edit(start, { gifts: [gift('g1', 'Truyện'), gift('g2', 'Vở')] }, secretary);
		const made = plan(removed, changed);
		expect(made.questions).toMatchObject([{ key: 'gifts', kind: 'list', mustAsk: true }]);
		expect(outcome(made).content.gifts.map(({ name }) => name)).toEqual(['Truyện', 'Vở']);
	});

	it('asks about a line that says two things, and not once a whole list was chosen', () => {
		const start = first({ gifts: [gift('g1', 'Sách')] });
		const one = edit(start, { gifts: [gift('g1', 'Truyện'), gift('g3', 'Bút')] });
		const two = edit(start, { gifts: [gift('g1', 'Báo'), gift('g4', 'Mực')] }, secretary);
		const made = plan(one, two);
		expect(asked(made)).toEqual(['gifts', 'gifts/g1']);
		expect(settle(made, {})).toEqual({ ok: false, error: { kind: 'unanswered' } });
		expect(outcome(made, { 'gifts/g1': 0 }).content.gifts).toHaveLength(3);
		expect(openQuestions(made, { gifts: 1 }).map(({ key }) => key)).toEqual(['gifts']);
		expect(outcome(made, { gifts: 1 }).content.gifts).toHaveLength(2);
	});

	it('has one line for a kind of receiver, whatever the ids of the two lines', () => {
		const line = (id: string, n: number) =>
			({ id, kind: 'child', amount: told(n, 'exact', ''), words: '' }) as const;
		const same = plan(
			edit(first(), { receivers: [line('r1', 100)] }),
			edit(first(), { receivers: [line('r2', 100)] }, secretary)
		);
		expect(outcome(same).content.receivers).toHaveLength(1);
		const apart = plan(
			edit(first(), { receivers: [line('r1', 100)] }),
			edit(first(), { receivers: [line('r2', 120)] }, secretary)
		);
		expect(asked(apart)).toEqual(['receivers/child']);
	});
});

describe('what differs on both sides', () => {
	const base = first({ result: '' });
	const ours = edit(base, { ...given(told(60_000_000, 'nearly', 'gần 60 triệu')), result: 'Một.' });
	const theirs = edit(base, { ...given(told(60_000_000, 'exact', '')), result: 'Hai.' }, secretary);
	const made = plan(ours, theirs);

	it('is asked with who and when, the amounts as they were told', () => {
		const question = made.questions.find(({ key }) => key === 'value.givenDong');
		expect(question).toMatchObject({ kind: 'one', preset: null, mustAsk: true });
		const options = question?.options.map(({ said, parts }) => ({
			by: said[0]?.by,
			value: parts.get('value.givenDong')
		}));
		expect(options).toHaveLength(2);
		expect(options).toContainEqual({
			by: member,
			value: told(60_000_000, 'nearly', 'gần 60 triệu')
		});
		expect(options).toContainEqual({ by: secretary, value: told(60_000_000, 'exact', '') });
	});

	it('lets both of two texts stay', () => {
		const { result } = outcome(made, { 'value.givenDong': 0 }).content;
		expect(result.split('\n\n').sort()).toEqual(['Hai.', 'Một.']);
	});

	it('is kept in the history of the merge: the version that was merged in can be read again', () => {
		const done = merged(made, { 'value.givenDong': 0, result: 1 });
		const other = made.others[0];
		if (other === undefined) throw new Error('one leaf');
		const [recorded] = recordedVersions(done);
		expect(recorded?.fields).toEqual(versionOf(other).fields);
		expect(recorded?.rev).toBe(other._rev);
		expect(JSON.stringify(done)).toContain('Một.');
		expect(JSON.stringify(done)).toContain('Hai.');
	});

	it('asks whether a record that one withdrew and another edited stands', () => {
		const withdrawn = {
			...editActivity(base, { content: base.content, state: 'withdrawn' }, stamp(secretary)),
			_rev: revision(2, ++moment)
		};
		const between = plan(withdrawn, edit(base, { name: 'Sửa' }));
		expect(asked(between)).toEqual(['state']);
		const states = [0, 1].map((state) => outcome(between, { state }).state);
		expect(states.sort()).toEqual(['submitted', 'withdrawn']);
	});
});

describe('after a merge', () => {
	const base = first();
	const ours = edit(base, { name: 'A' });
	const theirs = edit(base, { name: 'B' }, secretary);
	const made = plan(ours, theirs);
	const stands = (...leaves: Activity[]) => standingLeaves(leaves, (leaf) => leaf);

	it('the versions it names are settled', () => {
		const done = merged(made, { name: 0 });
		expect(stands(done, ours, theirs)).toEqual([done]);
	});

	it('an edit of a settled version is merged again, from where that one began', () => {
		const done = merged(made, { name: 0 });
		const [other = theirs] = made.others;
		const later = edit(other, { result: 'Thêm' });
		const again = plan(done, later);
		expect(asked(again)).toEqual([]);
		expect(outcome(again).content).toMatchObject({ name: done.content.name, result: 'Thêm' });
	});

	it('two that chose differently are asked again, two that chose alike are not', () => {
		const [one, two] = [merged(made, { name: 0 }), merged(made, { name: 1 }, member)];
		expect(asked(plan(one, two))).toEqual(['name']);
		expect(asked(plan(one, merged(made, { name: 0 }, member)))).toEqual([]);
	});

	it('all of three versions are one', () => {
		const third = edit(base, { name: 'C', result: 'Ba' }, personId('ly-a-chu'));
		const three = plan(ours, theirs, third);
		expect(three.questions[0]?.options).toHaveLength(3);
		const done = merged(three, { name: 2 });
		expect(stands(ours, third, done, theirs)).toEqual([done]);
		expect(done.content.result).toBe('Ba');
	});
});

describe('an edit begun before another came', () => {
	const base = first({ ...people('an-mot'), result: '' });

	it('is laid over it, lists put together', () => {
		const current = edit(base, people('an-mot', 'binh-hai'), secretary);
		const mine = edit(base, { ...people('an-mot', 'cu-ba'), result: 'Xong' });
		expect(layOver(mine, current)?.content).toMatchObject({
			people: { members: ['an-mot', 'binh-hai', 'cu-ba'] },
			result: 'Xong'
		});
	});

	it('stands beside it where a person must choose', () => {
		const current = edit(base, { name: 'B' }, secretary);
		expect(layOver(edit(base, { name: 'A' }), current)).toBeNull();
	});
});
