import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceCode } from '../../../src/lib/domain/activity/attendance-code.ts';
import { Attendance } from '../../../src/lib/state/form/attendance.svelte.ts';
import { NOON, personId } from '../../fixtures/builders.ts';
import { personOf } from '../../fixtures/roster-builders.ts';

const roster = Array.from({ length: 50 }, (_, n) =>
	personOf(`p-${n}`, [{ kind: 'listed', day: '2020-03-01' }], { name: `Người số ${n}` })
);
/** A cheap phone reads five pictures a second. */
const PICTURE_MS = 200;

describe('checking in', () => {
	it('fifty people within a minute, whoever shows the code again: each once', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(49), { maxLength: 30 }), (again) => {
				const added: string[] = [];
				const desk = new Attendance(roster, [personId('p-0')], (person) => added.push(person));
				let nowMs = NOON;
				// Each code stands before the camera for a second: five pictures of it.
				const shown = [...roster.map(({ id }) => id), ...again.map((n) => personId(`p-${n}`))];
				for (const person of shown)
					for (let picture = 0; picture < 5; picture++) {
						desk.take(attendanceCode(person), nowMs);
						nowMs += PICTURE_MS;
					}
				expect(added.toSorted()).toEqual(
					roster
						.map(({ id }) => id)
						.slice(1)
						.toSorted()
				);
				expect(desk.count).toBe(50);
			}),
			{ numRuns: 30 }
		);
		expect(50 * 5 * PICTURE_MS).toBeLessThan(60_000);
	});

	it('beeps once for a showing, and says who is on the list already', () => {
		const desk = new Attendance(roster, [], () => undefined);
		const code = attendanceCode(personId('p-3'));
		expect(desk.take(code, NOON)).toMatchObject({ kind: 'here', name: 'Người số 3' });
		expect(desk.take(code, NOON + PICTURE_MS)).toBeNull();
		expect(desk.take(code, NOON + 10_000)).toMatchObject({ kind: 'already' });
	});

	it('puts nobody on the list who is not of the unit, and nothing that is no such code', () => {
		const added: string[] = [];
		const desk = new Attendance(roster, [], (person) => added.push(person));
		expect(desk.take(attendanceCode(personId('ai-do')), NOON)).toEqual({ kind: 'elsewhere' });
		expect(desk.take('https://yenbai.example', NOON)).toEqual({ kind: 'notOurs' });
		expect(added).toEqual([]);
	});

	it('takes whoever has no phone by name, of those on the roster of the day', () => {
		const late = personOf('p-90', [{ kind: 'listed', day: '2022-01-01' }], {
			name: 'Người đến sau'
		});
		const desk = new Attendance([...roster, late], [personId('p-1')], () => undefined);
		expect(desk.missing('nguoi den', '2021-06-15')).toEqual([]);
		const [found] = desk.missing('so 12', '2021-06-15');
		expect(found?.id).toBe('p-12');
		desk.takeByHand(personId('p-12'));
		expect([desk.count, desk.came]).toEqual([2, ['Người số 12']]);
		expect(desk.missing('so 12', '2021-06-15')).toEqual([]);
	});
});
