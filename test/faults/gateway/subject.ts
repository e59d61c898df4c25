import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';
import { Begun, Figures, Unlawful, type Question } from './wire.ts';

/** The server under test as a process. Whatever it writes to standard error is a fault of its own. */
export class Subject {
	readonly url: string;
	readonly #child: ChildProcess;
	readonly #said: string[];

	private constructor(child: ChildProcess, said: string[], url: string) {
		this.#child = child;
		this.#said = said;
		this.url = url;
	}

	static async start(): Promise<Subject> {
		const child = fork(join(import.meta.dirname, 'server.ts'), {
			execArgv: ['--expose-gc'],
			stdio: ['ignore', 'inherit', 'pipe', 'ipc']
		});
		const said: string[] = [];
		child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
		const { url } = await next(child, Begun, said);
		// It was asked whether it is ready before it was, and logs that as it should.
		said.length = 0;
		return new Subject(child, said, url);
	}

	/** What the server called a fault of its own, or died of. */
	get faults(): string {
		return this.#said.join('');
	}

	get alive(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null;
	}

	figures(): Promise<Figures> {
		return this.#ask('figures', Figures);
	}

	/** Documents that nobody with the right to it wrote. */
	unlawful(): Promise<string[]> {
		return this.#ask('unlawful', Unlawful);
	}

	async end(): Promise<void> {
		if (!this.alive) return;
		const gone = once(this.#child, 'exit');
		this.#child.send('end' satisfies Question);
		await gone;
	}

	#ask<const S extends v.GenericSchema>(question: Question, schema: S) {
		this.#child.send(question);
		return next(this.#child, schema, this.#said);
	}
}

/** The child's next message. @throws {Error} when it ends before */
function next<const S extends v.GenericSchema>(
	child: ChildProcess,
	schema: S,
	said: readonly string[]
): Promise<v.InferOutput<S>> {
	return new Promise((resolve, reject) => {
		const ended = () => reject(new Error(`the server ended: ${said.join('')}`));
		child.once('exit', ended);
		child.once('message', (message) => {
			child.off('exit', ended);
			const parsed = v.safeParse(schema, message);
			if (parsed.success) resolve(parsed.output);
			else reject(new Error('the server said something odd'));
		});
	});
}
