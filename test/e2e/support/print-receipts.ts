/** Prints the receipts in `DATA_DIR` as JSON, while no server runs on it. A program of its own, like `make-block.ts`. */
import { parseSettings } from '../../../src/lib/server/config.ts';
import { openStore } from '../../../src/lib/server/open-store.ts';
import { RECEIPTS } from '../../../src/lib/server/receipts/receipts.ts';

const settings = parseSettings({ ...process.env, PORT: '0', ORIGIN: 'http://localhost' });
if (!settings.ok) throw new Error(settings.error);
const store = openStore(settings.value);
if (!store.ok) throw new Error(store.error);
const { rows } = await store.value.allDocs(RECEIPTS, { includeDocs: true });
await store.value.close();
console.log(JSON.stringify(rows));
