import * as v from 'valibot';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { ACCOUNTS } from '../auth/account.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { isOwn } from '../own-databases.ts';
import { demoAccounts, storeAccounts, type SignIn } from './demo-accounts.ts';
import { withFrozenReport } from './frozen-report.ts';
import { SeedPhotos } from './photos.ts';
import { demoSize, SeedPlan } from './plan.ts';
import { sow } from './sow.ts';

/** Raised when the demo's data changes: an older demo is made anew by `--reset` only. */
const EDITION = 1;
const MARK = '_local/demo';

const Mark = v.looseObject({
	edition: v.number(),
	/** False until everything was written: a run that was cut is completed by the next. */
	complete: v.boolean(),
	signIns: v.array(
		v.object({
			role: v.picklist([
				'member',
				'unitSecretary',
				'committee',
				'standing',
				'inspection',
				'office'
			]),
			unit: v.nullable(v.string()),
			name: v.string(),
			password: v.string()
		})
	)
});
type Mark = v.InferOutput<typeof Mark>;

/** What is in the store already. */
export type DemoState = { kind: 'empty' } | { kind: 'foreign' } | { kind: 'demo'; mark: Mark };

/** Whether the store holds nothing, a demo, or what no demo made. @throws CouchUnavailable */
export async function demoState(couch: Couch): Promise<DemoState> {
	try {
		const mark = v.safeParse(Mark, await couch.getLocal(ACCOUNTS, MARK));
		if (mark.success) return { kind: 'demo', mark: mark.output };
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
	const ours = (await couch.listDatabases()).filter(isOwn);
	return ours.length === 0 ? { kind: 'empty' } : { kind: 'foreign' };
}

/** Deletes what a demo made. @throws CouchUnavailable */
export async function clearDemo(couch: Couch): Promise<void> {
	const databases = (await couch.listDatabases()).filter(isOwn);
	// The mark goes last: a run that is cut here still knows whose data it is.
	for (const database of databases) if (database !== ACCOUNTS) await couch.deleteDatabase(database);
	if (databases.includes(ACCOUNTS)) await couch.deleteDatabase(ACCOUNTS);
}

/**
 * Makes sure the store holds the demo.
 * @returns the sign-ins to show, or why nothing was done: the store holds data that no demo made
 */
export async function prepareDemo(
	couch: Couch,
	onWork: () => void
): Promise<Result<SignIn[], 'foreign'>> {
	const state = await demoState(couch);
	if (state.kind === 'foreign') return err('foreign');
	if (state.kind === 'demo' && state.mark.complete) return ok(state.mark.signIns);
	onWork();
	const plan = new SeedPlan(demoSize);
	const { accounts, signIns } = await demoAccounts(plan.block);
	await storeAccounts(couch, []);
	await putMark(couch, { edition: EDITION, complete: false, signIns });
	const photos = new SeedPhotos(withFrozenReport(plan));
	await sow(couch, photos, { receipts: true });
	await photos.sowBytes(couch);
	await storeAccounts(couch, accounts);
	await putMark(couch, { edition: EDITION, complete: true, signIns });
	return ok(signIns);
}

async function putMark(couch: Couch, mark: Mark): Promise<void> {
	const rev = await revOfMark(couch);
	await couch.putLocal(ACCOUNTS, { ...mark, _id: MARK, ...(rev === null ? {} : { _rev: rev }) });
}

async function revOfMark(couch: Couch): Promise<string | null> {
	try {
		return (await couch.getLocal(ACCOUNTS, MARK))._rev ?? null;
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}
