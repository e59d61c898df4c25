/** A server as `npm start` runs it, with a page of one line instead of the built app: killed and started by tests. */
import { parseSettings } from '../../../src/lib/server/config.ts';
import { run, stopOnSignals } from '../../../src/lib/server/run.ts';

const settings = parseSettings(process.env);
const listening = settings.ok
	? await run(settings.value, {
			version: '1.2.3',
			pages: (_request, response) => void response.end('page')
		})
	: settings;
if (listening.ok) {
	stopOnSignals(listening.value);
	process.stdout.write(`${listening.value.port}\n`);
} else {
	process.stderr.write(`${listening.error}\n`);
	process.exit(1);
}
