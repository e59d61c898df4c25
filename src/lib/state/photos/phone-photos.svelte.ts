import type { Device } from '../../data/device.ts';
import type { PhotoCount, PhotoNetwork, SendEnd } from '../../data/photos/photos.ts';
import { Live } from '../live.svelte.ts';

type View = PhotoCount & { network: PhotoNetwork };

/** What this phone has of photos, and over which network they go. */
export class PhotosOnPhone {
	readonly #device: Pick<Device, 'photos' | 'subscribe'>;
	readonly #live: Live<View>;
	#sending = $state.raw(false);
	#ended = $state.raw<SendEnd | null>(null);

	constructor(device: Pick<Device, 'photos' | 'subscribe'>) {
		this.#device = device;
		this.#live = new Live(device, ['photo'], async () => {
			const photos = await device.photos();
			return { ...(await photos.count()), network: await photos.network() };
		});
	}

	get view(): View | null {
		return this.#live.current;
	}
	get sending(): boolean {
		return this.#sending;
	}
	/** How sending ended that the person asked for. */
	get ended(): SendEnd | null {
		return this.#ended;
	}
	/** Whether this browser tells Wi-Fi from a mobile network. */
	get knowsWifi(): boolean {
		const line: unknown = Reflect.get(navigator, 'connection');
		return typeof line === 'object' && line !== null && 'type' in line;
	}

	async choose(network: PhotoNetwork): Promise<void> {
		await (await this.#device.photos()).setNetwork(network);
		await this.#live.reload();
	}

	async sendNow(): Promise<void> {
		this.#sending = true;
		try {
			this.#ended = await (await this.#device.photos()).send(true);
		} catch {
			this.#ended = 'trouble';
		} finally {
			this.#sending = false;
		}
		await this.#live.reload();
	}

	async tidy(): Promise<void> {
		await (await this.#device.photos()).tidy();
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}
}
