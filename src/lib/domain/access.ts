import * as v from 'valibot';
import type { Database } from './database.ts';
import { BLOCK_UNIT, PersonId, UnitId } from './ids.ts';
import { unreachable } from './result.ts';

/** đoàn viên · bí thư/phó bí thư cơ sở · BCH · BTV và Bí thư · UBKT · văn phòng. A unit's right names its unit. */
export const Role = v.variant('role', [
	v.strictObject({ role: v.literal('member'), unit: UnitId }),
	v.strictObject({ role: v.literal('unitSecretary'), unit: UnitId }),
	v.strictObject({ role: v.literal('committee') }),
	v.strictObject({ role: v.literal('standing') }),
	v.strictObject({ role: v.literal('inspection') }),
	v.strictObject({ role: v.literal('office') })
]);
export type Role = v.InferOutput<typeof Role>;

/** Who acts: a person with rights. */
export const Actor = v.strictObject({ person: PersonId, roles: v.array(Role) });
export type Actor = v.InferOutput<typeof Actor>;

/** Whether the actor holds a right, for the unit where the right has one. */
export function holds(actor: Actor, role: Role['role'], unit?: UnitId): boolean {
	return actor.roles.some(
		(held) => held.role === role && (!('unit' in held) || unit === undefined || held.unit === unit)
	);
}

/** Whether the actor belongs to the block's own bodies, who see every unit. */
export function seesAllUnits(actor: Actor): boolean {
	return (['committee', 'standing', 'office'] as const).some((role) => holds(actor, role));
}

/** Whether the actor is of the executive committee (BCH), of which the standing committee (BTV) is a part. */
export function isOfCommittee(actor: Actor): boolean {
	return holds(actor, 'committee') || holds(actor, 'standing');
}

/** Whether the actor keeps the inspections: the inspection committee, and the executive committee it reports to. */
export function keepsInspections(actor: Actor): boolean {
	return isOfCommittee(actor) || holds(actor, 'inspection');
}

/** Whether the actor is told what is private to a unit: its secretaries and the committee, and nobody else. */
function isTrustedBy(actor: Actor, unit: UnitId): boolean {
	return isOfCommittee(actor) || (unit !== BLOCK_UNIT && holds(actor, 'unitSecretary', unit));
}

/** Whether the actor may read a whole database. Default deny. */
export function canRead(actor: Actor, database: Database): boolean {
	switch (database.kind) {
		case 'programme':
		case 'totals':
			return actor.roles.length > 0;
		case 'unit':
			if (seesAllUnits(actor)) return true;
			return (
				database.unit !== BLOCK_UNIT &&
				(holds(actor, 'member', database.unit) || holds(actor, 'unitSecretary', database.unit))
			);
		case 'totalsCommittee':
			return seesAllUnits(actor);
		case 'inspection':
			return keepsInspections(actor);
		case 'committee':
		case 'totalsPrivate':
			return isOfCommittee(actor);
		case 'unitPrivate':
			return isTrustedBy(actor, database.unit);
		default:
			return unreachable(database);
	}
}

/** Whether the actor may write anything at all into a database; each document is judged by {@link canWrite}. */
export function canWriteInto(actor: Actor, database: Database): boolean {
	if (database.kind === 'programme') return seesAllUnits(actor);
	if (database.kind === 'committee') return isOfCommittee(actor);
	if (database.kind === 'inspection') return keepsInspections(actor);
	// Members put their own assessment there, and read nothing of it.
	if (database.kind === 'unitPrivate')
		return isTrustedBy(actor, database.unit) || belongsTo(actor, database.unit);
	if (database.kind !== 'unit') return false;
	if (database.unit === BLOCK_UNIT) return isOfCommittee(actor);
	return belongsTo(actor, database.unit);
}

/** Whether the actor is of a unit: a member, or one of its secretaries. Đoàn Khối itself has neither. */
export function belongsTo(actor: Actor, unit: UnitId): boolean {
	return (
		unit !== BLOCK_UNIT && (holds(actor, 'member', unit) || holds(actor, 'unitSecretary', unit))
	);
}

/** Whether the actor decides on records of a unit: its secretaries, and the standing committee for the block's own. */
export function decidesFor(actor: Actor, unit: UnitId): boolean {
	return unit === BLOCK_UNIT ? holds(actor, 'standing') : holds(actor, 'unitSecretary', unit);
}

/** Whether the actor may enter and edit records of others in a unit. */
export function keepsRecordsOf(actor: Actor, unit: UnitId): boolean {
	return unit === BLOCK_UNIT
		? holds(actor, 'committee') || holds(actor, 'standing')
		: holds(actor, 'unitSecretary', unit);
}
