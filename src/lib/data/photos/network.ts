import type { Parts } from '../parts.ts';
import type { PhotoNetwork } from './photos.ts';

type Line = { type?: string };

/** Over which network this person's photos go. */
export async function photoNetwork({ store }: Pick<Parts, 'store'>): Promise<PhotoNetwork> {
	const kept = await (await store.db).get('settings', 'photos');
	return kept?.name === 'photos' ? kept.network : 'any';
}

/** Whether the browser says that this is no mobile network; one that says nothing is not believed to be Wi-Fi. */
function isWifi(line: Line | undefined): boolean {
	return line?.type === 'wifi' || line?.type === 'ethernet';
}

/** Whether photos wait for another network than this one, by the person's own choice. */
export async function waitsForWifi(parts: Pick<Parts, 'store'>): Promise<boolean> {
	const line: Line | undefined = Reflect.get(navigator, 'connection');
	return (await photoNetwork(parts)) === 'wifi' && !isWifi(line);
}
