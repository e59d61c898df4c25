import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import type { Stored } from './invariants.ts';
import { differences, notesOf, readStored, shownOn } from './invariants.ts';
import type { Phone } from './phone.ts';
import type { Server } from './server.ts';

/** What is not quiet yet: a phone that has work left or says so, a copy or a list that differs, totals that are behind. */
export async function troublesOf(
	server: Server,
	phones: readonly Phone[],
	units: readonly UnitId[]
): Promise<string[]> {
	const stored = await server.inStore((couch) => readStored(couch, units));
	const found = await Promise.all(phones.map((phone) => troublesOn(phone, stored)));
	const counted = await server.counted();
	const shown = await Promise.all(units.map((unit) => shownDifferently(phones, unit)));
	return [found, counted ? [] : ['totals are behind'], shown].flat(2);
}

async function troublesOn(phone: Phone, stored: Stored): Promise<string[]> {
	const status = await phone.use(async (device) => device.syncStatus());
	if (status === null) return [`${phone.name} is not open`];
	const busy = status.unsent + status.denied > 0 || status.phase !== 'idle';
	const troubles =
		busy || status.trouble !== null ? [`${phone.name} ${JSON.stringify(status)}`] : [];
	for (const database of ['programme', unitDatabase(phone.unit)]) {
		const different = await differences(phone, database, stored);
		if (different === null || different.length > 0)
			troubles.push(
				`${phone.name} differs in ${database}: ${different?.join(' ') ?? '?'} ${await notesOf(phone)}`
			);
	}
	return troubles;
}

/** Rows of a unit that one phone shows and another does not, or not so. */
async function shownDifferently(phones: readonly Phone[], unit: UnitId): Promise<string[]> {
	const found: string[] = [];
	const readers = phones.filter((phone) => phone.unit === unit);
	const shown = await Promise.all(readers.map((phone) => shownOn(phone, unit)));
	const ids = new Set(shown.flatMap((rows) => [...rows.keys()]));
	for (const id of ids) {
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
