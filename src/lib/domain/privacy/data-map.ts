import type { GenericSchema } from 'valibot';
import type { Role } from '../access.ts';
import { canRead, canWriteInto } from '../access.ts';
import { Activity } from '../activity/activity.ts';
import { ActivityContent } from '../activity/content.ts';
import { Decision } from '../activity/decision.ts';
import { CheckIn } from '../check-in/check-in.ts';
import type { Database } from '../database.ts';
import type { DocumentType } from '../document.ts';
import { PersonId, UnitId } from '../ids.ts';
import { Closing, Reopening } from '../period/closing.ts';
import { NoticeReceipt } from '../notice/receipt.ts';
import { Photo } from '../photo/photo.ts';
import { Reminder } from '../reminder/reminder.ts';
import { Headcount } from '../unit/headcount.ts';
import { Person } from '../unit/person.ts';
import { Unit } from '../unit/unit.ts';
import type { WorkSubject } from '../work/entry.ts';
import { WorkSubjects } from '../work/entry.ts';
import { placeOf } from '../work/place.ts';
import * as v from 'valibot';

/** What every document has, and what says nothing of anybody. */
const TECHNICAL = new Set([
	'_id',
	'_rev',
	'type',
	'v',
	'folded',
	'sha256',
	'activityRev',
	'device'
]);

/** Fields that tell of a stage on the way into the Party: sensitive by Decree 356/2025 Art. 4. */
const SENSITIVE = new Set(['introducedOn', 'admittedOn', 'partyMember']);

/** A kind of document, where it lies, and its fields by the schema that phone and server check it with. */
export type DataKind = {
	kind: Exclude<DocumentType, 'work'> | WorkSubject;
	place: Database['kind'];
	fields: string[];
	sensitive: string[];
};

/** The names of a schema's fields, whatever it is wrapped in; of a choice those of every branch. */
export function fieldsOf(schema: GenericSchema): string[] {
	if ('wrapped' in schema) return fieldsOf(schema.wrapped as GenericSchema);
	if ('options' in schema && schema.type === 'variant')
		return [...new Set((schema.options as GenericSchema[]).flatMap(fieldsOf))];
	return 'entries' in schema ? Object.keys(schema.entries as object) : [];
}

const documents = {
	person: ['unit', Person],
	activity: ['unit', Activity],
	decision: ['unit', Decision],
	photo: ['unit', Photo],
	headcount: ['unit', Headcount],
	reminder: ['unit', Reminder],
	noticeReceipt: ['unit', NoticeReceipt],
	checkIn: ['unit', CheckIn],
	reopening: ['unit', Reopening],
	unit: ['programme', Unit],
	closing: ['programme', Closing]
} as const satisfies Record<
	Exclude<DocumentType, 'work'>,
	readonly [Database['kind'], GenericSchema]
>;

function kindOf(kind: DataKind['kind'], place: Database['kind'], all: string[]): DataKind {
	const fields = all.filter((field) => !TECHNICAL.has(field));
	return { kind, place, fields, sensitive: fields.filter((field) => SENSITIVE.has(field)) };
}

/** Every kind of document that can be written, with its fields: read off the schemas, so that none is forgotten. */
export function dataKinds(): DataKind[] {
	const plain = Object.entries(documents).map(([kind, [place, schema]]) => {
		const own = fieldsOf(schema);
		const content = kind === 'activity' ? fieldsOf(ActivityContent) : [];
		const fields = [...own.filter((field) => field !== 'content'), ...content];
		return kindOf(kind as DataKind['kind'], place, fields);
	});
	const work = WorkSubjects.options.map(({ entries }) => {
		const subject = entries.subject.literal;
		return kindOf(subject, placeOf(subject), ['by', 'name', 'at', ...fieldsOf(entries.set)]);
	});
	return [...plain, ...work];
}

const OWN = v.parse(UnitId, 'don-vi-minh');
const OTHER = v.parse(UnitId, 'don-vi-khac');
const roles: Record<Role['role'], Role> = {
	member: { role: 'member', unit: OWN },
	unitSecretary: { role: 'unitSecretary', unit: OWN },
	committee: { role: 'committee' },
	standing: { role: 'standing' },
	inspection: { role: 'inspection' },
	office: { role: 'office' }
};
const databases: Record<Database['kind'], (unit: UnitId) => Database> = {
	programme: () => ({ kind: 'programme' }),
	unit: (unit) => ({ kind: 'unit', unit }),
	unitPrivate: (unit) => ({ kind: 'unitPrivate', unit }),
	committee: () => ({ kind: 'committee' }),
	inspection: () => ({ kind: 'inspection' }),
	totals: () => ({ kind: 'totals' }),
	totalsCommittee: () => ({ kind: 'totalsCommittee' }),
	totalsPrivate: () => ({ kind: 'totalsPrivate' })
};
export const databaseKinds = Object.keys(databases) as Database['kind'][];

/** How far a right reaches: every unit's, the own unit's alone. */
export type Reach = { role: Role['role']; where: 'all' | 'own' };

/** Who reads a kind of database, and who writes into it: asked of the rights table itself, role by role. */
export function reachOf(kind: Database['kind']): { read: Reach[]; write: Reach[] } {
	const person = v.parse(PersonId, 'mot-nguoi');
	const reach = (may: typeof canRead) =>
		Object.values(roles).flatMap((role): Reach[] => {
			const can = (unit: UnitId) => may({ person, roles: [role] }, databases[kind](unit));
			if (!can(OWN)) return [];
			return [{ role: role.role, where: can(OTHER) ? 'all' : 'own' }];
		});
	return { read: reach(canRead), write: reach(canWriteInto) };
}
