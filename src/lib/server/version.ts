import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const manifest = new URL('../../../package.json', import.meta.url);

/** The version of the program, as `package.json` has it. */
export function programVersion(): string {
	const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
	return v.parse(v.object({ version: v.string() }), parsed).version;
}
