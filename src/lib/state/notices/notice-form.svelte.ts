import { seesAllUnits } from '../../domain/access.ts';
import type { UnitId } from '../../domain/ids.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { NoticeFields } from '../../domain/notice/notice-fields.ts';
import { NoticeSaid } from '../../domain/notice/notice-fields.ts';
import type { Notice } from '../../domain/notice/notices.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WriteFault } from '../device-types.ts';
import { loadTerm } from '../form/lists.ts';
import { actorOf } from '../actor.ts';
import { FormDraft } from '../work/form-draft.svelte.ts';
import type { NoticeDevice } from './notice-list.svelte.ts';
import { readNotices } from './notice-list.svelte.ts';

const FIELDS = ['title', 'text', 'to', 'confirm'] as const;
type Field = (typeof FIELDS)[number];

/** What a form holds of a notice: each field as text, as the draft keeps it; of units their ids. */
type Form = Record<Field, string>;

const EMPTY: Form = { title: '', text: '', to: 'all', confirm: '' };
/** Chosen one by one, and none chosen yet. */
const SOME = 'some';

function formOf({ title, text, to, confirm }: Notice): Form {
	return { title, text, to: to === 'all' ? to : to.join(' '), confirm: confirm ? 'true' : '' };
}

/** What a form changes of a notice, null where nothing; of a new one all of it. */
export function noticeChange(
	form: Form,
	before: Form | null
): Result<Partial<NoticeFields> | null, FieldIssue[]> {
	const now = { ...form, title: tidy(form.title), text: tidy(form.text) };
	const units = now.to.split(' ').filter((unit) => unit !== '' && unit !== SOME);
	const value = {
		title: now.title,
		text: now.text,
		confirm: now.confirm === 'true',
		to: now.to === 'all' ? now.to : units
	};
	// The choice between all and some has no issue of its own to tell where none is chosen.
	if (now.to !== 'all' && units.length === 0) return err([{ path: 'to', code: 'noUnits' }]);
	const parsed = parseBy(NoticeSaid, value);
	if (!parsed.ok) return parsed;
	if (before === null) return ok(parsed.value);
	const changed = FIELDS.filter((field) => now[field] !== before[field]);
	if (changed.length === 0) return ok(null);
	return ok(Object.fromEntries(changed.map((field) => [field, parsed.value[field]])));
}

/** A notice that is being written or corrected: what is typed is on this phone with every pause. */
export class NoticeForm {
	readonly #device: NoticeDevice;
	readonly #key: string | null;
	readonly draft: FormDraft;
	readonly mayWrite: boolean;
	#before = $state.raw<Notice | null>(null);
	#units = $state.raw<readonly Pick<Unit, 'id' | 'name'>[]>([]);
	#state = $state.raw<'loading' | 'open' | 'unknown' | 'broken'>('loading');

	/** @param key the notice to correct; null: a new one */
	constructor(device: NoticeDevice, key: string | null) {
		this.#device = device;
		this.#key = key;
		this.mayWrite = seesAllUnits(actorOf(device));
		this.draft = new FormDraft(() => device.workIn('programme'), `notice:${key ?? 'new'}`);
		if (this.mayWrite) void this.#load();
	}

	get state(): 'loading' | 'open' | 'unknown' | 'broken' {
		return this.#state === 'open' && !this.draft.ready ? 'loading' : this.#state;
	}
	get before(): Notice | null {
		return this.#before;
	}
	get units(): readonly Pick<Unit, 'id' | 'name'>[] {
		return this.#units;
	}
	get form(): Form {
		return { ...this.#saved, ...this.draft.typed };
	}
	get #saved(): Form {
		return this.#before === null ? EMPTY : formOf(this.#before);
	}
	/** Whether it goes to all units. */
	get toAll(): boolean {
		return this.form.to === 'all';
	}
	isChosen(unit: UnitId): boolean {
		return this.form.to.split(' ').includes(unit);
	}

	type(field: Field, value: string): void {
		this.draft.type(field, value, this.#saved[field]);
	}
	sendToAll(all: boolean): void {
		this.type('to', all ? 'all' : SOME);
	}
	choose(unit: UnitId, on: boolean): void {
		const others = this.form.to.split(' ').filter((one) => one !== unit && one !== SOME);
		const chosen = on ? [...others, unit] : others;
		// In the units' own order, so that the same choice is the same text.
		const order = this.#units.map(({ id }) => id).filter((id) => chosen.includes(id));
		this.type('to', order.length === 0 ? SOME : order.join(' '));
	}

	/** What is to be written. */
	change(): Result<Partial<NoticeFields> | null, FieldIssue[]> {
		return noticeChange(this.form, this.#before === null ? null : this.#saved);
	}

	/** Writes it; it is on this phone when this resolves. Answers its key. */
	async write(set: Partial<NoticeFields>): Promise<Result<string, WriteFault>> {
		const [log, { id: term }] = await Promise.all([this.#device.workIn('programme'), loadTerm()]);
		const key = this.#key ?? log.newKey();
		const done = await log.say({ term, subject: 'notice', key, set });
		if (!done.ok) return done;
		await this.draft.drop();
		return ok(key);
	}

	async close(): Promise<void> {
		await this.draft.close();
	}

	async #load(): Promise<void> {
		try {
			const [{ listed }, units] = await Promise.all([
				readNotices(this.#device),
				this.#device.units()
			]);
			const collator = new Intl.Collator('vi', { numeric: true });
			this.#units = units
				.filter(({ id, activeTo }) => id !== BLOCK_UNIT && activeTo === null)
				.sort((a, b) => collator.compare(a.name, b.name));
			this.#before = listed.find(({ key }) => key === this.#key) ?? null;
			this.#state = this.#key !== null && this.#before === null ? 'unknown' : 'open';
		} catch {
			this.#state = 'broken';
		}
	}
}
