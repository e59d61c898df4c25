import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';

/** Every component in every state: for those who build, never in a shipped app. */
export async function load() {
	if (!dev) error(404, 'gallery');
	const { default: Gallery } = await import('./_page/Gallery.svelte');
	return { Gallery };
}
