import type { ListFilter } from '$lib/state/records/list-filter.ts';
import { wholeList } from '$lib/state/records/list-filter.ts';

/** Places of the app that lead to a part of the list: `?gui=chua`, `?gui=chua-nhan`, `?dau=can-bo-sung`. */
export function filterOfAddress(params: URLSearchParams): ListFilter | null {
	const whole = wholeList('mine');
	if (params.get('gui') === 'chua') return { ...whole, rails: ['local', 'sending'] };
	if (params.get('gui') === 'chua-nhan') return { ...whole, rails: ['denied'] };
	if (params.get('dau') === 'can-bo-sung') return { ...whole, seals: ['returned'] };
	return null;
}
