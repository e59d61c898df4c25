import * as v from 'valibot';
import { BLOCK_UNIT, PersonId, UnitId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { demoUnits } from '../../terms/demo-units.ts';
import type { ListedUnit } from '../../terms/units.ts';
import { plausibleName } from './names.ts';
import type { SeededRandom } from './random.ts';

/** The day the programme was issued: units and rosters begin there. */
const BLOCK_BEGINS = '2020-02-20';
/** One unit in so many has a single secretary. */
const SOLE_SECRETARY = 0.15;
/** Rostered youth who are not yet in the Union, of a hundred persons. */
const YOUTH = 0.08;

/** A unit with its people: what everything else is made from. */
export type SeededUnit = {
	unit: Unit;
	people: Person[];
	/** Bí thư, and in most units phó bí thư. */
	secretaries: [Person, ...Person[]];
	/** Who enters records: everybody but the secretaries and, in the block's office, its committee. */
	members: Person[];
};

/** The block: its units, Đoàn Khối itself, and the persons who act for it. */
export type SeededBlock = {
	units: SeededUnit[];
	khoi: Unit;
	/** BCH, of whom the first ones are BTV; rostered in the first units. */
	committee: Person[];
	standing: Person[];
	inspection: Person[];
	office: Person[];
};

export type BlockSize = { units: number; members: number };

/** Makes the units of the block with plausible people; the same for the same seed and size. */
export function seedBlock(random: SeededRandom, size: BlockSize): SeededBlock {
	const listed = listUnits(size.units);
	const weights = listed.map((unit) => 1 + unit.chiDoan.length + random.fork(unit.id).fraction());
	const counts = shareOut(size.members, weights);
	const units = listed.map((unit, i) =>
		seedUnit(random.fork(unit.id), unit, i + 1, counts[i] ?? 3)
	);
	const khoi = demoUnits.find((unit) => unit.id === BLOCK_UNIT);
	if (khoi === undefined) throw new Error('the list of units lacks Đoàn Khối');
	const pool = units.flatMap(({ members }) => members.slice(-2));
	// A block smaller than its bodies has people with several posts.
	const take = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, i) => pool[(from + i) % pool.length] ?? []).flat();
	return {
		units,
		khoi: toUnit(khoi),
		standing: take(0, 3),
		committee: take(0, 11),
		inspection: take(11, 13),
		office: take(13, 15)
	};
}

/** The demo's units, and beyond sixty, for measuring, numbered ones. */
function listUnits(count: number): ListedUnit[] {
	const named = demoUnits.filter((unit) => unit.id !== BLOCK_UNIT).slice(0, count);
	const more = Array.from({ length: Math.max(0, count - named.length) }, (_, i) => {
		const number = named.length + i + 1;
		const like = named[i % named.length];
		return {
			id: v.parse(UnitId, `don-vi-${number}`),
			name: `Chi đoàn Đơn vị ${number}`,
			kind: 'chiDoanCoSo' as const,
			chiDoan: [],
			twinnedCommunes: like?.twinnedCommunes ?? []
		};
	});
	return [...named, ...more];
}

/** Shares a total out by weight, at least three each. */
function shareOut(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	const shares = weights.map((weight) => Math.max(3, Math.floor((total * weight) / sum)));
	let rest = total - shares.reduce((all, share) => all + share, 0);
	for (let i = 0; rest > 0; i = (i + 1) % shares.length, rest--) shares[i] = (shares[i] ?? 0) + 1;
	return shares;
}

function toUnit(listed: ListedUnit): Unit {
	return {
		_id: `unit:${listed.id}`,
		type: 'unit',
		v: 1,
		id: listed.id,
		name: listed.name,
		kind: listed.kind,
		chiDoan: listed.chiDoan,
		twinnedCommunes: listed.twinnedCommunes,
		activeFrom: BLOCK_BEGINS,
		activeTo: null
	};
}

function seedUnit(
	random: SeededRandom,
	listed: ListedUnit,
	number: number,
	count: number
): SeededUnit {
	const people = Array.from({ length: count }, (_, i) =>
		seedPerson(random.fork(`person ${i}`), listed, `dv${number}-${i + 1}`, i < 3)
	);
	const secretaryCount = random.fork('secretaries').chance(SOLE_SECRETARY) ? 1 : 2;
	const [first, ...others] = people;
	if (first === undefined) throw new RangeError('a unit needs people');
	return {
		unit: toUnit(listed),
		people,
		secretaries: [first, ...others.slice(0, secretaryCount - 1)],
		members: people.slice(secretaryCount)
	};
}

/** @param core on the roster for the whole term: secretaries, and the demo's first member */
function seedPerson(random: SeededRandom, unit: ListedUnit, id: string, core: boolean): Person {
	const name = plausibleName(random);
	const chiDoan = unit.chiDoan.length > 0 ? random.pick(unit.chiDoan) : null;
	const youth = !core && random.chance(YOUTH);
	return {
		_id: `person:${id}`,
		type: 'person',
		v: 1,
		id: v.parse(PersonId, id),
		unit: unit.id,
		name,
		folded: fold(name),
		birthYear: youth ? random.between(1998, 2004) : random.between(1986, 2000),
		department:
			chiDoan === null ? random.pick(departments) : chiDoan.name.replace(/^Chi đoàn /, ''),
		chiDoan: chiDoan?.id ?? null,
		membership: youth ? 'youth' : 'member',
		...(core ? { activeFrom: BLOCK_BEGINS, activeTo: null } : span(random))
	};
}

const departments = [
	'Văn phòng',
	'Phòng Tổ chức - Hành chính',
	'Phòng Kế hoạch - Tài chính',
	'Phòng Nghiệp vụ',
	'Phòng Kỹ thuật',
	'Thanh tra',
	'Phòng Tổng hợp'
];

/** Most are there all the time; some come later, and some grow out of the Union (trưởng thành đoàn) or move away. */
function span(random: SeededRandom): Pick<Person, 'activeFrom' | 'activeTo'> {
	const day = (year: number) =>
		`${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
	if (random.chance(0.1)) return { activeFrom: day(2021), activeTo: null };
	if (random.chance(0.08)) return { activeFrom: BLOCK_BEGINS, activeTo: day(2022) };
	return { activeFrom: BLOCK_BEGINS, activeTo: null };
}
