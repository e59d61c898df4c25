import type { Device, WriteFault } from '../../data/device.ts';
import { formFromFields } from '../../domain/activity/form-model.ts';
import { withPeople } from '../../domain/check-in/presence.ts';
import type { ActivityId, PersonId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { openDraft } from '../form/open-draft.ts';
import type { FormDevice } from '../form/form-session.svelte.ts';

type AddingDevice = FormDevice & Pick<Device, 'checkIns'>;

/**
 * Puts people on the list of a record that was sent. Before it was approved that is one edit, sent like any other;
 * `draft`: it is an edit that somebody looks at and sends, because one was begun before, or the record is approved.
 */
export async function addToRecord(
	device: AddingDevice,
	id: ActivityId,
	people: readonly PersonId[],
	isApproved: boolean
): Promise<Result<'sent' | 'draft', WriteFault>> {
	const wasBegun = (await device.draft(id)) !== null;
	const opened = await openDraft(device, id);
	if (opened.kind !== 'draft') return err({ kind: 'gone' });
	const before = formFromFields(opened.draft.fields).people;
	const form = { ...before, members: withPeople(before.members, people) };
	const saved = await device.saveDraftField(id, 'people', form);
	if (!saved.ok) return saved;
	if (wasBegun || isApproved) return ok('draft');
	const sent = await send(device, id, people);
	// Half done is not done: what was begun for this tap alone goes with it.
	if (!sent.ok) await device.discardDraft(id);
	return sent;
}

async function send(
	device: AddingDevice,
	id: ActivityId,
	people: readonly PersonId[]
): Promise<Result<'sent', WriteFault>> {
	const detail = await device.recordDetail(id);
	if (detail === null) return err({ kind: 'gone' });
	const { content } = detail.activity;
	const members = withPeople(content.people.members, people);
	const sent = await device.submitDraft(id, { ...content, people: { ...content.people, members } });
	if (!sent.ok) return sent;
	await (await device.checkIns()).take(id, people);
	return ok('sent');
}
