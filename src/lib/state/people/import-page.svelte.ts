import { askImports, previewImport, runImport, undoImport } from '../../data/people/importing.ts';
import type { PeopleFault } from '../../data/people/asking.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { AskedImport, ImportDone, ImportPreview } from '../../domain/import/asked.ts';
import type { UnknownUnit } from '../../domain/import/list-units.ts';
import { UnitChoice } from '../../domain/import/list-units.ts';
import { parseBy } from '../../domain/issue.ts';
import type { ListField } from '../../domain/import/columns.ts';
import type { Result } from '../../domain/result.ts';
import type { SecretAnswer } from '../../domain/secret-mark.ts';
import { secretIssue } from '../../domain/secret-mark.ts';
import { dayFromText } from '../unit/day-text.ts';
import type { ListFault, OpenSheet } from './list-file.ts';
import { ListFile } from './list-file.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { ImportDone, ImportPreview } from '../../domain/import/asked.ts';
export type { PeopleFault } from '../../data/people/asking.ts';
export type { ListFault } from './list-file.ts';

/** Bringing a list of people in: the file, what it comes to, and what was brought in before. */
export class ImportPage {
	/** The day from which the list holds, as typed. */
	from = $state('');
	/** Whether the list is marked Mật; of each file anew. */
	secret = $state<SecretAnswer>(null);
	#file = $state.raw<ListFile | null>(null);
	#index = $state(0);
	#sheet = $state.raw<OpenSheet | null>(null);
	#listFault = $state.raw<ListFault | null>(null);
	readonly #server = new OneQuestion<PeopleFault>();
	#reading = $state(false);
	#tried = $state(false);
	#preview = $state.raw<ImportPreview | null>(null);
	#done = $state.raw<ImportDone | null>(null);
	#brought = $state.raw<ImportPreview | null>(null);
	#imports = $state.raw<ImportDone[] | null>(null);
	#choices = $state.raw<readonly UnitChoice[]>([]);
	#asNew = $state.raw<readonly number[]>([]);

	constructor(nowMs: number) {
		this.from = dayInVietnam(nowMs).split('-').reverse().join('/');
	}

	get file(): ListFile | null {
		return this.#file;
	}
	get index(): number {
		return this.#index;
	}
	get sheet(): OpenSheet | null {
		return this.#sheet;
	}
	/** Why the file is no list. */
	get listFault(): ListFault | null {
		return this.#listFault;
	}
	/** Why the server did not answer. */
	get fault(): PeopleFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy || this.#reading;
	}
	get preview(): ImportPreview | null {
		return this.#preview;
	}
	/** What was just brought in. */
	get done(): ImportDone | null {
		return this.#done;
	}
	/** What the list that was just brought in came to: what stays to be mended is shown until another is chosen. */
	get brought(): ImportPreview | null {
		return this.#brought;
	}
	/** How many lines of it were not brought in, though somebody may stand in them. */
	get leftBehind(): number {
		const { unknownUnit = 0, doubt = 0, wrong = 0 } = this.#brought?.counts ?? {};
		return unknownUnit + doubt + wrong;
	}
	get imports(): readonly ImportDone[] | null {
		return this.#imports;
	}
	/** Whether the day is none, or lies ahead, once it was tried. */
	get dayIsWrong(): boolean {
		return this.#tried && this.#day === null;
	}

	/** Why the list may not leave this computer, once it was tried; nothing of it was sent. */
	get secretFault(): string | null {
		return this.#tried ? (secretIssue('secret', this.secret)?.code ?? null) : null;
	}

	get #day(): string | null {
		const day = dayFromText(this.from);
		return day !== null && day <= dayInVietnam(Date.now()) ? day : null;
	}

	isNew(line: number): boolean {
		return this.#asNew.includes(line);
	}

	/** Reads what was brought in before. */
	async load(): Promise<void> {
		const answer = await this.#server.ask(() => askImports());
		if (answer !== null) this.#imports = answer;
	}

	/** Takes a file; whatever was open before is gone. */
	async take(file: File): Promise<void> {
		if (this.#reading) return;
		this.#reading = true;
		this.#reset();
		try {
			const read = await ListFile.read(file);
			if (!read.ok) this.#listFault = read.error;
			else {
				this.#file = read.value;
				this.openSheet(read.value.firstList());
			}
		} finally {
			this.#reading = false;
		}
	}

	#reset(): void {
		this.#file = null;
		this.#sheet = null;
		this.#listFault = null;
		this.#server.forget();
		this.#preview = null;
		this.#done = null;
		this.#brought = null;
		this.#choices = [];
		this.#asNew = [];
		this.secret = null;
		this.#tried = false;
	}

	/** Opens another sheet of the file. */
	openSheet(index: number): void {
		this.#index = index;
		this.#understand(this.#file?.open(index));
		this.#choices = [];
		this.#asNew = [];
	}

	/** Says which column holds something; null: none does. */
	setColumn(field: ListField, at: number | null): void {
		if (this.#sheet === null) return;
		const { nameAlso, birthAlso, [field]: _before, ...others } = this.#sheet.head.columns;
		void _before;
		const columns = at === null ? others : { ...others, [field]: at };
		const kept = {
			...(field === 'name' || nameAlso === undefined ? {} : { nameAlso }),
			...(field === 'birth' || birthAlso === undefined ? {} : { birthAlso })
		};
		this.#understand(this.#file?.open(this.#index, { ...columns, ...kept }));
	}

	#understand(opened: Result<OpenSheet, ListFault> | undefined): void {
		this.#preview = null;
		this.#listFault = opened?.ok === false ? opened.error : null;
		this.#sheet = opened?.ok === true ? opened.value : null;
	}

	/** Says what a name of a unit is: a new unit of a kind, or the unit of an id. What the list comes to is asked again. */
	async choose(key: string, said: string): Promise<void> {
		const is = said === 'doanCoSo' || said === 'chiDoanCoSo' ? { kind: said } : { unit: said };
		const choice = parseBy(UnitChoice, { key, is });
		if (!choice.ok) return;
		this.#choices = [...this.#choices, choice.value];
		await this.look();
	}

	/** Makes units of all names that no unit has, each of the kind that its name says. */
	async makeAll(unknown: readonly UnknownUnit[]): Promise<void> {
		this.#choices = [...this.#choices, ...unknown.map(({ key, kind }) => ({ key, is: { kind } }))];
		await this.look();
	}

	/** Says that a line is somebody else than whom it is like, or takes that back. */
	async setNew(line: number, on: boolean): Promise<void> {
		const others = this.#asNew.filter((one) => one !== line);
		this.#asNew = on ? [...others, line] : others;
		await this.look();
	}

	/** Asks what the list comes to. */
	async look(): Promise<void> {
		this.#tried = true;
		const asked = this.#asked();
		if (asked === null || this.secret !== 'no') return;
		this.#done = null;
		const answer = await this.#server.ask(() => previewImport(asked));
		if (answer !== null) this.#preview = answer;
	}

	/** Brings the list in. True when the server did. */
	async bring(): Promise<boolean> {
		const asked = this.#asked();
		if (asked === null) return false;
		const answer = await this.#server.ask(() => runImport(asked));
		if (answer === null) return false;
		const brought = this.#preview;
		this.#reset();
		this.#done = answer;
		this.#brought = brought;
		await this.load();
		return true;
	}

	/** Takes a list back. True when the server did. */
	async undo(id: string): Promise<boolean> {
		const answer = await this.#server.ask(() => undoImport(id));
		if (answer === null) return false;
		this.#done = null;
		this.#preview = null;
		await this.load();
		return true;
	}

	#asked(): AskedImport | null {
		const from = this.#day;
		if (this.#file === null || this.#sheet === null || from === null) return null;
		const { rows } = this.#sheet;
		return {
			file: this.#file.name,
			from,
			rows: [...rows],
			choices: [...this.#choices],
			asNew: [...this.#asNew]
		};
	}
}
