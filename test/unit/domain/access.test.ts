import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/lib/domain/access.ts';
import type { Verdict, WriteContext } from '../../../src/lib/domain/write-access.ts';
import { canRead, canWriteInto, decidesFor } from '../../../src/lib/domain/access.ts';
import { canWrite, nothingStored } from '../../../src/lib/domain/write-access.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { Database } from '../../../src/lib/domain/database.ts';
import type { AppDocument } from '../../../src/lib/domain/document.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import type { Headcount } from '../../../src/lib/domain/unit/headcount.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import type { Unit } from '../../../src/lib/domain/unit/unit.ts';
import {
	activity,
	content,
	decision,
	device,
	member,
	otherUnit,
	ownUnit,
	personId,
	revision,
	secretary,
	unitId
} from '../../fixtures/builders.ts';
import { notice, receipt } from '../../fixtures/notice-builders.ts';
import { paperKey, officer, partyStage, workEntry } from '../../fixtures/work-builders.ts';
import { closed, refused, reminder, reopened, request } from '../../fixtures/period-builders.ts';

const me = personId('nguoi-xet');
const actor = (...roles: Role[]): Actor => ({ person: me, roles });

/** Every role there is, and what stands between them: none, another unit's, the block's own. */
const actors = {
	nobody: actor(),
	member: actor({ role: 'member', unit: ownUnit }),
	secretary: actor({ role: 'unitSecretary', unit: ownUnit }),
	otherMember: actor({ role: 'member', unit: otherUnit }),
	otherSecretary: actor({ role: 'unitSecretary', unit: otherUnit }),
	/** A right for the block's unit that no account should hold gives nothing there. */
	blockMember: actor({ role: 'member', unit: BLOCK_UNIT }),
	committee: actor({ role: 'committee' }),
	standing: actor({ role: 'standing' }),
	inspection: actor({ role: 'inspection' }),
	office: actor({ role: 'office' })
} satisfies Record<string, Actor>;
type Name = keyof typeof actors;
const names = Object.keys(actors).filter((name): name is Name => name in actors);

const databases = {
	programme: { kind: 'programme' },
	own: { kind: 'unit', unit: ownUnit },
	other: { kind: 'unit', unit: otherUnit },
	block: { kind: 'unit', unit: BLOCK_UNIT },
	totals: { kind: 'totals' },
	totalsCommittee: { kind: 'totalsCommittee' },
	committee: { kind: 'committee' },
	inspection: { kind: 'inspection' },
	totalsPrivate: { kind: 'totalsPrivate' },
	ownPrivate: { kind: 'unitPrivate', unit: ownUnit },
	otherPrivate: { kind: 'unitPrivate', unit: otherUnit },
	blockPrivate: { kind: 'unitPrivate', unit: BLOCK_UNIT }
} satisfies Record<string, Database>;
type Where = keyof typeof databases;
const places = Object.keys(databases).filter((name): name is Where => name in databases);

const signedIn: Name[] = names.filter((name) => name !== 'nobody');
const allUnits: Name[] = ['committee', 'standing', 'office'];

/** The whole table of reading: who, by database. Whoever is not named is refused. */
const readers: Record<Where, Name[]> = {
	programme: signedIn,
	own: ['member', 'secretary', ...allUnits],
	other: ['otherMember', 'otherSecretary', ...allUnits],
	block: allUnits,
	totals: signedIn,
	totalsCommittee: allUnits,
	committee: ['committee', 'standing'],
	inspection: ['committee', 'standing', 'inspection'],
	totalsPrivate: ['committee', 'standing'],
	ownPrivate: ['secretary', 'committee', 'standing'],
	otherPrivate: ['otherSecretary', 'committee', 'standing'],
	blockPrivate: ['committee', 'standing']
};

/** Who may write anything at all into a database. */
const writers: Record<Where, Name[]> = {
	programme: allUnits,
	own: ['member', 'secretary'],
	other: ['otherMember', 'otherSecretary'],
	block: ['committee', 'standing'],
	totals: [],
	totalsCommittee: [],
	committee: ['committee', 'standing'],
	inspection: ['committee', 'standing', 'inspection'],
	totalsPrivate: [],
	// Members put their own assessment there.
	ownPrivate: ['member', 'secretary', 'committee', 'standing'],
	otherPrivate: ['otherMember', 'otherSecretary', 'committee', 'standing'],
	blockPrivate: ['committee', 'standing']
};

describe('reading', () => {
	it.each(places)('%s is open to those of the table and to nobody else', (where) => {
		expect(names.filter((name) => canRead(actors[name], databases[where]))).toEqual(readers[where]);
	});
});

describe('writing', () => {
	it.each(places)('into %s is open to those of the table and to nobody else', (where) => {
		const found = names.filter((name) => canWriteInto(actors[name], databases[where]));
		expect(found).toEqual(writers[where]);
	});
});

/** A document of each type, as the actor itself would make it, in the unit of a database. */
const unitOf = (where: Where) => {
	const database: Database = databases[where];
	return database.kind === 'unit' ? database.unit : ownUnit;
};

const makers = {
	'own activity': (where) => ({ ...activity({}, 1, me), unit: unitOf(where) }),
	"another's activity": (where) => ({
		...activity({}, 1, member),
		unit: unitOf(where),
		recordedBy: me
	}),
	decision: (where) => decision('approve', { ...activity(), unit: unitOf(where) }, { by: me }),
	person: (where): Person => ({
		_id: 'person:le-thi-mai',
		type: 'person',
		v: 1,
		id: personId('le-thi-mai'),
		unit: unitOf(where),
		name: 'Lê Thị Mai',
		folded: 'le thi mai',
		birthYear: null,
		department: '',
		chiDoan: null,
		membership: 'member',
		activeFrom: '2020-01-01',
		activeTo: null
	}),
	headcount: (where): Headcount => ({
		_id: 'headcount:2021-12-31',
		type: 'headcount',
		v: 1,
		unit: unitOf(where),
		closingDate: '2021-12-31',
		members: 1,
		youth: 0,
		female: null,
		ethnicMinority: null,
		staffChildren: null,
		memberIds: [],
		youthIds: [],
		by: me,
		at: '2021-12-31T00:00:00.000Z'
	}),
	unit: (): Unit => ({
		_id: 'unit:so-y-te',
		type: 'unit',
		v: 1,
		id: unitId('so-y-te'),
		name: 'Sở Y tế',
		kind: 'doanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null
	}),
	closing: () => ({ ...closed('2021-06'), by: me }),
	'reopening of a period': () => ({ ...reopened('2021-06'), by: me }),
	'refusal to reopen': () => ({ ...refused(request('2021-06')), by: me }),
	'request for reopening': (where) => ({ ...request('2021-06'), unit: unitOf(where), by: me }),
	reminder: (where) => reminder({ unit: unitOf(where), by: me }),
	'read receipt': (where) => receipt({ unit: unitOf(where), by: me }),
	'confirmation for the unit': (where) =>
		receipt({ unit: unitOf(where), by: me, said: 'confirmed' }),
	notice: () => workEntry(notice({ title: 'Họp giao ban' }), 0, me),
	'conference work': () =>
		workEntry({ subject: 'conference', key: '6', set: { place: 'Hội trường' } }, 0, me),
	criterion: () =>
		workEntry(
			{ subject: 'criterion', key: `2021.unit.${paperKey(1)}`, set: { text: 'Nền nếp' } },
			0,
			me
		),
	inspection: () =>
		workEntry(
			{ subject: 'inspection', key: paperKey(1), set: { unit: ownUnit, topic: 'Đoàn phí' } },
			0,
			me
		),
	officer: () => workEntry(officer('Lê Thị Mai', { position: 'secretary' }), 0, me),
	'party stage': () => workEntry(partyStage('Lê Thị Mai', { introducedOn: '2021-05-19' }), 0, me)
} satisfies Record<string, (where: Where) => AppDocument>;
type Made = keyof typeof makers;
const kinds = Object.keys(makers).filter((name): name is Made => name in makers);

/** The whole table of writing: database × type of document → who may write a new one. All else is refused. */
const table: Record<Where, Partial<Record<Made, Name[]>>> = {
	programme: {
		unit: ['office'],
		closing: allUnits,
		'reopening of a period': allUnits,
		'refusal to reopen': allUnits,
		criterion: ['committee', 'standing'],
		notice: allUnits
	},
	own: {
		'own activity': ['member', 'secretary'],
		"another's activity": ['secretary'],
		decision: ['secretary'],
		person: ['secretary'],
		headcount: ['secretary'],
		'request for reopening': ['secretary'],
		reminder: ['secretary'],
		'read receipt': ['member', 'secretary'],
		'confirmation for the unit': ['secretary']
	},
	other: {
		'own activity': ['otherMember', 'otherSecretary'],
		"another's activity": ['otherSecretary'],
		decision: ['otherSecretary'],
		person: ['otherSecretary'],
		headcount: ['otherSecretary'],
		'request for reopening': ['otherSecretary'],
		reminder: ['otherSecretary'],
		'read receipt': ['otherMember', 'otherSecretary'],
		'confirmation for the unit': ['otherSecretary']
	},
	block: {
		'own activity': ['committee', 'standing'],
		"another's activity": ['committee', 'standing'],
		decision: ['standing'],
		person: ['committee', 'standing'],
		headcount: ['committee', 'standing']
	},
	totals: {},
	totalsCommittee: {},
	committee: { 'conference work': ['committee', 'standing'] },
	inspection: { inspection: ['committee', 'standing', 'inspection'] },
	totalsPrivate: {},
	ownPrivate: {
		officer: ['secretary', 'committee', 'standing'],
		'party stage': ['secretary', 'committee', 'standing']
	},
	otherPrivate: {
		officer: ['otherSecretary', 'committee', 'standing'],
		'party stage': ['otherSecretary', 'committee', 'standing']
	},
	blockPrivate: {
		officer: ['committee', 'standing'],
		'party stage': ['committee', 'standing']
	}
};

const rows = places.flatMap((where) => kinds.map((made): [Where, Made] => [where, made]));

/** Those that lie in a unit's database. */
const ofUnits = kinds.filter((made) => 'unit' in makers[made]('own') && made !== 'unit');

describe('a new document', () => {
	it.each(rows)(
		'in %s, %s, is taken from those of the table and from nobody else',
		(where, made) => {
			const document: AppDocument = makers[made](where);
			const leaf = { ...activity(), unit: unitOf(where) };
			const context = {
				...nothingStored,
				activityLeaves: [leaf],
				decidedRevision: leaf,
				reminded: true
			};
			const allowed = names.filter(
				(name) => canWrite(actors[name], databases[where], document, context).allowed
			);
			expect(allowed).toEqual(table[where][made] ?? []);
		}
	);

	it.each(ofUnits)('of another unit, %s, is refused to everybody', (made) => {
		const document = makers[made]('other');
		const allowed = names.filter(
			(name) => canWrite(actors[name], databases.own, document, nothingStored).allowed
		);
		expect(allowed).toEqual([]);
	});
});

const denial = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.denial);
const write = (who: Actor, document: AppDocument, context: Partial<WriteContext> = {}) =>
	denial(canWrite(who, databases.own, document, { ...nothingStored, ...context }));

describe('an edit', () => {
	const author: Actor = { person: member, roles: [{ role: 'member', unit: ownUnit }] };
	const bySecretary: Actor = {
		person: secretary,
		roles: [{ role: 'unitSecretary', unit: ownUnit }]
	};
	const stored = { ...activity(), _rev: revision(1) };
	const edit = (by: Actor['person'], name = 'Tên mới') =>
		editActivity(
			stored,
			{ content: content({ name }), state: 'submitted' },
			{ at: '2021-06-16T05:00:00.000Z', by, device }
		);

	it('is the right of the author and of a secretary, and of no colleague', () => {
		expect(write(author, edit(member), { stored: [stored] })).toBe('allowed');
		expect(write(bySecretary, edit(secretary), { stored: [stored] })).toBe('allowed');
		expect(write(actors.member, edit(me), { stored: [stored] })).toBe('otherAuthor');
	});

	it('names its own maker, unless the store knows the edit already', () => {
		const foreign = edit(secretary);
		expect(write(author, foreign, { stored: [stored] })).toBe('forgedEdit');
		expect(write(author, foreign, { stored: [foreign] })).toBe('allowed');
	});

	it('never changes unit, author, recorder or beginning, seen from any leaf', () => {
		const spoilt = [
			{ ...edit(secretary), author: secretary },
			{ ...edit(secretary), recordedBy: secretary },
			{ ...edit(secretary), createdAt: '2020-01-01T00:00:00.000Z' }
		];
		for (const document of spoilt)
			expect(write(bySecretary, document, { stored: [stored] })).toBe('immutable');
		expect(write(bySecretary, edit(secretary), { stored: [stored, spoilt[0] ?? stored] })).toBe(
			'immutable'
		);
	});

	it('never rewrites or shortens the history that the store knows', () => {
		const second = edit(member);
		expect(
			write(bySecretary, { ...stored, content: content({ name: 'Khác' }) }, { stored: [stored] })
		).toBe('rewrittenHistory');
		expect(write(bySecretary, stored, { stored: [second] })).toBe('rewrittenHistory');
		expect(write(bySecretary, edit(secretary), { stored: [second] })).toBe('allowed');
	});

	it('never turns a document into one of another type', () => {
		const person = makers.person('own');
		expect(write(bySecretary, stored, { stored: [person] })).toBe('wrongPlace');
	});
});

describe('a decision', () => {
	const bySecretary: Actor = {
		person: secretary,
		roles: [{ role: 'unitSecretary', unit: ownUnit }]
	};
	const leaf = { ...activity(), _rev: revision(1) };
	const approval = decision('approve', leaf);
	const about = { activityLeaves: [leaf], decidedRevision: leaf };

	it('is about a record that is there', () => {
		expect(write(bySecretary, approval)).toBe('missingActivity');
		expect(write(bySecretary, approval, about)).toBe('allowed');
	});

	it("is made in its maker's own name", () => {
		const deputy: Actor = { ...bySecretary, person: me };
		expect(write(deputy, approval, about)).toBe('forgedDecision');
	});

	it('is never changed, and may be sent again', () => {
		const changed = { ...approval, at: '2021-07-01T00:00:00.000Z' };
		expect(write(bySecretary, changed, { ...about, stored: [approval] })).toBe('appendOnly');
		expect(write(bySecretary, approval, { ...about, stored: [approval] })).toBe('allowed');
	});

	it('moves no figure of a closed period, and what was taken before stays taken', () => {
		const closedOver = { ...about, periodClosed: true };
		for (const verdict of ['approve', 'return', 'revoke'] as const)
			expect(write(bySecretary, decision(verdict, leaf), closedOver)).toBe('periodClosed');
		expect(write(bySecretary, approval, { ...closedOver, stored: [approval] })).toBe('allowed');
	});

	it('on an own record is for the only secretary, and is marked', () => {
		const own = { ...activity({}, 2, secretary), _rev: revision(1) };
		const on = { activityLeaves: [own], decidedRevision: own };
		const plain = decision('approve', own);
		expect(write(bySecretary, plain, on)).toBe('ownRecord');
		expect(write(bySecretary, plain, { ...on, soleSecretary: true })).toBe('soleSecretaryMark');
		const marked = { ...plain, soleSecretary: true };
		expect(write(bySecretary, marked, { ...on, soleSecretary: true })).toBe('allowed');
		expect(write(bySecretary, marked, on)).toBe('ownRecord');
	});

	it('approves what that revision said, and is marked unverified where its body is gone', () => {
		if (approval.verdict !== 'approve') throw new Error('not an approval');
		const lie = {
			...approval,
			snapshot: { ...approval.snapshot, content: content({ name: 'Bịa' }) }
		};
		expect(write(bySecretary, lie, about)).toBe('snapshotMismatch');
		const foreign = { ...approval, snapshot: { ...approval.snapshot, author: me } };
		expect(write(bySecretary, foreign, { ...about, decidedRevision: null })).toBe(
			'snapshotMismatch'
		);
		const context = { ...nothingStored, activityLeaves: [leaf] };
		expect(canWrite(bySecretary, databases.own, approval, context)).toEqual({
			allowed: true,
			unverified: true
		});
	});

	it('on the block’s own records is for the standing committee', () => {
		expect(names.filter((name) => decidesFor(actors[name], BLOCK_UNIT))).toEqual(['standing']);
		expect(names.filter((name) => decidesFor(actors[name], ownUnit))).toEqual(['secretary']);
	});
});

describe('a headcount', () => {
	it('is signed by its maker, or unchanged', () => {
		const signed = makers.headcount('own');
		const foreign = { ...signed, by: member };
		expect(write(actors.secretary, signed)).toBe('allowed');
		expect(write(actors.secretary, foreign)).toBe('otherAuthor');
		expect(write(actors.secretary, foreign, { stored: [foreign] })).toBe('allowed');
	});
});

describe('what is written once', () => {
	const programme = (document: AppDocument, context: Partial<WriteContext> = {}) =>
		denial(
			canWrite(actors.office, databases.programme, document, { ...nothingStored, ...context })
		);

	it('closings are in the own name, never changed, and may be sent again', () => {
		const closing = makers.closing();
		expect(programme({ ...closing, by: member })).toBe('otherAuthor');
		expect(programme({ ...closing, reason: 'Khác' }, { stored: [closing] })).toBe('appendOnly');
		expect(programme(closing, { stored: [closing] })).toBe('allowed');
	});

	it('nobody says that another has read a notice, and what was said stays', () => {
		const made = makers['read receipt']('own');
		const say = (document: AppDocument, stored: AppDocument[] = []) =>
			write(actors.member, document, { stored });
		expect(say({ ...made, by: member })).toBe('otherAuthor');
		expect(say({ ...made, at: '2021-07-01T00:00:00.000Z' }, [made])).toBe('appendOnly');
		expect(say(made, [made])).toBe('allowed');
	});

	it('requests and reminders too', () => {
		for (const made of [makers['request for reopening']('own'), makers.reminder('own')]) {
			const say = (document: AppDocument, stored: AppDocument[] = []) =>
				write(actors.secretary, document, { stored, reminded: true });
			expect(say({ ...made, by: member })).toBe('otherAuthor');
			expect(say({ ...made, at: '2021-07-01T00:00:00.000Z' }, [made])).toBe('appendOnly');
			expect(say(made, [made])).toBe('allowed');
		}
	});

	it('remind of nothing but what the term lets anybody be reminded of', () => {
		expect(write(actors.secretary, makers.reminder('own'))).toBe('notReminded');
		expect(write(actors.secretary, makers.reminder('own'), { reminded: true })).toBe('allowed');
	});
});
