import type { ServerResponse } from 'node:http';

const YEAR_S = 31_536_000;

/**
 * Headers of every answer. Pages carry their own content policy (SvelteKit knows the hashes of its scripts); this one
 * holds for everything else, and must not forbid what a page allows, because a service worker stores both together.
 */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('referrer-policy', 'same-origin');
	response.setHeader('x-frame-options', 'DENY');
	response.setHeader('cross-origin-opener-policy', 'same-origin');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
	response.setHeader('permissions-policy', 'geolocation=(), microphone=(), camera=(self)');
	response.setHeader(
		'content-security-policy',
		"frame-ancestors 'none'; object-src 'none'; base-uri 'none'"
	);
	if (secure) response.setHeader('strict-transport-security', `max-age=${YEAR_S}`);
}
