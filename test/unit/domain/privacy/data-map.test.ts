import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Role } from '$lib/domain/access.ts';
import type { Database } from '$lib/domain/database.ts';
import { documentVersions, type AppDocument } from '$lib/domain/document.ts';
import { PersonId, UnitId } from '$lib/domain/ids.ts';
import { WorkSubjects } from '$lib/domain/work/entry.ts';
import { canWrite, nothingStored } from '$lib/domain/write-access.ts';
import { databaseKinds, dataKinds, reachOf } from '$lib/domain/privacy/data-map.ts';
import { dataNames } from '$lib/i18n/data-names.ts';
import { words } from '$lib/i18n/dossier.ts';

const kinds = dataKinds();
const fieldsOf = (kind: string) => kinds.find((one) => one.kind === kind)?.fields ?? [];

test('the dossier reads the fields off the schemas themselves', () => {
	expect(fieldsOf('person')).toEqual(
		expect.arrayContaining(['name', 'birthYear', 'department', 'chiDoan', 'moves'])
	);
	expect(fieldsOf('activity')).toEqual(expect.arrayContaining(['author', 'people', 'result']));
	expect(fieldsOf('decision')).toEqual(expect.arrayContaining(['by', 'snapshot', 'reason']));
	expect(fieldsOf('party')).toEqual(expect.arrayContaining(['person', 'introducedOn', 'by']));
	for (const { kind, fields } of kinds) expect(fields, kind).not.toEqual([]);
});

test('every kind of document, field and place has a name', () => {
	const unnamed = kinds.flatMap(({ kind, fields }) =>
		fields.filter((field) => dataNames.field(field) === null).map((field) => `${kind}.${field}`)
	);
	expect(unnamed).toEqual([]);
	for (const { kind } of kinds) expect(dataNames.kinds[kind]).toBeTruthy();
	for (const kind of databaseKinds) expect(words.stores[kind]).toBeTruthy();
});

test('what is sensitive lies in private databases alone', () => {
	const sensitive = kinds.filter((one) => one.sensitive.length > 0);
	expect(sensitive.map(({ kind, place }) => [kind, place])).toEqual([
		['officer', 'unitPrivate'],
		['party', 'unitPrivate']
	]);
});

test('who reads is asked of the rights table', () => {
	const readers = (kind: Parameters<typeof reachOf>[0]) =>
		reachOf(kind).read.map(({ role, where }) => `${role} ${where}`);
	expect(readers('unitPrivate')).toEqual(['unitSecretary own', 'committee all', 'standing all']);
	expect(readers('unit')).toEqual([
		...['member own', 'unitSecretary own'],
		...['committee all', 'standing all', 'office all']
	]);
	expect(reachOf('totals').write).toEqual([]);
});

test('each kind lies in one place, and nowhere else may it be written', () => {
	const types = Object.keys(documentVersions).filter((type) => type !== 'work');
	const subjects = WorkSubjects.options.map(({ entries }) => entries.subject.literal);
	expect(kinds.map(({ kind }) => kind).sort()).toEqual([...types, ...subjects].sort());
	// Whoever may do everything everywhere, so that the place alone decides.
	const unit = v.parse(UnitId, 'so-tai-chinh');
	const roles = [
		...['unitSecretary', 'member'].map((role) => ({ role, unit })),
		...['committee', 'standing', 'inspection', 'office'].map((role) => ({ role }))
	] as Role[];
	const actor = { person: v.parse(PersonId, 'mot-nguoi'), roles };
	const databases = databaseKinds.map((kind) => ({ kind, unit }) as Database);
	for (const { kind, place } of kinds)
		for (const database of databases.filter((one) => one.kind !== place)) {
			const subject = types.includes(kind) ? {} : { subject: kind };
			const document = { type: types.includes(kind) ? kind : 'work', unit, ...subject };
			const verdict = canWrite(actor, database, document as unknown as AppDocument, nothingStored);
			expect([kind, database.kind, verdict.allowed]).toEqual([kind, database.kind, false]);
		}
});
