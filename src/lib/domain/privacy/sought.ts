import * as v from 'valibot';

/** Part of a name or login that the office looks for: in the body of a request, never in an address, which proxies write down. */
export const Sought = v.strictObject({ find: v.pipe(v.string(), v.maxLength(100)) });
