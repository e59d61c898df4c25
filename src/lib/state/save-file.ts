/** Long enough for a slow phone to begin writing the file. */
const RELEASE_AFTER_MS = 60_000;

/** Hands a file to the person as a download: browsers share no Word or Excel files. */
export function saveFile(name: string, file: Blob): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}
