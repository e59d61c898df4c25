/** How freezing a report ended, in words: what was kept, or why nothing was. */
export type FreezeEnd = { ok: boolean; text: string };
