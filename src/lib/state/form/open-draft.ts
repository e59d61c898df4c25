import type { Draft } from '../../data/device.ts';
import { isQuotaError } from '../../data/store/fault.ts';
import { formFromContent } from '../../domain/activity/form-model-content.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { FormDevice } from './form-session.svelte.ts';
import { actorOf, writableUnits } from '../actor.ts';

/** What an address `/ghi/<id>` leads to on this phone. */
export type Opened = { kind: 'draft'; draft: Draft } | { kind: 'missing' } | { kind: 'newer' };

/** Why no draft could be opened: the phone has no room for a new one, or its store broke. */
export function openingFault(error: unknown): 'storageFull' | 'broken' {
	return isQuotaError(error) ? 'storageFull' : 'broken';
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
