import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { App } from '../app.ts';

const run = promisify(execFile);

/** What `make-block.ts` prints. */
const Printed = v.object({
	password: v.string(),
	people: v.array(
		v.object({
			login: v.string(),
			name: v.string(),
			person: v.string(),
			roles: v.array(v.object({ role: v.string(), unit: v.optional(v.string()) }))
		})
	)
});

/** Somebody of the block with the login and password that are typed. */
export type SignIn = {
	login: string;
	password: string;
	name: string;
	person: string;
	unit: string | null;
};

export type BlockSize = { units: number; members: number; activities: number; seed: number };

async function seed(
	dataDir: string,
	couchUrl: string,
	size: BlockSize
): Promise<v.InferOutput<typeof Printed>> {
	const args = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const { stdout } = await run(process.execPath, ['test/e2e/support/make-block.ts', ...args], {
		env: { ...process.env, DATA_DIR: dataDir, COUCHDB_URL: couchUrl }
	});
	return v.parse(Printed, JSON.parse(stdout));
}

type Seeded = { folder: string; printed: v.InferOutput<typeof Printed> };
/** What was seeded in this process, by size; removed with it. */
const seeded = new Map<string, Promise<Seeded>>();
const folders: string[] = [];
process.once('exit', () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A seeded folder to copy: seeding takes seconds, and most tests want the same block. */
function seededOnce(size: BlockSize): Promise<Seeded> {
	const key = JSON.stringify(size);
	const known = seeded.get(key);
	if (known !== undefined) return known;
	const folder = mkdtempSync(join(tmpdir(), 'block-'));
	folders.push(folder);
	const made = seed(folder, '', size).then((printed) => ({ folder, printed }));
	seeded.set(key, made);
	return made;
}

/** Everybody in a seeded block. */
export class Block {
	readonly #printed: v.InferOutput<typeof Printed>;

	private constructor(printed: v.InferOutput<typeof Printed>) {
		this.#printed = printed;
	}

	/** Fills an app's store while no server runs on it. */
	static async make(app: App, size: BlockSize): Promise<Block> {
		if (app.couchUrl !== '') return new Block(await seed(app.dataDir, app.couchUrl, size));
		const { folder, printed } = await seededOnce(size);
		cpSync(folder, app.dataDir, { recursive: true });
		return new Block(printed);
	}

	/** The unit with most people. */
	get unit(): string {
		const counts = new Map<string, number>();
		for (const { unit } of this.#holders('member'))
			if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
		const [largest] = [...counts].sort((a, b) => b[1] - a[1]);
		if (largest === undefined) throw new Error('The block has no unit.');
		return largest[0];
	}

	/** Every unit that has members, by id. */
	get units(): string[] {
		return [...new Set(this.#holders('member').flatMap(({ unit }) => unit ?? []))];
	}

	/** Another unit that has people of its own. */
	get otherUnit(): string {
		const other = this.#holders('member').find(
			({ unit }) => unit !== null && unit !== this.unit && this.members(unit).length > 0
		)?.unit;
		if (other === undefined || other === null) throw new Error('The block has one unit.');
		return other;
	}

	/** Members of the unit who are not its secretaries. */
	members(unit: string): SignIn[] {
		const secretaries = new Set(this.secretaries(unit).map(({ person }) => person));
		return this.#holders('member').filter(
			(one) => one.unit === unit && !secretaries.has(one.person)
		);
	}

	secretaries(unit: string): SignIn[] {
		return this.#holders('unitSecretary').filter((one) => one.unit === unit);
	}

	/** Somebody who acts for the whole block. @throws {Error} where nobody has that role alone */
	of(role: 'committee' | 'standing' | 'office' | 'inspection'): SignIn {
		const [found] = this.#holders(role);
		if (found === undefined) throw new Error(`Nobody is ${role} in this block.`);
		return found;
	}

	#holders(role: string): SignIn[] {
		const { password, people } = this.#printed;
		return people.flatMap(({ login, name, person, roles }) => {
			const held = roles.find((one) => one.role === role);
			return held === undefined ? [] : [{ login, password, name, person, unit: held.unit ?? null }];
		});
	}
}
