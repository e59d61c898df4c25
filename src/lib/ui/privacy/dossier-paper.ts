import type { DossierFacts, OwnKind } from '$lib/domain/privacy/dossier.ts';
import type { DataKind } from '$lib/domain/privacy/data-map.ts';
import { databaseKinds, dataKinds, reachOf, type Reach } from '$lib/domain/privacy/data-map.ts';
import { formatNumber } from '$lib/domain/number-words.ts';
import type { HeadingNames } from '$lib/domain/report/build.ts';
import type { Appendix, Column, Paper, PaperSection } from '$lib/domain/report/paper.ts';
import { dottedLine } from '$lib/domain/report/paper.ts';
import { dataNames } from '$lib/i18n/data-names.ts';
import { words } from '$lib/i18n/dossier.ts';

const n = formatNumber;

function section(
	id: keyof typeof words.parts,
	lines: readonly string[],
	ask: string | null = null
): PaperSection {
	const paragraphs = lines.map((text) => [{ text }]);
	return { id, level: 2, title: words.parts[id], paragraphs, ask };
}

const columns = (titles: readonly string[], widths: readonly number[]): Column[] =>
	titles.map((title, i) => ({
		title,
		widthMm: widths[i] ?? 0,
		align: i === 0 ? 'center' : 'left'
	}));
const reachText = (reach: readonly Reach[]) =>
	reach.length === 0
		? words.nobody
		: reach.map(({ role, where }) => words.reach(role, where)).join('; ');

/** Every place in which something lies: those of the rights table, then those that the server alone reaches. */
function places({ stores }: DossierFacts): Appendix {
	const own = Object.keys(stores).filter((name) => !databaseKinds.some((kind) => kind === name));
	const counted = (name: string) => {
		const { databases, documents } = stores[name] ?? { databases: 0, documents: 0 };
		return [words.stores[name] ?? name, n(databases), n(documents)];
	};
	const rows = [
		...databaseKinds.map((kind) => {
			const { read, write } = reachOf(kind);
			return [...counted(kind), reachText(read), reachText(write)];
		}),
		...own.map((name) => [...counted(name), words.nobody, words.nobody])
	];
	return {
		title: words.appendix(1),
		subject: words.placesTitle,
		reference: '',
		columns: columns(words.placesColumns, [11, 78, 18, 22, 74, 54]),
		rows: rows.map((cells, i) => [String(i + 1), ...cells]),
		notes: []
	};
}

function fields({ own }: DossierFacts): Appendix {
	const named = (names: readonly string[]) =>
		names.map((name) => dataNames.field(name) ?? name).join('; ');
	const row = ({ kind, place, fields: all, sensitive }: DataKind) => [
		dataNames.kinds[kind],
		words.stores[place] ?? place,
		named(all),
		named(sensitive)
	];
	const ownRow = ({ kind, place, fields: all }: OwnKind) => [
		dataNames.ownKinds[kind] ?? kind,
		words.stores[place] ?? place,
		named(all),
		''
	];
	const rows = [...dataKinds().map(row), ...own.map(ownRow)];
	return {
		title: words.appendix(2),
		subject: words.fieldsTitle,
		reference: '',
		columns: columns(words.fieldsColumns, [11, 44, 62, 108, 32]),
		rows: rows.map((cells, i) => [String(i + 1), ...cells]),
		notes: [words.fieldsNote]
	};
}

/** Who processes whose data, and for what. */
function whoAndWhy(facts: DossierFacts, names: HeadingNames) {
	const { settings, consents, people } = facts;
	const { contact } = settings;
	const roles = Object.entries(facts.roles).map(
		([role, count]) => `- ${words.role(role as keyof typeof facts.roles, n(count ?? 0))}.`
	);
	const answers = contact === '' ? [] : [words.contact(contact)];
	return [
		section('controller', [words.controller(names.issuing), ...answers]),
		section('purposes', [
			words.purposes.records(n(consents.records)),
			words.purposes.party(n(consents.party)),
			words.consent(consents.version)
		]),
		section('subjects', [words.subjects(n(people)), ...roles, words.children])
	];
}

/**
 * The impact-assessment dossier, out of the software's own tables (rights, schemas, constants) and what the server
 * counts: what a person must judge is left to be written.
 */
export function dossierPaper(facts: DossierFacts, names: HeadingNames): Paper {
	const { settings, requests, incidents, measures, retention } = facts;
	return {
		...names,
		symbol: '-HS/ĐTN',
		year: facts.madeAt.slice(0, 4),
		kind: words.kind,
		subject: words.subject,
		opening: [words.at(facts.madeAt)],
		sections: [
			...whoAndWhy(facts, names),
			section('data', [words.data]),
			section('kept', [
				words.photos(retention.photoMonths),
				words.names(retention.nameMonths),
				words.closed(retention.requestMonths),
				words.receipts(retention.receiptMonths),
				words.log(settings.logMonths),
				words.keptRest(dottedLine)
			]),
			section('transfer', [words.transfer]),
			section('rights', [
				words.rights(settings.deadlines),
				words.requests(n(requests.all), n(requests.open), n(requests.late))
			]),
			section('measures', words.measures(measures, retention.sessionDays)),
			section('incidents', [
				words.incidents(n(incidents.all), n(incidents.open), n(incidents.toldLate))
			]),
			section('risks', [], words.risksAsk)
		],
		recipients: words.recipients,
		signatures: [words.signature],
		appendices: [places(facts), fields(facts)]
	};
}
