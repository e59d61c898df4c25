import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import type { Stored } from './invariants.ts';
import { differences, notesOf, readStored, shownOn } from './invariants.ts';
import { orphansOf } from './orphans.ts';
import type { Phone } from './phone.ts';
import type { Server } from './server.ts';

/**
 * What is not quiet yet: a phone that has work left or says so, a copy or a list that differs, totals that are behind.
 * `orphans`: what nobody is left to bring back, which may differ and stay refused.
 */
export type Troubles = { found: string[]; orphans: ReadonlySet<string> };

/** @param forgot the server has forgotten what it accepted */
export async function troublesOf(
	server: Server,
	phones: readonly Phone[],
	units: readonly UnitId[],
	forgot: boolean
): Promise<Troubles> {
	const stored = await server.inStore((couch) => readStored(couch, units));
	const left = forgot
		? await Promise.all(units.map((unit) => orphansOf(phones, unit, stored)))
		: [];
	const orphans = new Set(left.flatMap((some) => [...some]));
	const found = await Promise.all(phones.map((phone) => troublesOn(phone, stored, orphans)));
	const counted = await server.counted();
	const shown = await Promise.all(units.map((unit) => shownDifferently(phones, unit, orphans)));
	return { found: [found, counted ? [] : ['totals are behind'], shown].flat(2), orphans };
}

async function troublesOn(
	phone: Phone,
	stored: Stored,
	orphans: ReadonlySet<string>
): Promise<string[]> {
	const status = await phone.use(async (device) => device.syncStatus());
	if (status === null) return [`${phone.name} is not open`];
	const refused = status.denied > 0 ? await deniedOn(phone) : [];
	const denied = refused.filter((id) => !orphans.has(id)).length;
	const busy = status.unsent + denied > 0 || status.phase !== 'idle';
	const troubles =
		busy || status.trouble !== null ? [`${phone.name} ${JSON.stringify(status)}`] : [];
	for (const database of ['programme', unitDatabase(phone.unit)]) {
		const all = await differences(phone, database, stored);
		const different = all?.filter(({ about }) => !orphans.has(about)).map(({ how }) => how) ?? null;
		if (different === null || different.length > 0)
			troubles.push(
				`${phone.name} differs in ${database}: ${different?.join(' ') ?? '?'} ${await notesOf(phone)}`
			);
	}
	return troubles;
}

/** What the server refused of this phone's, by the id of the record or other document. */
export async function deniedOn(phone: Phone): Promise<string[]> {
	const ids = await phone.use(async (device) => {
		const { rows } = await device.queryRecords({ order: 'newest', rails: ['denied'], limit: 1000 });
		return [...rows, ...(await device.deniedOthers())].map(({ id }) => String(id));
	});
	return ids ?? [];
}

/** Rows of a unit that one phone shows and another does not, or not so. */
async function shownDifferently(
	phones: readonly Phone[],
	unit: UnitId,
	orphans: ReadonlySet<string>
): Promise<string[]> {
	const found: string[] = [];
	const readers = phones.filter((phone) => phone.unit === unit);
	const shown = await Promise.all(readers.map((phone) => shownOn(phone, unit)));
	const ids = new Set(shown.flatMap((rows) => [...rows.keys()]));
	for (const id of ids.difference(orphans)) {
		const versions = new Map(
			readers.map((phone, at) => [phone.name, shown[at]?.get(id) ?? 'nothing'])
		);
		if (new Set(versions.values()).size === 1) continue;
		found.push(`${id} is shown as ${differing(versions)}`);
	}
	return found;
}

/** Of rows of one record on several phones, the fields in which they differ. */
function differing(versions: ReadonlyMap<string, string>): string {
	const rows = [...versions].map(([name, text]) => {
		const row: Record<string, unknown> = text === 'nothing' ? {} : JSON.parse(text);
		return { name, row };
	});
	const fields = new Set(rows.flatMap(({ row }) => Object.keys(row)));
	const telling = [...fields].filter(
		(field) => new Set(rows.map(({ row }) => JSON.stringify(row[field]))).size > 1
	);
	return JSON.stringify(
		rows.map(({ name, row }) => [name, ...telling.map((field) => [field, row[field]])])
	);
}
