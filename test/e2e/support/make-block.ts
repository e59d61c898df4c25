/**
 * Fills `DATA_DIR` with a small block in which everybody can sign in, and prints who they are as JSON.
 * A program of its own, run by Node: neither Playwright nor a benchmark loads the server's code.
 */
import { parseArgs } from 'node:util';
import { parseSettings } from '../../../src/lib/server/config.ts';
import { openStore } from '../../../src/lib/server/open-store.ts';
import { demoAccounts, storeAccounts } from '../../../src/lib/server/seed/demo-accounts.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';

const { values } = parseArgs({
	options: {
		units: { type: 'string', default: '2' },
		members: { type: 'string', default: '20' },
		activities: { type: 'string', default: '40' },
		seed: { type: 'string', default: '1' }
	}
});
const plan = new SeedPlan({
	units: Number(values.units),
	members: Number(values.members),
	activities: Number(values.activities),
	seed: Number(values.seed)
});
// It listens to nobody: only where the data goes matters.
const settings = parseSettings({ ...process.env, PORT: '0', ORIGIN: 'http://localhost' });
if (!settings.ok) throw new Error(settings.error);
const store = openStore(settings.value);
if (!store.ok) throw new Error(store.error);
await sow(store.value, plan, { receipts: true });
const { accounts, signIns } = await demoAccounts(plan.block);
await storeAccounts(store.value, accounts);
await store.value.close();
const password = signIns[0]?.password ?? '';
const people = accounts.map(({ login, name, person, roles }) => ({ login, name, person, roles }));
console.log(JSON.stringify({ password, people }));
