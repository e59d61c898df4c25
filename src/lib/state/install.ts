/** On which phone the app is open in an ordinary browser; null: it is installed, or this is a desk. */
export type Installable = 'android' | 'ios' | null;

export type Screen = {
	userAgent: string;
	touchPoints: number;
	/** Opened from the home screen. */
	standalone: boolean;
};

/** How this browser says what it is. */
export function thisScreen(): Screen {
	return {
		userAgent: navigator.userAgent,
		touchPoints: navigator.maxTouchPoints,
		// Safari before 2023 knows its own word alone.
		standalone:
			matchMedia('(display-mode: standalone)').matches ||
			Reflect.get(navigator, 'standalone') === true
	};
}

/** An iPad calls itself a Mac, and has a screen to be touched. */
export function installableOn({ userAgent, touchPoints, standalone }: Screen): Installable {
	if (standalone) return null;
	const isApple = /iPhone|iPad|iPod/.test(userAgent) || /Macintosh/.test(userAgent);
	if (isApple && touchPoints > 1) return 'ios';
	return userAgent.includes('Android') ? 'android' : null;
}

/** Facts of this phone, nobody's data. */
const VISITS = 'lan-mo';
const RECORDED = 'da-ghi';
const DISMISSED = 'khong-cai';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** What this phone keeps of it; a browser that keeps nothing is offered nothing. */
export class InstallMemory {
	readonly #long: Kept;
	readonly #visit: Kept;

	constructor(long: Kept = localStorage, visit: Kept = sessionStorage) {
		this.#long = long;
		this.#visit = visit;
	}

	/** A tab that is opened is a visit, however often its home is. */
	noteVisit(): void {
		if (this.#visit.getItem(VISITS) !== null) return;
		this.#visit.setItem(VISITS, '1');
		this.#long.setItem(VISITS, String(this.#visits + 1));
	}

	/** A record was saved on this phone. */
	noteRecord(): void {
		this.#long.setItem(RECORDED, '1');
	}

	dismiss(): void {
		this.#long.setItem(DISMISSED, '1');
	}

	/** Nobody is asked at the first sight of the app, nor again after having said no. */
	get mayOffer(): boolean {
		if (this.#long.getItem(DISMISSED) !== null) return false;
		return this.#visits >= 2 || this.#long.getItem(RECORDED) !== null;
	}

	get #visits(): number {
		const visits = Number(this.#long.getItem(VISITS) ?? '0');
		return Number.isSafeInteger(visits) ? visits : 0;
	}
}

/** The memory, or null where the browser gives none. */
export function installMemory(): InstallMemory | null {
	try {
		return new InstallMemory();
	} catch {
		return null;
	}
}
