import { dataNames } from '$lib/i18n/data-names.ts';
import { words } from '$lib/i18n/own-data.ts';
import type { ExportedData } from '$lib/state/privacy/own-data-page.svelte.ts';

const said = words.file;
/** What machines need and people do not. */
const LEFT_OUT = new Set(['_rev', 'v', 'type', 'folded', 'device', 'base', 'person']);

function plain(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	return typeof value === 'boolean' ? (value ? said.yes : said.no) : null;
}

/** A value as indented lines; what is empty or unknown is left out. */
function lines(value: unknown, indent: string): string[] {
	if (Array.isArray(value))
		return value.flatMap((one: unknown) => {
			const text = plain(one);
			return text === null ? lines(one, `${indent}  `) : [`${indent}- ${text}`];
		});
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
		if (LEFT_OUT.has(key)) return [];
		const label = said.keys[key] ?? dataNames.field(key) ?? key;
		const text = plain(one);
		if (text !== null) return text === '' ? [] : [`${indent}${label}: ${text}`];
		const below = lines(one, `${indent}  `);
		return below.length === 0 ? [] : [`${indent}${label}:`, ...below];
	});
}

function part(title: string, items: readonly { title?: string; value: unknown }[]): string[] {
	const written = items.flatMap((item, i) => [
		`${i + 1}. ${item.title ?? ''}`.trim(),
		...lines(item.value, '   '),
		''
	]);
	return [`== ${title} (${items.length}) ==`, '', ...written];
}

/** "Đoàn viên tự đánh giá": what a document is, by its subject where it is an entry of a log. */
function titleOf({ type = '', subject }: { type?: string | undefined; subject?: unknown }): string {
	const names: Readonly<Record<string, string>> = dataNames.kinds;
	return names[typeof subject === 'string' ? subject : type] ?? type;
}

const plainItems = (values: readonly unknown[]) => values.map((value) => ({ value }));

/** Everything the server has of a person, as a text that is read without any program. */
export function readableExport(data: ExportedData): string {
	const documents = data.documents.map(({ database, document }) => ({
		title: `${titleOf(document)} (${database})`,
		value: document
	}));
	return [
		said.title,
		said.madeAt(data.madeAt),
		'',
		...part(said.accounts, plainItems(data.accounts)),
		...part(said.sessions, plainItems(data.sessions)),
		...part(said.consents, plainItems(data.consents)),
		...part(said.requests, plainItems(data.requests)),
		...part(said.documents, documents)
	].join('\r\n');
}
