import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Pages } from './application.ts';

const built = new URL('../../../build/handler.js', import.meta.url);

const versionFile = new URL('../../../build/client/_app/version.json', import.meta.url);
const Version = v.object({ version: v.string() });

/** Which build of the app phones get from here; null where that is not written down. */
export function builtVersion(): string | null {
	if (!existsSync(versionFile)) return null;
	const parsed = v.safeParse(Version, JSON.parse(readFileSync(versionFile, 'utf8')));
	return parsed.success ? parsed.output.version : null;
}

const Handler = v.object({ handler: v.function() });

/** The pages that `npm run build` made. The adapter reads ORIGIN from the environment when it is loaded. */
export async function builtPages(origin: string): Promise<Result<Pages, string>> {
	if (!existsSync(built))
		return err(
			`the app is not built (${fileURLToPath(built)} is missing): run "npm run build" first`
		);
	process.env['ORIGIN'] = origin;
	const module: unknown = await import(built.href);
	const { handler } = v.parse(Handler, module);
	return ok((request, response) => {
		handler(request, response, () => {
			response.writeHead(404).end();
		});
	});
}
