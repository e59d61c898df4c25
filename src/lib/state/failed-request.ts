/** The id of the request that this page asked in vain last; null: no answer came. */
export { failedRequest } from '../data/wire/failed-request.ts';
