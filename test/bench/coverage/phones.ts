/**
 * The phones of the benchmark "back in coverage", a process of their own, so that what they cost is told apart from
 * what the server costs. Makes the block first, says that it is ready, and then does as its parent orders.
 */
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { makeBlock, type Batch, type Phone } from './block.ts';
import { Order, PHONES, RECORDS_A_PHONE } from './messages.ts';

const waves = Number(process.argv[2]);
const { phones, committee, member } = await makeBlock(waves);
const agent = new Agent({ keepAlive: true });
const sent: { phone: Phone; batch: Batch }[] = [];

/** Where the records go: through the app, in the person's name; or straight to CouchDB, as its admin. */
type Road = { url: string; straight: boolean };

function ask(
	{ url, straight }: Road,
	{ cookie }: Phone,
	path: string,
	body?: string
): Promise<IncomingMessage> {
	const { origin, pathname, username, password } = new URL(url);
	const base = straight ? pathname : '/';
	const headers = straight
		? { authorization: `Basic ${btoa(`${username}:${password}`)}` }
		: { cookie, origin };
	return new Promise((resolve, reject) => {
		request(
			`${origin}${base}${path}`,
			{
				agent,
				method: body === undefined ? 'GET' : 'POST',
				headers: {
					...headers,
					accept: 'application/json',
					'accept-encoding': 'gzip, deflate, br',
					'content-type': 'application/json'
				}
			},
			resolve
		)
			.once('error', reject)
			.end(body);
	});
}

/** An answer read to its end. @throws {Error} for a status that is no success: a phone would have to try again */
async function told(road: Road, phone: Phone, path: string, body?: string): Promise<string> {
	const answer = await ask(road, phone, path, body);
	const text = (await buffer(answer)).toString();
	const { statusCode = 0 } = answer;
	if (statusCode >= 300) throw new Error(`${path} was answered ${statusCode}: ${text}`);
	return text;
}

/** As src/lib/data/sync/round.ts has it: who is there, whose session it is, send, and ask what arrived. */
async function push(road: Road, phone: Phone, batch: Batch): Promise<void> {
	if (!road.straight) {
		await told(road, phone, 'db/');
		await told(road, phone, 'api/session');
	}
	const database = road.straight ? phone.database : `db/${phone.database}`;
	const refused = await told(road, phone, `${database}/_bulk_docs`, batch.documents);
	if (refused.trim() !== '[]') throw new Error(`not taken: ${refused.slice(0, 500)}`);
	const missing = await told(road, phone, `${database}/_revs_diff`, batch.revisions);
	if (missing.trim() !== '{}') throw new Error(`not there: ${missing.slice(0, 500)}`);
}

/** Each phone listens at its own doorbell while it sends, as the open app does. */
async function listen(road: Road): Promise<() => void> {
	if (road.straight) return () => undefined;
	const bells = await Promise.all(phones.map((phone) => ask(road, phone, 'api/doorbell')));
	for (const bell of bells) {
		bell.resume();
		bell.once('error', () => undefined);
	}
	return () => bells.forEach((bell) => bell.destroy());
}

async function pushAll(road: Road, wave: number) {
	// Who comes back into coverage has no connection left; one of the wave before may be closed as it is used.
	agent.destroy();
	const leave = await listen(road);
	const cpu = process.cpuUsage();
	const began = performance.now();
	const confirmedMs = await Promise.all(
		phones.map(async (phone) => {
			const batch = phone.waves[wave];
			if (batch === undefined) throw new Error(`there is no wave ${wave}`);
			await push(road, phone, batch);
			sent.push({ phone, batch });
			return performance.now() - began;
		})
	);
	const { user, system } = process.cpuUsage(cpu);
	leave();
	return { confirmedMs, cpuS: (user + system) / 1e6 };
}

async function verify(road: Road) {
	let asked = 0;
	let lost = 0;
	for (const { phone, batch } of sent) {
		const path = `${road.straight ? '' : 'db/'}${phone.database}/_revs_diff`;
		const missing: unknown = JSON.parse(await told(road, phone, path, batch.revisions));
		asked += batch.count;
		lost += Object.keys(v.parse(v.looseObject({}), missing)).length;
	}
	return { asked, lost };
}

function say(message: unknown): void {
	if (process.connected) process.send?.(message);
}

async function follow(order: Order): Promise<void> {
	if (order.order === 'end') return process.disconnect();
	say(order.order === 'push' ? await pushAll(order, order.wave) : await verify(order));
}

process.on('message', (message) => {
	follow(v.parse(Order, message)).catch((error: unknown) => {
		console.error(error);
		process.exit(1);
	});
});
say({ committee, member, documents: PHONES * RECORDS_A_PHONE });
