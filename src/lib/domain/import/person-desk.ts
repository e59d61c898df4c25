import * as v from 'valibot';
import { Role } from '../access.ts';
import { Instant } from '../date.ts';
import { PersonId } from '../ids.ts';

/** Somebody as the office sees them: rights, whether they ever signed in, and where they are signed in now. */
export const DeskPerson = v.object({
	person: PersonId,
	name: v.string(),
	login: v.string(),
	roles: v.array(Role),
	disabled: v.boolean(),
	waiting: v.boolean(),
	phones: v.array(
		v.object({ id: v.string(), device: v.string(), createdAt: Instant, renewedAt: Instant })
	)
});
export type DeskPerson = v.InferOutput<typeof DeskPerson>;

/** What the office changes of somebody. */
export const AskedChange = v.variant('change', [
	v.strictObject({ change: v.literal('roles'), roles: v.pipe(v.array(Role), v.maxLength(20)) }),
	v.strictObject({ change: v.picklist(['disable', 'enable']) }),
	v.strictObject({ change: v.literal('end'), phone: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })
]);
export type AskedChange = v.InferOutput<typeof AskedChange>;
