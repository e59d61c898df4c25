import * as v from 'valibot';
import type { Draft } from '../../data/device.ts';
import { isQuotaError } from '../../data/store/fault.ts';
import type { Actor } from '../../domain/access.ts';
import { canWriteInto, keepsRecordsOf } from '../../domain/access.ts';
import { formFromContent } from '../../domain/activity/form-model-content.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import { BLOCK_UNIT, UnitId as UnitIdSchema } from '../../domain/ids.ts';
import type { FormDevice } from './form-session.svelte.ts';

/** What an address `/ghi/<id>` leads to on this phone. */
export type Opened = { kind: 'draft'; draft: Draft } | { kind: 'missing' } | { kind: 'newer' };

/** Why no draft could be opened: the phone has no room for a new one, or its store broke. */
export function openingFault(error: unknown): 'storageFull' | 'broken' {
	return isQuotaError(error) ? 'storageFull' : 'broken';
}

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

/** Opens the draft of an id, or begins one that edits the record of that id. */
export async function openDraft(device: FormDevice, id: ActivityId): Promise<Opened> {
	const draft = await device.draft(id);
	if (draft !== null) return { kind: 'draft', draft };
	const detail = await device.recordDetail(id);
	if (detail === null) return { kind: 'missing' };
	if (detail.newer) return { kind: 'newer' };
	const { content } = detail.deniedVersion ?? detail.activity;
	return { kind: 'draft', draft: await device.editDraft(id, { ...formFromContent(content) }) };
}

/** A new, empty draft; null where the person may not record for any unit. */
export async function beginDraft(
	device: FormDevice,
	unit?: UnitId,
	author?: PersonId
): Promise<Draft | null> {
	const units = writableUnits(actorOf(device));
	const chosen = units.find((one) => one === unit) ?? units[0];
	return chosen === undefined ? null : device.newDraft(chosen, author ?? device.session.person);
}

/** The unit an address names, if it names one. */
export function unitOfAddress(part: string | null): UnitId | undefined {
	const parsed = v.safeParse(UnitIdSchema, part);
	return parsed.success ? parsed.output : undefined;
}
