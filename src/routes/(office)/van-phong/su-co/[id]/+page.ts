import type { PageLoad } from './$types';

/** The address alone: what it names is asked of the server. */
export const load: PageLoad = ({ params }) => ({ id: params.id });
