import type { Device, Displaced, Draft } from '../../data/device.ts';
import { contentIssues } from '../../domain/activity/activity.ts';
import type { ActivityForm, FormField, Section } from '../../domain/activity/form-model.ts';
import { formFields, formFromFields, isUntouched } from '../../domain/activity/form-model.ts';
import { contentFromForm } from '../../domain/activity/form-model-content.ts';
import { toFormPath } from '../../domain/activity/form-model-path.ts';
import { closeSection, newLineId, openSection } from '../../domain/activity/form-model-sections.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { SaveFault, SaveState } from './draft-saver.ts';
import { DraftSaver } from './draft-saver.ts';
import { FormValues, plainForm } from './form-values.svelte.ts';

/** Codes of issues that only say "nothing here yet": no complaint before the person asks to send. */
const MISSING = /(Missing|^required)$/;

/** What became of a draft outside this tab. */
export type Elsewhere = 'submitted' | 'discarded' | null;
/** How sending ended. `issues`: see the fields; `changed`: the record was edited meanwhile. */
export type SubmitOutcome =
	{ kind: 'sent'; id: ActivityId } | { kind: 'issues' } | { kind: 'fault'; fault: SaveFault };

/** What the form needs of the phone. */
export type FormDevice = Pick<
	Device,
	| 'session'
	| 'draft'
	| 'drafts'
	| 'newDraft'
	| 'editDraft'
	| 'saveDraftField'
	| 'discardDraft'
	| 'readyToSubmit'
	| 'submitDraft'
	| 'recordDetail'
	| 'jointEvent'
	| 'queryRecords'
	| 'people'
	| 'units'
	| 'subscribe'
>;

function inOrder(issues: FieldIssue[]): FieldIssue[] {
	const place = ({ path }: FieldIssue) =>
		formFields.findIndex((field) => field === path.split('.')[0]);
	return issues.sort((a, b) => place(a) - place(b));
}

/** A press that is not answered by then needs a word. */
const SLOW_MS = 300;

/** One open draft: the form as typed, written to the phone field by field, checked and sent. */
export class FormSession {
	readonly id: ActivityId;
	readonly unit: UnitId;
	readonly author: PersonId;
	/** The record this edits, or null for a new one. */
	readonly isEdit: boolean;
	readonly #baseRev: string | null;
	readonly values: FormValues;
	readonly #device: FormDevice;
	readonly #now: () => number;
	readonly #saver: DraftSaver;
	readonly #unsubscribe: () => void;
	#issues = $state.raw<FieldIssue[]>([]);
	#save = $state.raw<SaveState>({ kind: 'untouched' });
	#displaced = $state.raw<Displaced[]>([]);
	#elsewhere = $state.raw<Elsewhere>(null);
	#asked = $state.raw(false);
	#sending = $state.raw(false);
	#submitting = false;
	#closed = false;
	/** Boxes left during a press; null when nothing is pressed. */
	#held: string[] | null = null;

	constructor(device: FormDevice, draft: Draft, now: () => number) {
		this.id = draft.id;
		this.unit = draft.unit;
		this.author = draft.author;
		this.isEdit = draft.base !== null;
		this.#baseRev = draft.base?.rev ?? null;
		this.values = new FormValues(formFromFields(draft.fields));
		this.#device = device;
		this.#now = now;
		this.#displaced = draft.displaced;
		if (!isUntouched(plainForm(this.values))) this.#save = { kind: 'saved', at: draft.updatedAt };
		this.#saver = new DraftSaver(
			(field, value) => device.saveDraftField(this.id, field, value),
			(state) => (this.#save = state)
		);
		this.#unsubscribe = device.subscribe((what) => {
			if (what === 'drafts') void this.#refresh();
		});
	}

	get saveState(): SaveState {
		return this.#save;
	}
	get issues(): readonly FieldIssue[] {
		return this.#issues;
	}
	/** Values that another tab wrote and this one replaced. */
	get displaced(): readonly Displaced[] {
		return this.#displaced;
	}
	get elsewhere(): Elsewhere {
		return this.#elsewhere;
	}
	/** Whether sending takes so long that it has to be said. */
	get sending(): boolean {
		return this.#sending;
	}
	get device(): FormDevice {
		return this.#device;
	}
	get untouched(): boolean {
		return !this.isEdit && isUntouched(plainForm(this.values));
	}

	/** What stands against one box of the form, or null. */
	issue(path: string): FieldIssue | null {
		return this.#issues.find((issue) => issue.path === path) ?? null;
	}

	/** Takes what was typed or chosen; it is on the phone a moment later. */
	set<K extends FormField>(field: K, value: ActivityForm[K]): void {
		const values: ActivityForm = this.values;
		values[field] = value;
		this.#saver.put(field, value);
	}

	#setAll(patch: Partial<ActivityForm>): void {
		for (const field of formFields) this.#setOne(field, patch);
	}

	#setOne<K extends FormField>(field: K, patch: Partial<ActivityForm>): void {
		const value = patch[field];
		if (field in patch && value !== undefined) this.set(field, value);
	}

	openSection(section: Section): void {
		this.#setAll(openSection(plainForm(this.values), section, this.lineId()));
	}

	closeSection(section: Section): void {
		this.#setAll(closeSection(plainForm(this.values), section));
	}

	lineId(): string {
		return newLineId(crypto.getRandomValues(new Uint8Array(8)));
	}

	/**
	 * A press has begun: what leaving a box would say waits until it ends. A sentence appearing in between would move
	 * the very thing that is being pressed.
	 */
	hold(): void {
		this.#held ??= [];
	}

	/** The press has ended. */
	release(): void {
		const left = this.#held;
		this.#held = null;
		for (const path of left ?? []) this.leave(path);
	}

	/** Checks one box on leaving it; what is merely empty is not complained of before sending. */
	leave(path: string): void {
		if (this.#held !== null) {
			this.#held.push(path);
			return;
		}
		const under = (issue: FieldIssue) => issue.path === path || issue.path.startsWith(`${path}.`);
		const here = this.#check().filter(
			(issue) => under(issue) && (this.#asked || !MISSING.test(issue.code))
		);
		this.#take([...this.#issues.filter((issue) => !under(issue)), ...here]);
	}

	/** Nothing instead of nothing is no news: the whole form would look at it. */
	#take(issues: FieldIssue[]): void {
		if (issues.length > 0 || this.#issues.length > 0) this.#issues = issues;
	}

	/** Everything in the way of sending, in the order of the form. */
	#check(): FieldIssue[] {
		const read = contentFromForm(plainForm(this.values));
		if (!read.ok) return inOrder(read.error);
		const issues = contentIssues(read.value, this.#now());
		return inOrder(issues.map((issue) => ({ ...issue, path: toFormPath(read.value, issue.path) })));
	}

	/** Writes what is not written yet; for leaving the page and for "Lưu lại". */
	flush(): Promise<SaveState> {
		return this.#saver.flush();
	}

	/** Gets the phone ready for sending while the person fills the form. */
	async prepare(): Promise<void> {
		await this.#device.readyToSubmit(this.unit);
	}

	/**
	 * Checks, makes everything durable, and turns the draft into a record; null where that is under way already.
	 * The button says so only when it takes long: drawing it anew would hold up the very thing it tells of.
	 */
	async submit(): Promise<SubmitOutcome | null> {
		if (this.#submitting) return null;
		const slow = setTimeout(() => (this.#sending = true), SLOW_MS);
		this.#submitting = true;
		try {
			return await this.#submit();
		} finally {
			clearTimeout(slow);
			this.#submitting = false;
			this.#sending = false;
		}
	}

	async #submit(): Promise<SubmitOutcome> {
		this.#asked = true;
		this.#take(this.#check());
		if (this.#issues.length > 0) return { kind: 'issues' };
		try {
			return await this.#send();
		} catch (error) {
			return this.#failed({ kind: 'broken', detail: String(error) });
		}
	}

	async #send(): Promise<SubmitOutcome> {
		const saved = await this.flush();
		if (saved.kind === 'failed') return this.#failed(saved.fault);
		const read = contentFromForm(plainForm(this.values));
		if (!read.ok) return this.#refused(read.error);
		const sent = await this.#device.submitDraft(this.id, read.value);
		if (sent.ok) {
			this.close();
			return { kind: 'sent', id: sent.value };
		}
		if (sent.error.kind !== 'invalid') return this.#failed(sent.error);
		return this.#refused(
			sent.error.issues.map((issue) => ({ ...issue, path: toFormPath(read.value, issue.path) }))
		);
	}

	#refused(issues: FieldIssue[]): SubmitOutcome {
		this.#issues = issues;
		return { kind: 'issues' };
	}

	#failed(fault: SaveFault): SubmitOutcome {
		this.#save = { kind: 'failed', fault };
		return { kind: 'fault', fault };
	}

	/** Throws the draft away; `unless`: not if there are photos in it, or members check in for it. */
	async discard(unless?: 'inUse'): Promise<void> {
		if (this.#closed) return;
		this.close();
		this.#saver.drop();
		await this.#device.discardDraft(this.id, unless);
	}

	/** Takes back a value that this tab's typing had replaced. */
	takeBack(displaced: Displaced): void {
		const field = formFields.find((one) => one === displaced.field);
		if (field === undefined) return;
		this.#setOne(field, { [field]: formFromFields({ [field]: displaced.value })[field] });
		this.#displaced = this.#displaced.filter((one) => one !== displaced);
	}

	/** A new draft with everything of this one: for another unit or author, or after another tab threw it away. */
	async copyTo(unit: UnitId, author: PersonId): Promise<ActivityId> {
		const { id } = await this.#device.newDraft(unit, author);
		const saver = new DraftSaver(
			(field, value) => this.#device.saveDraftField(id, field, value),
			() => undefined
		);
		const form = plainForm(this.values);
		for (const field of formFields) saver.put(field, form[field]);
		const saved = await saver.flush();
		if (saved.kind === 'failed') throw new Error(`draft not copied: ${saved.fault.kind}`);
		return id;
	}

	/** Ends listening to other tabs. */
	close(): void {
		this.#closed = true;
		this.#unsubscribe();
	}

	/** What another tab wrote shows here, field by field, unless the same field is being typed in. */
	async #refresh(): Promise<void> {
		if (this.#closed || this.#sending) return;
		const draft = await this.#device.draft(this.id);
		if (this.#closed || this.#sending) return;
		if (draft === null) {
			const record = await this.#device.recordDetail(this.id);
			const sent = record !== null && record.activity._rev !== this.#baseRev;
			this.#elsewhere = sent ? 'submitted' : 'discarded';
			return;
		}
		this.#displaced = draft.displaced;
		const stored = formFromFields(draft.fields);
		for (const field of formFields) this.#merge(field, stored);
	}

	#merge<K extends FormField>(field: K, stored: ActivityForm): void {
		if (this.#saver.isWaiting(field)) return;
		if (JSON.stringify(this.values[field]) === JSON.stringify(stored[field])) return;
		const values: ActivityForm = this.values;
		values[field] = stored[field];
	}
}
