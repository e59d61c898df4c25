import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { canonicalJson } from '../../../../src/lib/domain/json.ts';
import { activity, member, ownUnit, personId } from '../../../fixtures/builders.ts';
import { ModelPhone, World } from './support/phones.ts';

const author: Actor = { person: member, roles: [{ role: 'member', unit: ownUnit }] };
const keepers = ['tran-thi-binh', 'ly-a-chu'].map((id): Actor => ({
	person: personId(id),
	roles: [{ role: 'unitSecretary', unit: ownUnit }]
}));
const people = [author, ...keepers, author, author];

const LINES = ['gifts', 'goods', 'places', 'bodies', 'outcomes'] as const;
/** What a person types: the mark is in no other value of the history. */
const texts = ['name', 'result', 'campaignWords'] as const;

function line(id: string, mark: string) {
	const none = { receiver: null, place: null, source: '' };
	return {
		gifts: { id, name: mark, count: null, unitPriceDong: null, totalDong: null, ...none },
		goods: { id, name: mark, quantity: null, unit: '', valueDong: null, ...none },
		places: { id, kind: 'venue', name: mark, code: null, words: '', hamlets: [], role: null },
		bodies: { id, name: mark, unit: null, role: 'participant' },
		outcomes: {
			id,
			type: 'khac',
			amount: null,
			unit: '',
			phase: null,
			place: null,
			words: mark
		}
	} as const;
}

/** One thing a person changes, and the mark by which it is found again. */
function changed(content: ActivityContent, what: number, which: number, mark: string) {
	const amount = { n: 7, qualifier: 'nearly', words: mark } as const;
	const field = LINES[which % LINES.length] ?? 'gifts';
	const all: readonly { id: string }[] = content[field];
	const at = all[which % Math.max(1, all.length)];
	const { members } = content.people;
	switch (what % 9) {
		case 0:
			return { [texts[which % texts.length] ?? 'name']: mark };
		case 1:
			return { people: { ...content.people, members: [...members, personId(mark)] } };
		case 2:
			return { people: { ...content.people, members: members.filter((_, i) => i !== which) } };
		case 3:
			return { people: { ...content.people, attendances: amount } };
		case 4:
			return { value: { ...content.value, givenDong: amount } };
		case 5:
			return { [field]: [...all, line(mark, mark)[field]] };
		case 6:
			return at === undefined
				? {}
				: { [field]: all.map((one) => (one === at ? line(at.id, mark)[field] : one)) };
		case 7:
			return { [field]: all.filter((one) => one !== at) };
		default: {
			const receivers = [{ id: mark, kind: 'child', amount, words: mark } as const];
			return which % 2 === 0 ? { receivers } : { receivers: [] };
		}
	}
}

const typing = ['edit', 'edit', 'edit'] as const;
const step = fc.record({
	what: fc.constantFrom(...typing, 'sync', 'sync', 'merge', 'begin', 'withdraw'),
	phone: fc.nat(4),
	kind: fc.nat(8),
	which: fc.nat(5)
});

/** Everybody exchanges everything; what is apart is merged: at first by all at once, each choosing anew, then by one. */
function settleAll(phones: readonly ModelPhone[], choose: (options: number) => number): void {
	for (let round = 0; round < 20; round++) {
		for (let pass = 0; pass < 2; pass++) for (const phone of phones) phone.sync();
		if (phones.every(({ conflicts }) => conflicts.length === 0)) return;
		if (round < 2) for (const phone of phones) phone.merge(choose);
		else phones[round % phones.length]?.merge(choose);
	}
	throw new Error('never one');
}

it('any phones, edits, exchanges and merges end in one content, and nothing typed is lost', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 5 }),
			fc.array(step, { minLength: 1, maxLength: 24 }),
			fc.infiniteStream(fc.nat(5)),
			(count, steps, numbers) => {
				const world = new World();
				const phones = people
					.slice(0, count)
					.map((actor, i) => new ModelPhone(world, actor, `device-${i}`));
				const choose = (options: number) => (numbers.next().value ?? 0) % options;
				const typed: string[] = [];
				phones[0]?.create(activity({ name: 'Đầu' }));
				for (const phone of [...phones, ...phones]) phone.sync();
				steps.forEach(({ what, phone: number, kind, which }, i) => {
					const phone = phones[number % count];
					if (phone === undefined) return;
					if (what === 'sync') phone.sync();
					else if (what === 'begin') phone.begin();
					else if (what === 'withdraw') phone.withdraw();
					else if (what === 'merge') phone.merge(choose);
					else {
						const mark = `typed${i}x`;
						phone.edit((content) => {
							const change = changed(content, kind, which, mark);
							if (canonicalJson(change).includes(mark)) typed.push(mark);
							return change;
						});
					}
				});
				settleAll(phones, choose);
				const [first, ...others] = phones.map(({ shown }) => shown);
				for (const other of others) expect(other).toEqual(first);
				const kept = canonicalJson(phones[0]?.leaves);
				expect(typed.filter((mark) => !kept.includes(mark))).toEqual([]);
			}
		),
		{ numRuns: Number(process.env['MERGE_RUNS'] ?? 1000) }
	);
}, 60_000);
