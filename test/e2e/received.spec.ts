import * as v from 'valibot';
import type { SignIn } from './support/block.ts';
import { allSent } from './support/home.ts';
import { expect, test } from './support/road.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

// Every byte counts, those of the app itself too.
test.use({ blockSize: { units: 3, members: 60, activities: 60, seed: 19 }, visitedBefore: false });

/** Where the tabs lead, and addresses that somebody could type. */
const ADDRESSES = [
	...['/hoat-dong', '/so-lieu', '/chi-tieu', '/toi', '/du-lieu-cua-toi', '/tu-danh-gia'],
	...['/duyet', '/co-so', '/co-so/can-bo', '/can-bo', '/hoi-nghi', '/xep-loai', '/kiem-tra'],
	...['/bao-cao', '/van-phong/may-mat']
];
/** Written by the server for everybody of the block. */
const FOR_ALL = ['programme', 'totals'];

const Stored = v.object({
	rows: v.array(v.object({ doc: v.looseObject({ _id: v.string(), by: v.optional(v.unknown()) }) }))
});
type Stored = v.InferOutput<typeof Stored>['rows'][number]['doc'];

/** All documents of a database, with the rights of somebody who may read it. */
async function documentsOf(url: string, who: SignIn, database: string): Promise<Stored[]> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const response = await fetch(`${url}/db/${database}/_all_docs?include_docs=true`, {
		headers: { authorization: `Basic ${basic}` }
	});
	return v.parse(Stored, await response.json()).rows.map(({ doc }) => doc);
}

test('no byte that a member’s browser receives tells of the Party, of what is private, or of another unit', async ({
	app,
	block,
	road,
	newPhone
}) => {
	test.slow();
	const { unit, otherUnit } = block;
	const [member] = block.members(unit);
	if (member === undefined) throw new Error('The unit has no members.');
	road.listen();
	const page = await newPhone({ baseURL: road.url }).start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	await appKept(page);
	for (const address of ADDRESSES) {
		await page.goto(address);
		await expect(page.getByRole('main')).toBeVisible();
		await expect.poll(() => road.open).toBe(0);
	}
	const asked = await page.evaluate(
		async (addresses) => {
			const answers = await Promise.all(addresses.map((address) => fetch(address)));
			return Promise.all(answers.map(async (one) => [one.status, (await one.text()).length]));
		},
		[
			...[`unit-${otherUnit}`, `unit-${unit}-private`, 'unit-khoi', 'committee'].flatMap((name) => [
				`/db/${name}/_all_docs?include_docs=true`,
				`/db/${name}/_changes?include_docs=true`
			]),
			`/api/records?scope=${otherUnit}&period=2021&side=approved`
		]
	);
	for (const [status] of asked) expect(status).toBe(403);

	const all = road.heard ?? [];
	const heard = Buffer.concat(all.map(({ bytes }) => bytes)).toString();
	const answers = all.filter(({ path }) => /^\/(api|db)\//.test(path));
	const told = Buffer.concat(answers.map(({ bytes }) => bytes)).toString();
	const standing = block.of('standing');
	const of = (name: string) => documentsOf(app.url, standing, name);
	const own = await of(`unit-${unit}`);
	expect(own.length).toBeGreaterThan(20);
	for (const { _id } of own) expect(heard, 'the phone keeps its own unit').toContain(_id);

	const theirs = ['unit-khoi', `unit-${otherUnit}`, 'committee', 'inspection'];
	const secret = [`unit-${unit}-private`, `unit-${otherUnit}-private`, 'unit-khoi-private'];
	const foreign = (await Promise.all([...theirs, ...secret].map(of))).flat();
	// Some ids are days, and the same in every unit.
	const forAll = (await Promise.all(FOR_ALL.map(of))).flat();
	const known = new Set([...own, ...forAll].map(({ _id }) => _id));
	const kept = foreign.filter(({ _id, by }) => !known.has(_id) && by !== member.person);
	expect(kept.length).toBeGreaterThan(100);
	expect(kept.filter(({ _id }) => heard.includes(_id))).toEqual([]);
	const names = block.members(otherUnit).map(({ name }) => name);
	const ofBoth = new Set(
		own.flatMap((one) => (typeof one['name'] === 'string' ? one['name'] : []))
	);
	expect(names.filter((name) => !ofBoth.has(name) && heard.includes(name))).toEqual([]);
	// The app's own files know what a Party introduction is called; no answer says anything of one.
	for (const word of ['"subject":"party"', 'CT05', 'CT06', 'CT08'])
		expect(told).not.toContain(word);
	expect(await (await page.request.get('/')).text()).not.toContain('unsafe-');
});
