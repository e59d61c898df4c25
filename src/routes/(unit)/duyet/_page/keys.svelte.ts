type Decide = { approve: () => void; giveBack: () => void };

/**
 * The keys that decide, heard only while the focus is in the list, and switched off by whoever does not want them.
 * What is open says what they do.
 */
export class DecisionKeys {
	#on = $state(true);
	#target: Decide | null = null;

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

	/** Whether the key was one of ours, and was taken. */
	press(key: string): boolean {
		const pressed = key.toLowerCase();
		if (this.#target === null || (pressed !== 'd' && pressed !== 't')) return false;
		if (pressed === 'd') this.#target.approve();
		else this.#target.giveBack();
		return true;
	}
}
