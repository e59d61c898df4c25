import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PersonId, UnitId } from '../../../../src/lib/domain/ids.ts';
import type { ListTable } from '../../../../src/lib/domain/import/columns.ts';
import { headOf } from '../../../../src/lib/domain/import/columns.ts';
import { readRow, rowsOf } from '../../../../src/lib/domain/import/list-row.ts';
import { inUnicode } from '../../../../src/lib/domain/import/old-fonts.ts';
import type { KnownPerson } from '../../../../src/lib/domain/import/match.ts';
import type { PlanContext } from '../../../../src/lib/domain/import/planned.ts';
import { planPeople } from '../../../../src/lib/domain/import/people-plan.ts';
import { fold } from '../../../../src/lib/domain/text.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';

const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Đơn vị', 'Chi đoàn', 'Chức vụ', 'SĐT'];

const unit = (id: string, name: string, kind: Unit['kind'] = 'chiDoanCoSo'): Unit => ({
	_id: `unit:${id}`,
	type: 'unit',
	v: 1,
	id: v.parse(UnitId, id),
	name,
	kind,
	chiDoan: [],
	twinnedCommunes: [],
	activeFrom: '2020-02-20',
	activeTo: null
});
const finance = unit('so-tai-chinh', 'Chi đoàn Sở Tài chính');
const health = unit('so-y-te', 'Đoàn cơ sở Sở Y tế', 'doanCoSo');

const context: PlanContext = {
	units: [finance, health],
	people: [],
	choices: [],
	asNew: new Set(),
	from: '2020-02-20',
	idOf: (text) =>
		v.parse(
			PersonId,
			`p-${fold(text)
				.replace(/[^a-z0-9]+/g, '-')
				.slice(0, 36)}`
		)
};

function read(table: ListTable) {
	const turned = inUnicode(table);
	const head = headOf(turned.table);
	if (head === null) throw new Error('no head');
	return rowsOf(turned.table, head).rows.map(readRow);
}

function plan(rows: ListTable, changed: Partial<PlanContext> = {}) {
	return planPeople(read([HEAD, ...rows]), { ...context, ...changed });
}
const kinds = (found: ReturnType<typeof plan>) => found.lines.map(({ outcome }) => outcome.kind);

/** The block after a plan was carried out. */
function after(found: ReturnType<typeof plan>): KnownPerson[] {
	return found.lines.flatMap(({ person, outcome }) =>
		person === null || outcome.kind !== 'new'
			? []
			: [
					{
						id: outcome.id,
						line: null,
						name: person.name,
						folded: fold(person.name),
						unit: outcome.unit,
						birth: person.birth,
						phone: person.phone,
						active: true
					}
				]
	);
}

describe('a list of people', () => {
	it.each(['Phó bí thư', 'Phó BT', 'P. Bí thư', 'PBT', 'P.BT Đoàn'])('%s is a deputy', (post) => {
		const [row] = read([HEAD, [1, 'LÊ THỊ BÌNH', 1990, finance.name, '', post, '']]);
		expect(row).toMatchObject({ person: { name: 'Lê Thị Bình', post: 'deputy' } });
	});

	it('a birth under "Nam" or under "Nữ" is one, and the second line of the head nobody', () => {
		const list = [
			['TT', 'Họ và tên', 'Năm sinh', 'Năm sinh', 'Đơn vị'],
			['TT', 'Họ và tên', 'Nam', 'Nữ', 'Đơn vị'],
			[1, 'Nguyễn Văn An', 1990, null, 'Sở Y tế'],
			[2, 'Lò Thị Sương', null, '12/05/1993', 'Sở Y tế']
		];
		const people = read(list).map((row) => ('person' in row ? row.person : row));
		expect(people.map(({ name, ...row }) => [name, 'birth' in row ? row.birth : row])).toEqual([
			['Nguyễn Văn An', { year: 1990, day: null }],
			['Lò Thị Sương', { year: 1993, day: '1993-05-12' }]
		]);
	});

	it('is found below a heading, with the name over two columns and a sum at the end', () => {
		const rows = read([
			['DANH SÁCH ĐOÀN VIÊN', null, null, null, null],
			['STT', 'Họ và tên', 'Họ và tên', 'Năm sinh', 'Cơ sở Đoàn'],
			[1, 'Nguyễn Văn', 'An', 1995, 'Sở Tài chính'],
			[null, 'Lê Thị', 'Bình', '15/6/1996', 'Sở Tài chính'],
			['Tổng', null, null, null, 2]
		]);
		expect(rows.map((row) => ('person' in row ? [row.person.line, row.person.name] : row))).toEqual(
			[
				[3, 'Nguyễn Văn An'],
				[4, 'Lê Thị Bình']
			]
		);
	});

	it('puts new people into the units that are meant, whatever comes before their names', () => {
		const found = plan([
			[1, 'Nguyễn Văn An', '1/2/1995', 'Sở Tài chính', '', 'Bí thư', 912345678],
			[2, 'Lê Thị Bình', '1996', 'ĐCS Sở Y tế', 'Chi đoàn Khối 1', '', ''],
			[3, 'Trần Văn Cường', '1996', 'Sở y tế', 'Khối 1', '', '']
		]);
		expect(found.lines.map(({ outcome }) => outcome)).toMatchObject([
			{ kind: 'new', unit: 'so-tai-chinh', chiDoan: null, post: 'secretary' },
			{ kind: 'new', unit: 'so-y-te', chiDoan: 'khoi-1' },
			{ kind: 'new', unit: 'so-y-te', chiDoan: 'khoi-1' }
		]);
		expect(found.units.map(({ id, chiDoan }) => [id, chiDoan])).toEqual([
			['so-y-te', [{ id: 'khoi-1', name: 'Chi đoàn Khối 1' }]]
		]);
	});

	it('changes nothing when it is sent again, twins without a birth included', () => {
		const rows: ListTable = [
			[1, 'Nguyễn Văn An', '1/2/1995', 'Sở Tài chính', '', 'Bí thư', 912345678],
			[2, 'Lê Thị Bình', '', 'Sở Tài chính', '', '', ''],
			[3, 'Lê Thị Bình', '', 'Sở Tài chính', '', '', '']
		];
		const first = plan(rows);
		expect(kinds(first)).toEqual(['new', 'new', 'twice']);
		const asNew = new Set([4]);
		const told = plan(rows, { asNew });
		expect(kinds(told)).toEqual(['new', 'new', 'new']);
		expect(new Set(after(told).map(({ id }) => id)).size).toBe(3);
		expect(kinds(plan(rows, { asNew, people: after(told) }))).toEqual(['same', 'same', 'same']);
		expect(kinds(plan(rows, { people: after(told) }))).toEqual(['same', 'same', 'same']);
	});

	it('knows a person that a secretary entered, and asks where it is not certain', () => {
		const known: KnownPerson = {
			id: v.parse(PersonId, 'dv1-1'),
			line: null,
			name: 'Nguyễn Văn An',
			phone: '0912345678',
			folded: 'nguyen van an',
			unit: finance.id,
			active: true,
			birth: { year: 1995, day: '1995-02-01' }
		};
		const of = (row: (string | number)[], changed: Partial<KnownPerson> = {}) =>
			plan([[1, ...row]], { people: [{ ...known, ...changed }] }).lines[0]?.outcome;
		const same = { kind: 'same', id: 'dv1-1', unit: finance.id, post: null };
		expect(of(['NGUYỄN VĂN AN', '01/02/1995', 'Sở Tài chính', '', '', ''])).toEqual(same);
		expect(of(['Nguyễn Văn An', '1995', 'Sở Tài chính', '', '', ''])).toEqual(same);
		const doubt = (row: (string | number)[], changed: Partial<KnownPerson> = {}) => {
			const found = of(row, changed);
			return found?.kind === 'doubt' ? found.why : found?.kind;
		};
		expect(doubt(['Nguyễn Văn An', '', 'Sở Tài chính', '', '', ''])).toBe('sameName');
		expect(doubt(['Nguyễn Văn An', '1995', 'Sở Tài chính', '', '', '0987654321'])).toBe(
			'otherPhone'
		);
		expect(doubt(['Nguyễn Văn Ân Đức', '1/2/1995', 'Sở Tài chính', '', '', '912345678'])).toBe(
			'otherName'
		);
		expect(doubt(['Nguyễn Văn An', '1/2/1995', 'Sở Y tế', '', '', ''])).toBe('elsewhere');
		expect(doubt(['Nguyễn Văn An', '1995', 'Sở Y tế', '', '', ''])).toBe('new');
		expect(doubt(['Nguyễn Văn An', '3/4/1990', 'Sở Tài chính', '', '', ''])).toBe('new');
		const gone = { active: false };
		expect(doubt(['Nguyễn Văn An', '1/2/1995', 'Sở Tài chính', '', '', ''], gone)).toBe('left');
	});

	it('says what is wrong in a line, and takes the others', () => {
		const found = plan([
			[1, 'Nguyễn Văn An', '31/02/1995', 'Sở Tài chính', '', '', ''],
			[2, '', '1995', 'Sở Tài chính', '', '', ''],
			[3, 'Lê Thị Bình', '1995', '', '', '', ''],
			[4, 'Lê Thị <b>', '1995', 'Sở Tài chính', '', '', ''],
			[5, 'Trần Cường', '1995', 'Sở Tài chính', 'Chi đoàn 2', '', ''],
			[6, 'Trần Dũng', '1995', 'Sở Tài chính', '', '', '12']
		]);
		const said = found.lines.map(({ outcome, leftOut }) =>
			outcome.kind === 'wrong' ? outcome.issues : leftOut
		);
		expect(said).toEqual([
			[{ field: 'birth', code: 'notBirth' }],
			[{ field: 'name', code: 'required' }],
			[{ field: 'unit', code: 'required' }],
			[{ field: 'name', code: 'notName' }],
			[{ field: 'chiDoan', code: 'noChiDoan' }],
			[{ field: 'phone', code: 'notPhone' }]
		]);
		expect(kinds(found).at(-1)).toBe('new');
	});

	it('makes units only when the office says so, and takes a name for a unit that is there', () => {
		const rows: ListTable = [
			[1, 'Nguyễn Văn An', '1995', 'Đoàn cơ sở Công an tỉnh', 'Chi đoàn 1', '', ''],
			[2, 'Lê Thị Bình', '1995', 'Tài chính', '', '', '']
		];
		const first = plan(rows);
		expect(kinds(first)).toEqual(['unknownUnit', 'unknownUnit']);
		expect(first.units).toEqual([]);
		expect(first.unknown).toEqual([
			{ key: 'cong an tinh', name: 'Đoàn cơ sở Công an tỉnh', people: 1, kind: 'doanCoSo' },
			{ key: 'tai chinh', name: 'Tài chính', people: 1, kind: 'chiDoanCoSo' }
		]);
		const found = plan(rows, {
			choices: [
				{ key: 'cong an tinh', is: { kind: 'doanCoSo' } },
				{ key: 'tai chinh', is: { unit: finance.id } }
			]
		});
		expect(found.lines.map(({ outcome }) => outcome)).toMatchObject([
			{ kind: 'new', unit: 'cong-an-tinh', chiDoan: '1' },
			{ kind: 'new', unit: 'so-tai-chinh' }
		]);
		expect(found.units).toMatchObject([
			{ id: 'cong-an-tinh', name: 'Đoàn cơ sở Công an tỉnh', chiDoan: [{ name: 'Chi đoàn 1' }] }
		]);
	});

	it('says with whom of the same list it is not certain, in a unit that the list makes', () => {
		const rows: ListTable = [
			[1, 'Lò Văn Páo', '1/2/1996', 'Sở Lạ', '', '', ''],
			[2, 'Lò Văn Páo', '', 'Sở Lạ', '', '', '']
		];
		const choices = [{ key: 'so la', is: { kind: 'chiDoanCoSo' as const } }];
		expect(plan(rows, { choices }).lines[1]?.outcome).toEqual({
			kind: 'doubt',
			why: 'sameName',
			other: { name: 'Lò Văn Páo', unit: 'Sở Lạ', year: 1996 }
		});
	});

	it('gives nobody a right where two are called bí thư, and none for a chi đoàn below the unit', () => {
		const found = plan([
			[1, 'Nguyễn Văn An', '1995', 'Sở Y tế', 'Khối 1', 'Bí thư', ''],
			[2, 'Lê Thị Bình', '1995', 'Sở Y tế', 'Khối 2', 'Bí thư', ''],
			[3, 'Trần Văn Cường', '1995', 'Sở Y tế', 'Khối 2', 'Bí thư chi đoàn', ''],
			[4, 'Đỗ Văn Dũng', '1995', 'Sở Tài chính', '', 'Bí thư chi đoàn', '']
		]);
		const posts = found.lines.map(({ outcome }) => outcome.kind === 'new' && outcome.post);
		expect(posts).toEqual([null, null, 'branchSecretary', 'secretary']);
		expect(found.lines[0]?.leftOut).toEqual([{ field: 'post', code: 'manySecretaries' }]);
	});

	it('is read in TCVN3 too, its head included', () => {
		const rows = read([
			['TT', 'Hä vµ tªn', 'N¨m sinh', '§¬n vÞ'],
			[1, 'NguyÔn V¨n An', 1995, 'Së Tµi chÝnh']
		]);
		expect(rows).toMatchObject([{ person: { name: 'Nguyễn Văn An', unit: 'Sở Tài chính' } }]);
	});
});
