import { hash } from '@node-rs/argon2';
import { expect } from 'vitest';
import * as v from 'valibot';
import type { Role } from '../../../src/lib/domain/access.ts';
import { personId } from '../../fixtures/builders.ts';
import type { Write } from '../../fixtures/sample-block/documents.ts';
import { secretaries, unitOf } from '../../fixtures/sample-block/units.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	PASSWORD,
	account,
	basic,
	bodyOf,
	putAccounts,
	startApp,
	testStore,
	until
} from '../server/app.ts';

/** A server to which the people of the sample block send what they wrote. */
export class SampleApp {
	readonly app: App;
	readonly #store: TestStore;

	private constructor(app: App, store: TestStore) {
		this.app = app;
		this.#store = store;
	}

	/** Starts it, with an account for whoever writes any of this, and a database for all of it. */
	static async start(writes: readonly Write[]): Promise<SampleApp> {
		const store = await testStore();
		const app = await startApp(store);
		for (const name of new Set(writes.map(({ database }) => database)))
			await app.couch.createDatabase(name);
		const names = [...new Set(writes.map(({ by }) => by))];
		// So many sign in; what is tested is not how long argon2 takes.
		const cheap = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
		const accounts = names.map((name) =>
			account(name, rolesOf(name), { person: personId(name), hash: cheap })
		);
		await putAccounts(app.couch, ...(await Promise.all(accounts)));
		return new SampleApp(app, store);
	}

	/** Each person's phone sends what that person wrote; returns when all of it is counted. */
	async send(...parts: (readonly Write[])[]): Promise<void> {
		for (const part of parts) for (const round of roundsOf(part)) await push(this.app, round);
		await until(async () => (await lagMs(this.app)) === 0);
	}

	async close(): Promise<void> {
		await this.app.close();
		await this.#store.remove();
	}
}

/** What a person of the sample block may do, by the letter of the unit. */
function rolesOf(name: string): Role[] {
	if (name === 'o01') return [{ role: 'office' }];
	if (name === 'k01') return [{ role: 'committee' }, { role: 'standing' }];
	if (name === 'k02') return [{ role: 'committee' }];
	const letter = name.charAt(0).toUpperCase();
	const unit = unitOf[letter as keyof typeof unitOf];
	const leads = secretaries[letter]?.includes(name) === true;
	return leads ? [{ role: 'unitSecretary', unit }] : [{ role: 'member', unit }];
}

/** What was written, so that whatever a document speaks of was sent in an earlier round. */
function roundsOf(writes: readonly Write[]): Write[][] {
	const rounds: Write[][] = [];
	const sent = new Map<string, number>();
	for (const write of writes) {
		const about = 'activity' in write.document ? write.document.activity : write.document._id;
		const key = `${write.database} ${about}`;
		const round = sent.get(key) ?? 0;
		sent.set(key, round + 1);
		(rounds[round] ??= []).push(write);
	}
	return rounds;
}

/** Each person's phone sends what that person wrote. */
async function push(app: App, round: readonly Write[]): Promise<void> {
	const phones = Map.groupBy(round, ({ by, database }) => `${by} ${database}`);
	await Promise.all(
		[...phones].map(async ([phone, writes]) => {
			const [name = '', database = ''] = phone.split(' ');
			const docs = writes.map(({ document, ancestors }) => {
				const [start = ''] = document._rev.split('-');
				const ids = [document._rev, ...ancestors].map((rev) => rev.split('-')[1]);
				return { ...document, _revisions: { start: Number(start), ids } };
			});
			const response = await fetch(`${app.url}/db/${database}/_bulk_docs`, {
				method: 'POST',
				headers: { ...basic(name), 'content-type': 'application/json' },
				body: JSON.stringify({ docs, new_edits: false })
			});
			// Of replicated revisions only those that were refused are answered.
			expect([phone, await response.json()]).toEqual([phone, []]);
		})
	);
}

const Health = v.object({ totals: v.object({ lagMs: v.number() }) });

async function lagMs(app: App): Promise<number> {
	return v.parse(Health, await bodyOf(fetch(`${app.url}/healthz`))).totals.lagMs;
}
