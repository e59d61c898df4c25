/** The id by which an answer is found in the server's log. */
export const requestOf = (headers: Headers): string | null => headers.get('x-request-id');

/** What the server itself says of its failure; a proxy's 503 says nothing of a store. */
export function whyDown(answer: {
	status: number;
	text: string;
}): 'serverFull' | 'storeAway' | 'serverDown' {
	if (answer.status === 507) return 'serverFull';
	return /"reason":"(the )?store/.test(answer.text) ? 'storeAway' : 'serverDown';
}
