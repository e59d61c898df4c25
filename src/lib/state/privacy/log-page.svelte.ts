import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { askLog } from '../../data/privacy/access-log.ts';
import { addDays, dayInVietnam } from '../../domain/date.ts';
import { parseBy } from '../../domain/issue.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { AccessLine, AccessPage } from '../../domain/privacy/access-log.ts';
import { AccessQuery } from '../../domain/privacy/access-log.ts';

export type LogFilter = { from: string; to: string; group: string; unit: string; who: string };

/** The log of who read and changed what, as it is looked through: newest first, piece by piece. */
export class LogPage {
	readonly #place: 'log' | 'audit';
	filter = $state<LogFilter>({ from: '', to: '', group: '', unit: '', who: '' });
	#issues = $state.raw<readonly FieldIssue[]>([]);
	#shown = $state.raw<AccessPage | null>(null);
	#asked: AccessQuery | null = null;
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	/** @param days how many days back it is looked at first */
	constructor(place: 'log' | 'audit', days: number, nowMs: number) {
		this.#place = place;
		const to = dayInVietnam(nowMs);
		this.filter.from = addDays(to, 1 - days);
		this.filter.to = to;
	}

	get lines(): readonly AccessLine[] {
		return this.#shown?.lines ?? [];
	}
	get people(): AccessPage['people'] {
		return this.#shown?.people ?? {};
	}
	/** Null: nothing was asked yet. */
	get shown(): AccessPage | null {
		return this.#shown;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** The code of what is wrong with a field of the filter, or null. */
	issueOf(path: string): string | null {
		return this.#issues.find((issue) => issue.path === path)?.code ?? null;
	}

	/** Asks for what the filter says; false where it cannot be asked so, or was not told. */
	async load(): Promise<boolean> {
		const { group, unit, who, ...days } = this.filter;
		const query = {
			...days,
			...(group === '' ? {} : { group }),
			...(unit === '' ? {} : { unit }),
			...(who.trim() === '' ? {} : { who: who.trim() })
		};
		const parsed = parseBy(AccessQuery, query);
		this.#issues = parsed.ok ? [] : parsed.error;
		if (!parsed.ok) return false;
		return this.#ask(parsed.value, null);
	}

	/** Goes on where the last piece ended. */
	async more(): Promise<void> {
		const before = this.#shown;
		if (this.#asked === null || before === null || before.next === null) return;
		await this.#ask({ ...this.#asked, before: before.next }, before);
	}

	async #ask(query: AccessQuery, before: AccessPage | null): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const answer = await askLog(this.#place, query);
			if (!answer.ok) this.#fault = answer.error;
			else {
				const { lines, people, ...rest } = answer.value;
				this.#asked = query;
				this.#shown = {
					...rest,
					lines: [...(before?.lines ?? []), ...lines],
					people: { ...before?.people, ...people }
				};
			}
			return answer.ok;
		} finally {
			this.#busy = false;
		}
	}
}
