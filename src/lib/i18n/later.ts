/**
 * Words that home does not speak: `later.period.title`. Home carries every area of `m` whole, whatever it uses of them
 * (`fewChunks` of vite.config.ts), so what only other pages say stands here.
 */
export * as later from './vi/later.ts';
