/** A write that a phone called done: its text or its revision must be on the server, or wait on that phone. */
export type Acknowledged = {
	phone: string;
	/** What the phone had kept until then can be gone later: it was signed out, or lost the right to read. */
	epoch: number;
	database: string;
	id: string;
	proof: { kind: 'text' | 'revision'; value: string };
};

/** What phones were told, what went wrong that must not, and which records anybody ever began. */
export class Ledger {
	readonly acknowledged: Acknowledged[] = [];
	readonly violations: string[] = [];
	/** The ids of records that phones began, by the text that stands in each of them alone. */
	readonly begun = new Map<string, string>();
	/** Decisions that were taken back in time, by database: nobody else may ever see them. */
	readonly takenBack: { phone: string; database: string; id: string }[] = [];
	#marks = 0;

	/** A text that no other write has. */
	mark(phone: string): string {
		this.#marks += 1;
		return `«${phone}-${this.#marks}»`;
	}

	acknowledge(done: Acknowledged): void {
		this.acknowledged.push(done);
	}

	/** What a phone was asked to take back, or to give up, is not owed any more. */
	disclaim(phone: string, id: string): void {
		this.#disclaim((one) => one.phone === phone && one.id === id);
	}

	/** Refused words that their writer wrote over are not owed any more. */
	disclaimText(phone: string, id: string, text: string): void {
		this.#disclaim((one) => one.phone === phone && one.id === id && text.includes(one.proof.value));
	}

	#disclaim(isGivenUp: (one: Acknowledged) => boolean): void {
		const owed = this.acknowledged.filter((one) => !isGivenUp(one));
		this.acknowledged.splice(0, Infinity, ...owed);
	}

	violation(what: string): void {
		this.violations.push(what);
	}
}
