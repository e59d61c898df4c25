import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Application, Pages } from './application.ts';

/** Requests under way get this long to finish when the server stops; phones send again what was cut. */
const PATIENCE_MS = 10_000;
/** Longer than a proxy keeps idle connections, so that it is never we who close one it is about to use. */
const KEEP_ALIVE_MS = 75_000;

export type Listening = {
	port: number;
	/** Stops: no new connections, feeds end, what is being written is finished within ten seconds, the store closes. */
	close(): Promise<void>;
};

/** Listens, or says in one sentence which setting keeps it from listening. */
export async function listen(
	application: Application,
	pages: Pages,
	{ host, port }: { host: string; port: number }
): Promise<Result<Listening, string>> {
	const server = createServer((request, response) => {
		// Every failure is answered inside; what comes out here is a fault of ours, and the process must not go on.
		application.handle(request, response, pages).catch((error: unknown) => {
			queueMicrotask(() => {
				throw error;
			});
		});
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	// A whole first sync may take longer than Node's five minutes on a slow line.
	server.requestTimeout = 0;
	const trouble = await bind(server, host, port);
	if (trouble !== null) return err(trouble);
	application.start();
	const address = server.address();
	return ok({
		port: isAddressInfo(address) ? address.port : port,
		close: () => stop(server, application)
	});
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
	return typeof address === 'object' && address !== null;
}

function bind(server: Server, host: string, port: number): Promise<string | null> {
	return new Promise((resolve) => {
		server.once('error', (error: NodeJS.ErrnoException) => resolve(explain(error, host, port)));
		server.listen({ host, port }, () => resolve(null));
	});
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
	switch (code) {
		case 'EADDRINUSE':
			return `PORT ${port} is in use by another program: stop it, or choose another PORT`;
		case 'EACCES':
			return `PORT ${port} needs rights this program does not have: choose a PORT above 1023`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return `HOST ${host} is no address of this machine: give one it has, such as 127.0.0.1`;
		default:
			return `HOST ${host} and PORT ${port} cannot be listened on: ${message}`;
	}
}

async function stop(server: Server, application: Application): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	application.endFeeds();
	server.closeIdleConnections();
	const late = new AbortController();
	await Promise.race([closed, pause(PATIENCE_MS, undefined, { signal: late.signal })]);
	late.abort();
	server.closeAllConnections();
	await application.close();
}
