import { createHash } from 'node:crypto';

/** Stands for exactly these: of others, or one more, it is another. */
export function markOfIds(ids: readonly string[]): string {
	return createHash('sha256')
		.update([...ids].sort().join('\n'))
		.digest('hex')
		.slice(0, 32);
}
