import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Bytes that went over the line: from the phone, and to it. */
export type Carried = { upBytes: number; downBytes: number };

/** A line between phone and server that counts every byte of it, headers and compressed bodies as they are. */
export class CountedLine {
	readonly url: string;
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	#port = 0;
	#carried: Carried = { upBytes: 0, downBytes: 0 };

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.url = `http://localhost:${port}`;
		server.on('connection', (phone) => this.#join(phone));
	}

	static async start(): Promise<CountedLine> {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		return new CountedLine(server, address.port);
	}

	leadTo(url: string): void {
		this.#port = Number(new URL(url).port);
	}

	/** What was carried since the last call. */
	take(): Carried {
		const carried = this.#carried;
		this.#carried = { upBytes: 0, downBytes: 0 };
		return carried;
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		this.#server.close();
		await once(this.#server, 'close');
	}

	#join(phone: Socket): void {
		const server = connect(this.#port, '127.0.0.1');
		this.#carry(phone, server, 'upBytes');
		this.#carry(server, phone, 'downBytes');
	}

	#carry(from: Socket, to: Socket, way: keyof Carried): void {
		this.#sockets.add(from);
		from.on('data', (chunk) => (this.#carried[way] += chunk.length));
		from.pipe(to);
		from.on('error', () => to.destroy());
		from.on('close', () => {
			this.#sockets.delete(from);
			to.destroy();
		});
	}
}
