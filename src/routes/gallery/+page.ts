import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';

/** Every component in every state: for those who build. A shipped app never loads its code. */
export async function load() {
	if (dev) {
		const { default: Gallery } = await import('./_page/Gallery.svelte');
		return { Gallery };
	}
	return error(404, 'gallery');
}
