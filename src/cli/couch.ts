import { parseArgs } from 'node:util';
import { CouchServer } from '../lib/server/couch/api/couch-server.ts';
import type { Admin } from '../lib/server/couch/api/credentials.ts';
import { CouchUnavailable } from '../lib/server/couch/couch.ts';
import { openSqliteCouch, type SqliteCouch } from '../lib/server/couch/sqlite/sqlite-couch.ts';

const usage = 'npm run couch -- --port 5985 --data DIR --admin NAME:PASSWORD';

/** A wrong setting: a sentence that names it, and no stack. */
class SettingFault extends Error {}

type Settings = { port: number; data: string; admin: Admin };

function readSettings(args: readonly string[]): Settings {
	const { port, data, admin } = readOptions(args);
	if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
		throw new SettingFault('--port must be a whole number from 0 to 65535 (0 takes any free port)');
	}
	if (data === undefined || data.trim() === '') {
		throw new SettingFault('--data is missing: give the folder to keep data in');
	}
	return { port: Number(port), data, admin: readAdmin(admin) };
}

function readOptions(
	args: readonly string[]
): Record<'port' | 'data' | 'admin', string | undefined> {
	try {
		const option = { type: 'string' } as const;
		const { values } = parseArgs({
			args: [...args],
			options: { port: option, data: option, admin: option }
		});
		return { port: values.port ?? '5985', data: values.data, admin: values.admin };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new SettingFault(reason);
	}
}

function readAdmin(text: string | undefined): Admin {
	if (text === undefined) {
		throw new SettingFault('--admin is missing: give NAME:PASSWORD, such as admin:a-long-password');
	}
	const colon = text.indexOf(':');
	if (colon < 1 || colon === text.length - 1) {
		throw new SettingFault('--admin must be NAME:PASSWORD, with neither of them empty');
	}
	return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

function open(folder: string): SqliteCouch {
	try {
		return openSqliteCouch(folder);
	} catch (error) {
		if (error instanceof CouchUnavailable) throw new SettingFault(`--data: ${error.message}`);
		throw error;
	}
}

async function start(server: CouchServer, port: number): Promise<string> {
	try {
		return await server.start();
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : null;
		if (code === 'EADDRINUSE') {
			throw new SettingFault(`--port ${port} is busy: another program listens there already`);
		}
		if (code === 'EACCES') throw new SettingFault(`--port ${port}: no right to listen there`);
		throw error;
	}
}

async function run(): Promise<void> {
	const { port, data, admin } = readSettings(process.argv.slice(2));
	const couch = open(data);
	const server = new CouchServer({ couch, admin, port, onFault: (error) => console.error(error) });
	const url = await start(server, port).catch(async (error: unknown) => {
		await server.stop();
		await couch.close();
		throw error;
	});
	console.log(`listening on ${url} as ${admin.name}, data in ${data}`);
	await stopSignal();
	await server.stop();
	await couch.close();
}

/** Resolves at the first SIGTERM or SIGINT; further ones change nothing. */
function stopSignal(): Promise<void> {
	return new Promise((resolve) => {
		process.on('SIGTERM', () => resolve());
		process.on('SIGINT', () => resolve());
	});
}

run().catch((error: unknown) => {
	console.error(error instanceof SettingFault ? `${error.message}\n${usage}` : error);
	process.exitCode = 1;
});
