import * as v from 'valibot';
import { WireFault, askJson } from './exchange.ts';

const Welcome = v.object({
	couchdb: v.literal('Welcome'),
	uuid: v.pipe(v.string(), v.minLength(1))
});

/**
 * Asks the server who it is. A round begins with this: whatever answers otherwise (a proxy's page, a broken line) must
 * not be taken for a server that has forgotten everything.
 * @throws WireFault
 */
export async function greet(): Promise<{ uuid: string }> {
	const { body } = await askJson('/db/');
	const parsed = v.safeParse(Welcome, body);
	if (!parsed.success) throw new WireFault('notOurServer');
	return { uuid: parsed.output.uuid };
}
