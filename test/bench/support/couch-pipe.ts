import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * A door to CouchDB at an address of its own, as a browser must have it: `/db/NAME` is the database as CouchDB serves it,
 * asked for as its administrator. It only hands bytes on, so a phone behind it replicates from CouchDB itself.
 * @param couchUrl as the app under test has it: with name, password and prefix
 */
export async function couchPipe(couchUrl: string): Promise<{ url: string; close(): void }> {
	const { hostname, port, username, password, pathname } = new URL(couchUrl);
	const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
	const server = createServer((from, answer) => {
		const { method, headers } = from;
		const path = (from.url ?? '').replace(/^\/db\//, pathname);
		const asked = request(
			{ hostname, port, method, path, headers: { ...headers, host: hostname, authorization } },
			(to) => {
				answer.writeHead(to.statusCode ?? 502, to.headers);
				pipeline(to, answer, () => undefined);
			}
		);
		asked.on('error', () => answer.destroy());
		from.pipe(asked);
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('it has no port');
	return {
		url: `http://localhost:${address.port}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
