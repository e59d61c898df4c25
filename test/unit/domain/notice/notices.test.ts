import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '$lib/domain/notice/notices.ts';
import { addressed, noticesOf } from '$lib/domain/notice/notices.ts';
import { parseDocument } from '$lib/domain/document.ts';
import { askedOf, readBy } from '$lib/domain/notice/read-by.ts';
import {
	NOON,
	member,
	otherUnit,
	ownUnit,
	personId,
	secretary
} from '../../../fixtures/builders.ts';
import { notice, receipt, wholeNotice } from '../../../fixtures/notice-builders.ts';
import { workEntry } from '../../../fixtures/work-builders.ts';

const first = workEntry(wholeNotice(), 0);
const only = (...entries: Parameters<typeof noticesOf>[0]): Notice => {
	const [one] = noticesOf(entries);
	if (one === undefined) throw new Error('no notice');
	return one;
};
const told = only(first);

describe('a notice', () => {
	it('is what was said of it last, whatever the order it came in', () => {
		const corrected = workEntry(notice({ text: '9 giờ ngày 25/6.' }), 5);
		const later = workEntry(wholeNotice({ title: 'Nộp báo cáo' }, 2), 3);
		fc.assert(
			fc.property(fc.shuffledSubarray([first, corrected, later], { minLength: 3 }), (entries) => {
				const [newest, other] = noticesOf(entries);
				expect(newest).toMatchObject({ title: 'Nộp báo cáo', correctedAt: null });
				expect(other).toMatchObject({
					title: 'Họp giao ban quý II',
					text: '9 giờ ngày 25/6.',
					at: first.at,
					correctedAt: corrected.at,
					withdrawn: false
				});
				expect(other?.history).toHaveLength(2);
			})
		);
	});

	it('is new to read when its words change, and not when only more units are told', () => {
		const more = only(first, workEntry(notice({ to: [ownUnit] }), 5));
		expect(more.edition).toBe(told.edition);
		expect(only(first, workEntry(notice({ text: 'Hoãn.' }), 5)).edition).not.toBe(told.edition);
	});

	it('of which the beginning has not come yet is none', () => {
		expect(noticesOf([workEntry(notice({ text: 'Hoãn.' }))])).toEqual([]);
	});

	it('is for all units, or for those it names', () => {
		expect(addressed(told, [ownUnit, otherUnit])).toEqual([ownUnit, otherUnit]);
		expect(addressed({ to: [otherUnit] }, [ownUnit, otherUnit])).toEqual([otherUnit]);
	});

	it.each([
		['to no unit', { to: [] }, 'set.to'],
		['to a unit twice', { to: [ownUnit, ownUnit] }, 'set.to'],
		['without a title', { title: ' ' }, 'set.title'],
		['with tags', { text: '<b>Họp</b>' }, 'set.text'],
		['longer than four pages', { text: 'a'.repeat(10_001) }, 'set.text'],
		['that says nothing', {}, 'set']
	])('%s is refused at its field', (_, set, path) => {
		const parsed = parseDocument({ ...first, set }, NOON);
		expect(parsed.ok).toBe(false);
		if (parsed.ok || parsed.error.kind !== 'invalid') throw new Error('taken');
		expect(parsed.error.issues.map((issue) => issue.path).join()).toMatch(
			path === 'set' ? /^/ : path
		);
	});
});

describe('who read it', () => {
	const of = (by = member, fields = {}) => receipt({ edition: told.edition, by, ...fields });
	const confirmed = { said: 'confirmed' } as const;

	it('comes to the same in any order and however often a receipt arrives', () => {
		const people = fc.constantFrom(member, secretary, personId('le-thi-mai'));
		const receipts = fc.array(
			fc
				.record({
					by: people,
					edition: fc.constantFrom(told.edition, first._id.slice(-26).replace(/.$/, 'Z')),
					said: fc.constantFrom('read' as const, 'confirmed' as const),
					at: fc.integer({ min: 0, max: 5 }).map((n) => new Date(NOON + n * 60_000).toISOString())
				})
				.map((fields) => receipt(fields)),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(
				receipts.chain((all) =>
					fc.tuple(
						fc.constant(all),
						fc.array(fc.constantFrom(...(all.length === 0 ? [of()] : all)), { maxLength: 5 }),
						fc.shuffledSubarray(all, { minLength: all.length })
					)
				),
				([all, again, shuffled]) => {
					const twice = all.length === 0 ? [] : [...again, ...shuffled];
					const one = readBy(told, all);
					const other = readBy(told, twice);
					expect(new Map([...other.people].sort())).toEqual(new Map([...one.people].sort()));
					expect(other.confirmed).toEqual(one.confirmed);
					// Against a plain count.
					const readers = new Set(
						all.filter(({ edition }) => edition === told.edition).map(({ by }) => by)
					);
					const counted = [...one.people].filter(([, { readAt }]) => readAt !== null);
					expect(new Set(counted.map(([by]) => by))).toEqual(readers);
				}
			)
		);
	});

	it('is told apart from who read it as it was worded before', () => {
		const now = only(first, workEntry(notice({ text: 'Hoãn.' }), 5));
		expect(readBy(now, [of()]).people.get(member)).toEqual({
			readAt: null,
			earlierAt: of().at
		});
	});

	const reader = { person: member, units: [ownUnit], decidesFor: [] };
	const head = { person: secretary, units: [ownUnit], decidesFor: [ownUnit] };

	it('is asked of whom it is for, until they have read it as it stands', () => {
		expect(askedOf(told, reader, [], NOON).unread).toBe(true);
		expect(askedOf(told, reader, [of(secretary)], NOON).unread).toBe(true);
		expect(askedOf(told, reader, [of()], NOON).unread).toBe(false);
		expect(askedOf({ ...told, to: [otherUnit] }, reader, [], NOON).unread).toBe(false);
		expect(askedOf({ ...told, withdrawn: true }, reader, [], NOON).unread).toBe(false);
	});

	it('is asked for twelve months after it was worded, and not longer', () => {
		const at = (day: string) => Date.parse(`${day}T05:00:00Z`);
		const asks = (day: string, of = told) => askedOf(of, reader, [], at(day)).unread;
		const worded = { ...told, at: '2021-06-15T05:00:00.000Z', correctedAt: null };
		expect([asks('2022-06-15', worded), asks('2022-06-16', worded)]).toEqual([true, false]);
		const corrected = { ...worded, correctedAt: '2021-08-01T05:00:00.000Z' };
		expect(asks('2022-07-01', corrected)).toBe(true);
		const head = { ...reader, decidesFor: reader.units };
		const wanted = { ...worded, confirm: true };
		expect(askedOf(wanted, head, [], at('2022-06-15')).toConfirm).toEqual(reader.units);
		expect(askedOf(wanted, head, [], at('2022-06-16')).toConfirm).toEqual([]);
	});

	it('is confirmed for a unit by one of its secretaries, once', () => {
		const wanted = { ...told, confirm: true };
		expect(askedOf(told, head, [], NOON).toConfirm).toEqual([]);
		expect(askedOf(wanted, reader, [], NOON).toConfirm).toEqual([]);
		expect(askedOf(wanted, head, [of(secretary)], NOON).toConfirm).toEqual([ownUnit]);
		const deputy = personId('pho-bi-thu');
		expect(askedOf(wanted, head, [of(deputy, confirmed)], NOON)).toMatchObject({
			toConfirm: [],
			unread: true
		});
		const later = of(deputy, { ...confirmed, at: '2021-06-17T01:00:00.000Z' });
		expect(readBy(wanted, [later, of(secretary, confirmed)]).confirmed?.by).toBe(secretary);
	});
});
