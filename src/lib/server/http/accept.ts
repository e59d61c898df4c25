import type { IncomingMessage } from 'node:http';

/** Encodings we write, the better one first. */
const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** The best encoding the client takes; null for none. */
export function encodingFor({ headers }: Pick<IncomingMessage, 'headers'>): Encoding | null {
	const header = headers['accept-encoding'];
	const accepted = typeof header === 'string' ? weights(header) : new Map<string, number>();
	return encodings.find((encoding) => (accepted.get(encoding) ?? 0) > 0) ?? null;
}

/** Whether the client names this content type; with `loosely` a wildcard counts too. */
export function accepts(
	{ headers }: Pick<IncomingMessage, 'headers'>,
	type: string,
	{ loosely = false } = {}
): boolean {
	const accepted = weights(headers.accept ?? (loosely ? '*/*' : ''));
	const family = `${type.split('/')[0]}/*`;
	const candidates = loosely ? [type, family, '*/*'] : [type];
	return candidates.some((candidate) => (accepted.get(candidate) ?? 0) > 0);
}

/** `a;q=0.5, b` as weights by name. */
function weights(header: string): Map<string, number> {
	return new Map(
		header.split(',').map((item) => {
			const [name = '', ...parameters] = item.split(';').map((text) => text.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='));
			return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
		})
	);
}
