import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { firstRevision } from './revisions.ts';

/** The last conference is not held yet: it was put off, so that the demo shows what is late. */
const NOT_HELD = 10;
const PUT_OFF_TO = '2022-07';
/** The block's executive committee in the demo. */
const SUMMONED = 15;

/** What an entry says. */
export type Said = Pick<WorkEntry, 'subject' | 'key' | 'set'>;

/** The committee's conferences as a demo has them: nearly all held, a point or two left over, one resolution issued. */
export function seedWork(random: SeededRandom, standing: readonly Person[]): Replicated[] {
	const [secretary, ...others] = standing;
	if (secretary === undefined) return [];
	return shippedTerm.conferences.flatMap(({ number, plannedMonth, items }) => {
		const stream = random.fork(number);
		const day = `${plannedMonth}-${stream.between(18, 26)}`;
		const write = (said: Said, by: Person, hour: number) =>
			seededEntry(
				stream,
				said,
				by,
				Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`)
			);
		const conference = { subject: 'conference' as const, key: String(number) };
		if (number === NOT_HELD)
			return [write({ ...conference, set: { plannedMonth: PUT_OFF_TO } }, secretary, 2)];
		const present = SUMMONED - stream.between(0, 2);
		const held = { heldOn: day, place: 'Hội trường Đảng ủy Khối', summoned: SUMMONED, present };
		const left = number === NOT_HELD - 1 ? items.at(-2)?.id : undefined;
		return [
			write({ ...conference, set: held }, secretary, 9),
			...items.map(({ id }) => {
				const responsible = stream.pick([secretary, ...others]);
				const state = id === left ? 'doing' : 'done';
				const set = { state, responsible: responsible.name } as const;
				return write({ subject: 'item', key: id, set }, responsible, 10);
			}),
			...items
				.filter(({ kind }) => kind === 'resolution')
				.map(({ id }) => write(resolution(stream, number, id, day), secretary, 11))
		];
	});
}

function resolution(random: SeededRandom, conference: number, item: string, day: string): Said {
	return {
		subject: 'paper',
		key: ulid(Date.parse(day), random.bytes()),
		set: {
			kind: 'resolution',
			thematic: true,
			number: '01-NQ/ĐTN',
			issuedOn: day,
			title: 'Nghị quyết chuyên đề về đổi mới phương thức tập hợp thanh niên trong Khối',
			conference,
			item,
			removed: false
		}
	};
}

/** An entry of the committee's work, as somebody wrote it at an instant. */
export function seededEntry(
	random: SeededRandom,
	said: Said,
	by: Person,
	atMs: number
): Replicated {
	const { id: term } = shippedTerm;
	return firstRevision({
		_id: `work:${term}:${said.subject}:${said.key}:${ulid(atMs, random.bytes())}`,
		type: 'work',
		v: 1,
		term,
		...said,
		by: by.id,
		name: by.name,
		at: new Date(atMs).toISOString()
	});
}
