import { connect } from 'node:tls';

const PATIENCE_MS = 3_000;
/** It changes once in months. */
const FRESH_MS = 60 * 60_000;
const FRESH_TROUBLE_MS = 60_000;

export type Certificate = { until: string | null; trouble: 'unreachable' | null };

/** Reads until when the certificate of the server's own address is good. Nobody else is asked. */
export class CertificateReader {
	readonly #origin: URL;
	readonly #clock: () => number;
	#known: { certificate: Certificate; atMs: number } | null = null;

	constructor(origin: string, clock: () => number) {
		this.#origin = new URL(origin);
		this.#clock = clock;
	}

	/** Null where the address is plain HTTP. */
	async read(): Promise<Certificate | null> {
		if (this.#origin.protocol !== 'https:') return null;
		const now = this.#clock();
		const known = this.#known;
		const freshMs = known?.certificate.trouble === null ? FRESH_MS : FRESH_TROUBLE_MS;
		if (known !== null && now - known.atMs < freshMs) return known.certificate;
		const certificate = await readCertificate(this.#origin);
		this.#known = { certificate, atMs: now };
		return certificate;
	}
}

function readCertificate({ hostname, port }: URL): Promise<Certificate> {
	return new Promise((resolve) => {
		const socket = connect({
			host: hostname.replace(/^\[|\]$/g, ''),
			port: port === '' ? 443 : Number(port),
			...(/^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname }),
			// One that has ended, or that this machine does not trust, is read too: nothing is sent over it.
			rejectUnauthorized: false,
			timeout: PATIENCE_MS
		});
		const end = (certificate: Certificate) => {
			socket.destroy();
			resolve(certificate);
		};
		socket.once('secureConnect', () => {
			const untilMs = Date.parse(socket.getPeerCertificate().valid_to);
			const until = Number.isNaN(untilMs) ? null : new Date(untilMs).toISOString();
			end({ until, trouble: null });
		});
		const unreachable = () => end({ until: null, trouble: 'unreachable' });
		socket.once('error', unreachable);
		socket.once('timeout', unreachable);
	});
}
