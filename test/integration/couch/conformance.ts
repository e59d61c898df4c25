import { afterAll, beforeAll, describe } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { attachmentCases } from './cases/attachment-cases.ts';
import { changesCases } from './cases/changes-cases.ts';
import { convergenceCases } from './cases/convergence-cases.ts';
import { databaseCases } from './cases/database-cases.ts';
import { editCases } from './cases/edit-cases.ts';
import { listCases } from './cases/list-cases.ts';
import { localCases } from './cases/local-cases.ts';
import { replicationCases } from './cases/replication-cases.ts';

/** The store, opened for a whole suite. */
export type OpenStore = () => Promise<{ couch: Couch; close: () => Promise<void> }>;

/** Stands in until the suite has opened its store. */
function unopened(): Couch {
	throw new Error('the store is not open yet');
}

/** What every engine behind `Couch` does alike: the suite that SqliteCouch and CouchDB both pass. */
export function couchConformance(name: string, open: OpenStore): void {
	describe(name, () => {
		let opened: Awaited<ReturnType<OpenStore>> | null = null;
		const subject = {
			made: new Array<string>(),
			get couch(): Couch {
				return opened?.couch ?? unopened();
			}
		};
		beforeAll(async () => {
			opened = await open();
		});
		afterAll(async () => {
			if (opened === null) return;
			const { couch, close } = opened;
			const there = new Set(await couch.listDatabases());
			const left = subject.made.filter((db) => there.has(db));
			await Promise.all(left.map((db) => couch.deleteDatabase(db)));
			await close();
		});
		describe('databases', () => databaseCases(subject));
		describe('edits', () => editCases(subject));
		describe('replicated revisions', () => replicationCases(subject));
		describe('lists', () => listCases(subject));
		describe('changes', () => changesCases(subject));
		describe('local documents', () => localCases(subject));
		describe('attachments', () => attachmentCases(subject));
		describe('convergence', () => convergenceCases(subject));
	});
}
