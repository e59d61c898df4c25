import { CouchError } from '../couch/couch.ts';

/** The parameters of a request, read the way CouchDB reads them: what cannot be read is refused, never guessed. */
export class Query {
	readonly #params: URLSearchParams;

	constructor(params: URLSearchParams) {
		this.#params = params;
	}

	/** The same with further parameters in place of those of their names. */
	with(parameters: readonly (readonly [name: string, value: string])[]): Query {
		const params = new URLSearchParams(this.#params);
		for (const [name, value] of parameters) params.set(name, value);
		return new Query(params);
	}

	/** As it stands. */
	text(...names: string[]): string | undefined {
		const name = names.find((candidate) => this.#params.has(candidate));
		return name === undefined ? undefined : (this.#params.get(name) ?? undefined);
	}

	/** @throws CouchError 400 `query_parse_error` */
	flag(name: string): boolean | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		if (value === 'true') return true;
		if (value === 'false') return false;
		throw unreadable(name, value);
	}

	/** A whole number, not negative. @throws CouchError 400 `query_parse_error` */
	whole(name: string): number | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		if (!/^\d{1,15}$/.test(value)) throw unreadable(name, value);
		return Number(value);
	}

	/** A JSON value. @throws CouchError 400 `query_parse_error` */
	json(...names: string[]): unknown {
		const value = this.text(...names);
		if (value === undefined) return undefined;
		try {
			return JSON.parse(value);
		} catch {
			throw unreadable(names[0] ?? '', value);
		}
	}

	/** A JSON string. @throws CouchError 400 `query_parse_error` */
	jsonText(...names: string[]): string | undefined {
		const value = this.json(...names);
		if (value === undefined || value === null) return undefined;
		if (typeof value === 'string') return value;
		throw unreadable(names[0] ?? '', JSON.stringify(value));
	}

	/** A JSON array of strings. @throws CouchError 400 `query_parse_error` */
	jsonTexts(name: string): string[] | undefined {
		const value = this.json(name);
		if (value === undefined) return undefined;
		if (isTexts(value)) return value;
		throw unreadable(name, JSON.stringify(value));
	}
}

/** Whether a value is an array of strings. */
export function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function unreadable(name: string, value: string): CouchError {
	return new CouchError(
		400,
		'query_parse_error',
		`Invalid value for ${name}: ${value.slice(0, 200)}`
	);
}
