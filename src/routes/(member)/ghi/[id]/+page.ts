import type { PageLoad } from './$types';

/** The address alone: what it names is opened on the phone. */
export const load: PageLoad = ({ params, url }) => ({
	part: params.id,
	unit: url.searchParams.get('don-vi')
});
