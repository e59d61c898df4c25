import * as v from 'valibot';
import type { Actor } from '../domain/access.ts';
import { canWriteInto, keepsRecordsOf } from '../domain/access.ts';
import type { UnitId } from '../domain/ids.ts';
import { BLOCK_UNIT, UnitId as UnitIdSchema } from '../domain/ids.ts';
import type { FormDevice } from './form/form-session.svelte.ts';

/** Who is signed in, as the access table understands it. */
export function actorOf({ session }: Pick<FormDevice, 'session'>): Actor {
	return { person: session.person, roles: session.roles };
}

/** The units this person may record for, in the order of their rights. */
export function writableUnits(actor: Actor): UnitId[] {
	const named = actor.roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
	return [...new Set([...named, BLOCK_UNIT])].filter((unit) =>
		canWriteInto(actor, { kind: 'unit', unit })
	);
}

/** Whether this person may record deeds of others in a unit. */
export function recordsForOthers(actor: Actor, unit: UnitId): boolean {
	return keepsRecordsOf(actor, unit);
}

/** The unit an address names, if it names one. */
export function unitOfAddress(part: string | null): UnitId | undefined {
	const parsed = v.safeParse(UnitIdSchema, part);
	return parsed.success ? parsed.output : undefined;
}
