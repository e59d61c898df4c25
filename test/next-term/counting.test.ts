import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActivityContent } from '../../src/lib/domain/activity/content.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import { parseBy } from '../../src/lib/domain/issue.ts';
import { BlockTargets } from '../../src/lib/domain/targets/targets-document.ts';
import { activity, decision, member, ownUnit, secretary } from '../fixtures/builders.ts';
import { startApp, testStore, type App, type TestStore } from '../integration/server/app.ts';

const UNIT = unitDatabase(ownUnit);
const AT = '2024-12-31T05:00:00.000Z';

/** A record of 2024 with the approval of it, as they lie in the store. */
function approved(fields: Partial<ActivityContent>, seed: number) {
	const when = { precision: 'day', start: '2024-09-10', end: null, words: '' } as const;
	const record = activity({ when, ...fields }, seed);
	return [record, decision('approve', record, { seed })];
}
const people = (members: (typeof member)[]) => ({
	...activity().content.people,
	members
});
const exact = (n: number) => ({ n, qualifier: 'exact' as const, words: '' });

let store: TestStore;
let app: App;
beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await couch.createDatabase('programme');
	await couch.createDatabase(UNIT);
	await couch.bulkDocs('programme', [
		{
			_id: `unit:${ownUnit}`,
			type: 'unit',
			v: 1,
			id: ownUnit,
			name: 'Sở Tài chính',
			kind: 'chiDoanCoSo',
			chiDoan: [],
			twinnedCommunes: ['04474'],
			activeFrom: '2022-11-15',
			activeTo: null
		}
	]);
	await couch.bulkDocs(UNIT, [
		{
			_id: 'headcount:2024-12-31',
			type: 'headcount',
			v: 1,
			unit: ownUnit,
			closingDate: '2024-12-31',
			members: 2,
			youth: 0,
			staffChildren: 10,
			female: null,
			ethnicMinority: null,
			memberIds: [member, secretary],
			youthIds: [],
			by: secretary,
			at: AT
		},
		...approved({ campaigns: ['moi-nguoi-mot-cay'], people: people([member]) }, 1),
		...approved(
			{
				campaigns: ['hoi-trang-ram'],
				objectives: [7],
				receivers: [{ id: 'r1', kind: 'staffChild', amount: exact(9), words: '' }]
			},
			2
		),
		// A campaign of the term before is a tag that no target of this one asks for.
		...approved({ campaigns: ['vi-dan-em-than-yeu'], people: people([secretary]) }, 3)
	]);
	await couch.close();
	app = await startApp(store);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

async function figures() {
	const keys = ['targets:block:2024'];
	const { rows } = await app.couch.allDocs('totals', { keys, includeDocs: true });
	const [row] = rows;
	const parsed = parseBy(BlockTargets, row !== undefined && 'doc' in row ? row.doc : null);
	return parsed.ok ? parsed.value.figures : {};
}

it('the server counts another term by its own rules', async () => {
	await expect.poll(figures, { timeout: 20_000 }).toMatchObject({
		CT01: { n: 1, of: 2 },
		CT02: { n: 9, of: 10 },
		CT03a: { n: 1, of: 1 },
		CT03b: { n: 0, of: 2 }
	});
	expect(Object.keys(await figures()).sort()).toEqual(['CT01', 'CT02', 'CT03a', 'CT03b']);
});
