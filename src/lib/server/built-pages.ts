import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Pages } from './application.ts';

const built = new URL('../../../build/handler.js', import.meta.url);

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
