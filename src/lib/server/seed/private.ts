import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { OfficerFields, PartyFields } from '../../domain/work/private-fields.ts';
import type { SeededBlock, SeededUnit } from './block.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { seededEntry } from './work.ts';

/** When the secretaries wrote it all down. */
const WRITTEN = Date.parse('2022-07-04T03:00:00.000Z');
/** Days of the yearly training, of which most officers came to each. */
const TRAININGS = ['2020-09-18', '2021-04-16', '2022-04-22'];
const CAME = 0.88;

/** What is private to a unit in the demo: its officers with their levels, and whom it brought to the Party. */
export function seedPrivate(random: SeededRandom, seeded: SeededUnit): Replicated[] {
	const { unit, secretaries, members } = seeded;
	const [by] = secretaries;
	const write = (subject: 'officer' | 'party', set: object, i: number) => {
		const atMs = WRITTEN + i * 60_000;
		return seededEntry(random, { subject, key: ulid(atMs, random.bytes()), set }, by, atMs);
	};
	const officers = [
		...secretaries.map((person, i) =>
			officer(random.fork(`officer ${i}`), person, {
				position: i === 0 ? 'secretary' : 'deputy'
			})
		),
		...unit.chiDoan.flatMap(({ id }) => {
			const leader = members.find(({ chiDoan }) => chiDoan === id);
			if (leader === undefined) return [];
			const set = { position: 'branchSecretary' as const, chiDoan: id };
			return [officer(random.fork(`branch ${id}`), leader, set)];
		})
	];
	const party = members
		.filter(({ membership }) => membership === 'member')
		.slice(0, random.fork('party').between(2, 6))
		.map((person, i) => stage(random.fork(`party ${i}`), person));
	return [
		...officers.map((set, i) => write('officer', set, i)),
		...party.map((set, i) => write('party', set, officers.length + i))
	];
}

/** Members of a unit who assessed themselves in the demo. */
const SELF_ASSESSED = 3;

/** What the unit, and some of its members, say of themselves at the end of a year. */
export function seedSelf(
	random: SeededRandom,
	seeded: SeededUnit,
	years: readonly string[]
): Replicated[] {
	const { unit, secretaries, members } = seeded;
	const [secretary] = secretaries;
	return years.flatMap((year) => {
		const stream = random.fork(year);
		const at = (day: string) => Date.parse(`${year}-12-${day}T03:00:00.000Z`);
		const level = stream.chance(0.9) ? 'excellent' : 'good';
		const said = `Năm ${year}, ${unit.name} hoàn thành chương trình công tác, có công trình thanh niên và hoạt động thiếu nhi ở xã kết nghĩa.`;
		const own = {
			level,
			said,
			party: level,
			partyNote: 'Nhất trí.',
			sentOn: `${year}-12-06`
		} as const;
		return [
			seededEntry(stream, { subject: 'selfRating', key: year, set: own }, secretary, at('06')),
			...members
				.filter(({ membership }) => membership === 'member')
				.slice(0, SELF_ASSESSED)
				.map((person, i) => {
					const set = {
						level: stream.chance(0.7) ? 'excellent' : 'good',
						said: `Năm ${year} tôi tham gia đủ sinh hoạt chi đoàn và các hoạt động tình nguyện của đơn vị.`
					} as const;
					const atMs = at('02') + i * 60_000;
					const key = `${year}.${ulid(atMs, stream.bytes())}`;
					return seededEntry(stream, { subject: 'memberSelf', key, set }, person, atMs);
				})
		];
	});
}

/** Đoàn Khối's own officers: its standing committee, and the rest of its executive committee. */
export function seedBlockPrivate(
	random: SeededRandom,
	{ standing, committee }: SeededBlock
): Replicated[] {
	const [by] = standing;
	if (by === undefined) return [];
	return committee.map((person, i) => {
		const position = i === 0 ? 'secretary' : i < standing.length ? 'deputy' : 'member';
		const known = officer(random.fork(`officer ${i}`), person, { position });
		const atMs = WRITTEN + i * 60_000;
		const set = { ...known, workUnit: person.unit };
		return seededEntry(
			random,
			{ subject: 'officer', key: ulid(atMs, random.bytes()), set },
			by,
			atMs
		);
	});
}

function officer(
	random: SeededRandom,
	{ id, name }: Person,
	{ position, chiDoan = null }: Pick<OfficerFields, 'position'> & { chiDoan?: string | null }
): Partial<OfficerFields> {
	const isKey = position !== 'branchSecretary';
	return {
		person: id,
		name,
		position,
		chiDoan,
		from: '2020-02-20',
		theory: random.chance(isKey ? 0.82 : 0.4) ? 'intermediate' : 'primary',
		education: random.chance(0.1) ? 'master' : random.chance(0.94) ? 'university' : 'college',
		partyMember: random.chance(isKey ? 0.93 : 0.6),
		trainedOn: TRAININGS.filter(() => random.chance(CAME))
	};
}

function stage(random: SeededRandom, { id, name }: Person): Partial<PartyFields> {
	const [year, month] = [random.between(2020, 2021), random.between(3, 11)];
	const introducedOn = `${year}-${String(month).padStart(2, '0')}-19`;
	const admitted = random.chance(0.75);
	return {
		person: id,
		name,
		introducedOn,
		admittedOn: admitted ? `${year + 1}-0${random.between(1, 6)}-03` : null,
		number: admitted ? `${random.between(10, 180)}-QĐ/ĐUK` : ''
	};
}
