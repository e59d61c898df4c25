import { builtPages, builtVersion } from './lib/server/built-pages.ts';
import { parseSettings } from './lib/server/config.ts';
import { programVersion } from './lib/server/version.ts';

/** Ends with one sentence: the operator reads it, a supervisor reads the exit code. */
function refuse(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

/** The server's modules; a wrong file of the term is found when they are loaded. */
async function program() {
	try {
		return await import('./lib/server/run.ts');
	} catch (error) {
		if (error instanceof Error && error.name === 'TermError') refuse(error.message);
		throw error;
	}
}

const { run, stopOnSignals } = await program();
const settings = parseSettings(process.env);
if (!settings.ok) refuse(settings.error);
const pages = await builtPages(settings.value.origin);
if (!pages.ok) refuse(pages.error);
const listening = await run(settings.value, {
	version: programVersion(),
	build: builtVersion(),
	pages: pages.value
});
if (!listening.ok) refuse(listening.error);
stopOnSignals(listening.value);
