/** Of the page that is open: it shows one failure, the last one. */
let last: string | null = null;

/** Notes what a page asked in vain, so that the sentence about it can name it. Rounds tell theirs with their trouble. */
export function noteFailed({ request }: { request: string | null }): void {
	last = request;
}

/** The id of the request that a page asked in vain last, as the server's log has it; null: no answer came. */
export const failedRequest = (): string | null => last;
