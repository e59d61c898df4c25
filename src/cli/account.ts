import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { orderAccounts, type AccountOrder } from '../lib/server/accounts.ts';
import { parseSettings } from '../lib/server/config.ts';
import { refuse } from './refuse.ts';

const USAGE = `npm run account -- add --login L --person ID --name NAME --role R [--role R…]
npm run account -- password --login L
npm run account -- roles --login L --role R [--role R…]
npm run account -- disable | enable --login L
npm run account -- list
A password is read from standard input. Settings: DATA_DIR or COUCHDB_URL.`;

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				login: { type: 'string', default: '' },
				person: { type: 'string', default: '' },
				name: { type: 'string', default: '' },
				role: { type: 'string', multiple: true, default: [] }
			}
		});
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

/** Never an argument: other users of the machine see arguments. */
async function readPassword(): Promise<string> {
	const input = createInterface({ input: process.stdin, output: process.stderr });
	const password = await input.question('Password: ');
	input.close();
	return password;
}

async function readOrder(): Promise<AccountOrder> {
	const { positionals, values } = readArguments();
	const [order] = positionals;
	const { login, person, name, role: roles } = values;
	switch (order) {
		case 'add':
			return { order, login, person, name, roles, password: await readPassword() };
		case 'password':
			return { order, login, password: await readPassword() };
		case 'roles':
			return { order, login, roles };
		case 'disable':
		case 'enable':
			return { order, login };
		case 'list':
			return { order };
		default:
			return refuse(USAGE);
	}
}

const settings = parseSettings({ ...process.env, PORT: '0', ORIGIN: 'http://localhost' });
if (!settings.ok) refuse(settings.error);
const answer = await orderAccounts(settings.value, await readOrder());
if (!answer.ok) refuse(answer.error);
if (answer.value !== '') console.log(answer.value);
