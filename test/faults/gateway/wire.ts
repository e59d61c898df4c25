import * as v from 'valibot';

/** What the fuzzed server is asked by its parent; to `end` it answers by ending. */
export const Question = v.picklist(['figures', 'unlawful', 'end']);
export type Question = v.InferOutput<typeof Question>;

/** What the server's process holds, after a garbage collection: memory, timers and sockets by kind. */
export const Figures = v.object({
	memoryMb: v.number(),
	resources: v.record(v.string(), v.number()),
	warnings: v.array(v.string())
});
export type Figures = v.InferOutput<typeof Figures>;

export const Begun = v.object({ url: v.string() });
export const Unlawful = v.array(v.string());
