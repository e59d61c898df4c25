type Decide = { approve: () => void; giveBack: () => void };

/**
 * The keys that decide, heard only while the focus is in the list, and switched off by whoever does not want them.
 * What is open says what they do.
 */
export class DecisionKeys {
	#on = $state(true);
	#target: Decide | null = null;
	#undo: (() => Promise<void>) | null = null;

	get on(): boolean {
		return this.#on;
	}

	toggle(): void {
		this.#on = !this.#on;
	}

	/** Names what D and T do now; returns the end of it. */
	aim(target: Decide): () => void {
		this.#target = target;
		return () => {
			if (this.#target === target) this.#target = null;
		};
	}

	/** Names what Z takes back: once. */
	offerUndo(undo: () => Promise<void>): void {
		this.#undo = undo;
	}

	/** Whether the key was one of ours, and was taken. */
	press(key: string): boolean {
		const pressed = key.toLowerCase();
		if (pressed === 'z') return this.#takeBack();
		if (this.#target === null || (pressed !== 'd' && pressed !== 't')) return false;
		if (pressed === 'd') this.#target.approve();
		else this.#target.giveBack();
		return true;
	}

	#takeBack(): boolean {
		const undo = this.#undo;
		this.#undo = null;
		void undo?.();
		return undo !== null;
	}
}
