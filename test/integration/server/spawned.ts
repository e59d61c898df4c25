import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./process.ts', import.meta.url));

export type Spawned = {
	child: ChildProcess;
	url: string;
	/** What it wrote into its log, and whatever else to standard error. */
	log: () => string;
	/** Ends the process by a signal and waits until it is gone; answers its exit code. */
	end: (signal: NodeJS.Signals) => Promise<number | null>;
};

function start(settings: Record<string, string>) {
	const { PATH = '' } = process.env;
	const child = spawn(process.execPath, [script], {
		env: { PATH, LOG_LEVEL: 'silent', ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let out = '';
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	return { child, out: () => out, errors: () => errors };
}

/** Starts a server of its own process, and waits until it listens. */
export async function spawnServer(settings: Record<string, string>): Promise<Spawned> {
	const { child, out, errors } = start(settings);
	const gone = once(child, 'exit');
	const listens = (async () => {
		while (!out().includes('\n')) await once(child.stdout, 'data');
		return out().trim();
	})();
	const port = await Promise.race([listens, gone.then(() => null)]);
	if (port === null) throw new Error(`the server ended: ${errors()}`);
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await gone;
		return child.exitCode;
	};
	return { child, url: `http://127.0.0.1:${port}`, log: errors, end };
}

/** Starts a server that must refuse, and answers what it said and with which code it ended. */
export async function refusedServer(settings: Record<string, string>) {
	const { child, errors } = start(settings);
	await once(child, 'close');
	return { code: child.exitCode, said: errors().trim() };
}
