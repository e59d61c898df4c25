import * as v from 'valibot';

/** How large the return into coverage is. */
export const PHONES = 300;
export const RECORDS_A_PHONE = 20;

/** Somebody else who uses the app meanwhile. */
const Reader = v.object({ cookie: v.string(), database: v.string() });
export type Reader = v.InferOutput<typeof Reader>;

/** Once the block is made and the records are ready: who reads meanwhile. */
export const Ready = v.object({ committee: Reader, member: Reader, documents: v.number() });

/**
 * What the phones are told to do. `push`: send the records of a wave, by the app's address or, with `straight`, to
 * CouchDB itself; `verify`: ask for every record sent so far whether the server still has it.
 */
export const Order = v.variant('order', [
	v.object({ order: v.literal('push'), wave: v.number(), url: v.string(), straight: v.boolean() }),
	v.object({ order: v.literal('verify'), url: v.string(), straight: v.boolean() }),
	v.object({ order: v.literal('end') })
]);
export type Order = v.InferOutput<typeof Order>;

/** What came of a wave: milliseconds for each phone until its records were confirmed, and the generator's own cost. */
export const Pushed = v.object({ confirmedMs: v.array(v.number()), cpuS: v.number() });
export type Pushed = v.InferOutput<typeof Pushed>;

/** How many of the records that were confirmed the server does not have. */
export const Verified = v.object({ asked: v.number(), lost: v.number() });
