/** The oldest CouchDB it was proved with. */
export const OLDEST_COUCHDB = [3, 3] as const;

/** Whether a CouchDB of this version does what is asked of it. */
export function isNewEnough(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldest, oldestMinor] = OLDEST_COUCHDB;
	return major > oldest || (major === oldest && minor >= oldestMinor);
}
