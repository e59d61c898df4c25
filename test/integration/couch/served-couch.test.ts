import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import { couchConformance } from './conformance.ts';
import { serve } from './server.ts';

couchConformance('HttpCouch with the embedded store over HTTP', async () => {
	const { adminUrl, stop } = await serve();
	const location = couchLocation(`${adminUrl}/`);
	if (!location.ok) throw new Error(location.error);
	const couch = new HttpCouch(location.value);
	return {
		couch,
		close: async () => {
			await couch.close();
			await stop();
		}
	};
});
