/** A pause in composing (Telex, VNI, gesture keyboards) after which what is there may be taken over. */
const COMPOSING_PAUSE_MS = 600;

type Editable = HTMLInputElement | HTMLTextAreaElement;

/**
 * Delivers what a person types without disturbing an input method: nothing while a word is being composed, except
 * after a pause or when the page is hidden, so that a kill loses no finished word.
 */
export class Typing {
	readonly #deliver: (value: string) => void;
	#timer: ReturnType<typeof setTimeout> | null = null;

	/** @param deliver takes the text over; must not write to the element */
	constructor(deliver: (value: string) => void) {
		this.#deliver = deliver;
	}

	/** Follows one text control; returns the end of following. For `{@attach}`. */
	readonly attach = (element: Editable): (() => void) => {
		const take = () => {
			this.#stop();
			this.#deliver(element.value);
		};
		const input = (event: Event) => {
			if (!(event instanceof InputEvent) || !event.isComposing) return take();
			this.#stop();
			this.#timer = setTimeout(take, COMPOSING_PAUSE_MS);
		};
		const hidden = () => {
			if (this.#timer !== null) take();
		};
		element.addEventListener('input', input);
		element.addEventListener('compositionend', take);
		element.addEventListener('blur', hidden);
		document.addEventListener('visibilitychange', hidden);
		return () => {
			this.#stop();
			element.removeEventListener('input', input);
			element.removeEventListener('compositionend', take);
			element.removeEventListener('blur', hidden);
			document.removeEventListener('visibilitychange', hidden);
		};
	};

	#stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
