import * as v from 'valibot';
import { PersonId } from '../../domain/ids.ts';
import type { ServerStatus } from '../../domain/status/server-status.ts';
import type { AuditLog } from '../audit/audit-log.ts';

const Denied = v.object({
	at: v.string(),
	by: PersonId,
	kind: v.literal('denied'),
	count: v.number(),
	request: v.optional(v.nullable(v.string()), null),
	documents: v.array(v.object({ code: v.string() }))
});
/** Whoever asks calls the last ones; more names do not help. */
const MOST_PEOPLE = 10;

type Found = {
	documents: number;
	lastAt: string;
	lastRequest: string | null;
	people: Set<PersonId>;
};

/** What was refused since, by reason. @throws CouchUnavailable */
export async function denialsSince(
	log: AuditLog,
	span: { fromMs: number; toMs: number },
	nameOf: (person: PersonId) => string
): Promise<ServerStatus['denials']> {
	const found = new Map<string, Found>();
	for await (const line of log.raw(span)) {
		const parsed = v.safeParse(Denied, line);
		if (parsed.success) note(found, parsed.output);
	}
	return [...found]
		.map(([code, { people, ...told }]) => ({
			code,
			...told,
			people: [...people].map((person) => ({ person, name: nameOf(person) }))
		}))
		.sort((a, b) => b.documents - a.documents);
}

function note(
	found: Map<string, Found>,
	{ at, by, documents, request }: v.InferOutput<typeof Denied>
) {
	for (const { code } of documents) {
		const known = found.get(code) ?? {
			documents: 0,
			lastAt: at,
			lastRequest: request,
			people: new Set<PersonId>()
		};
		known.documents += 1;
		if (known.people.size < MOST_PEOPLE) known.people.add(by);
		found.set(code, known);
	}
}
