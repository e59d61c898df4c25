import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What the server answers about a bundle that it could open: how many documents it has now, and how many it refused,
 * by reason. Never which: whoever carries it may not know.
 */
export const HandoverAnswer = v.object({
	stored: Count,
	refused: v.array(v.object({ code: v.pipe(v.string(), v.maxLength(60)), count: Count }))
});
export type HandoverAnswer = v.InferOutput<typeof HandoverAnswer>;

/**
 * Why the server does not take a bundle at all. `authorGone`: the author has no account any more; `phoneEnded`: the
 * phone was called lost, or the password was changed since its key was certified.
 */
export const handoverFaults = [
	'notBundle',
	'cut',
	'newerVersion',
	'altered',
	'tooLarge',
	'otherInstallation',
	'authorGone',
	'phoneEnded'
] as const;
export type HandoverFault = (typeof handoverFaults)[number];
export const HandoverFault = v.picklist(handoverFaults);
