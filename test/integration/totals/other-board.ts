import * as v from 'valibot';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import {
	PrivateTotals,
	privateTotalsId
} from '../../../src/lib/domain/private/private-document.ts';
import type { OtherFigure } from '../../../src/lib/domain/targets/view.ts';
import { periodsOfTerm } from '../../../src/lib/domain/totals/board-view.ts';
import { WorkEntry } from '../../../src/lib/domain/work/entry.ts';
import type { OtherFacts } from '../../../src/lib/state/targets/other-figure.ts';
import { conferencesView, otherView } from '../../../src/lib/state/targets/other-views.ts';
import { loadProgramme, type Programme } from '../../../src/lib/state/targets/programme.ts';
import { yearsOfTerm } from '../../../src/lib/state/term-year.ts';
import { units } from '../../fixtures/sample-block/units.ts';
import type { App } from '../server/app.ts';
import { basic } from '../server/app.ts';

/** The day on which the board is read: after the term. */
const TODAY = '2023-02-01';

/** What the board says of the targets that no record tells of, from what a member of the committee reads. */
export class OtherBoard {
	readonly #programme: Programme;
	readonly #facts: OtherFacts;

	private constructor(programme: Programme, facts: OtherFacts) {
		this.#programme = programme;
		this.#facts = facts;
	}

	/** Reads it as a phone does, with somebody's own rights. */
	static async read(app: App, login: string): Promise<OtherBoard> {
		const programme = await loadProgramme();
		const documents = await Promise.all([
			...periodsOfTerm(programme).map((period) => read(app, login, privateTotalsId(period)))
		]);
		const told = documents.map((document) => v.parse(PrivateTotals, document));
		return new OtherBoard(programme, {
			private: new Map(told.map((one) => [one.period, one])),
			entries: await committeeEntries(app, login),
			units,
			today: TODAY
		});
	}

	/** The figures of a target. */
	figures(id: string, scope: 'block' | UnitId, period: string): readonly OtherFigure[] {
		const target = this.#programme.targets.find((one) => one.id === id);
		return target === undefined
			? []
			: (otherView(target, this.#about(scope, period))?.figures ?? []);
	}

	conferences(period: string): OtherFigure | undefined {
		const words = { label: '', numerator: '', denominator: '' };
		return conferencesView(words, this.#about('block', period))?.figures[0];
	}

	#about(scope: 'block' | UnitId, period: string) {
		const years = yearsOfTerm(this.#programme);
		return { ...this.#facts, programme: this.#programme, years, scope, period };
	}
}

const Rows = v.object({ rows: v.array(v.object({ doc: v.unknown() })) });

async function committeeEntries(app: App, login: string): Promise<WorkEntry[]> {
	const { rows } = v.parse(
		Rows,
		await get(app, login, '/db/committee/_all_docs?include_docs=true')
	);
	return rows.map(({ doc }) => v.parse(WorkEntry, doc));
}

const Revised = v.pipe(
	v.looseObject({ _rev: v.string() }),
	v.transform(({ _rev, ...document }) => document)
);

async function read(app: App, login: string, id: string): Promise<unknown> {
	return v.parse(Revised, await get(app, login, `/db/totals-private/${id}`));
}

async function get(app: App, login: string, path: string): Promise<unknown> {
	const response = await fetch(`${app.url}${path}`, { headers: basic(login) });
	return await response.json();
}
