/** Ends a command with one sentence: a person reads it, a script reads the exit code. */
export function refuse(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
