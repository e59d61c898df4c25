import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { App } from '../app.ts';
import type { SignIn } from './block.ts';

/** Somebody whose account is new: nobody has asked them yet. */
export async function newcomer(app: App, unit: string): Promise<SignIn> {
	const who = {
		login: 'nguoimoi',
		password: 'khoi2022',
		name: 'Người Mới',
		person: 'nguoi-moi',
		unit
	};
	const { login, person, name } = who;
	const args = ['add', '--login', login, '--person', person, '--name', name];
	const adding = promisify(execFile)(
		process.execPath,
		['src/cli/account.ts', ...args, '--role', `member:${unit}`],
		{ env: { ...process.env, DATA_DIR: app.dataDir, COUCHDB_URL: app.couchUrl } }
	);
	adding.child.stdin?.end(`${who.password}\n`);
	await adding;
	return who;
}
