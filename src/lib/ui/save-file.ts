/** Long enough for a slow phone to begin writing the file. */
const RELEASE_AFTER_MS = 60_000;

/** Hands a text to the person as a file of the given name. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}
