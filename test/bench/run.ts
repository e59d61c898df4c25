/**
 * `npm run bench [-- NAME …]`: runs `test/bench/<name>.bench.ts`, all of them or those named, one after the other
 * (two at once would measure each other). Each prints JSON lines: name, figures, the machine they were taken on.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { machine } from './support/machine.ts';

/** A benchmark gives its figures as soon as each is known, one object a line: a run that is cut short loses none. */
export type Bench = () => AsyncGenerator<Record<string, unknown>>;

const ENDING = '.bench.ts';
const folder = import.meta.dirname;
const Module = v.object({
	bench: v.pipe(
		v.function(),
		v.transform((run) => run as Bench)
	)
});

const all = readdirSync(folder)
	.filter((file) => file.endsWith(ENDING))
	.map((file) => file.slice(0, -ENDING.length))
	.sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
	console.error(`No benchmark ${unknown.join(', ')}: there are ${all.join(', ')}.`);
	process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : all) {
	const { bench } = v.parse(Module, await import(join(folder, `${name}${ENDING}`)));
	const on = await machine();
	for await (const figures of bench()) console.log(JSON.stringify({ name, ...figures, ...on }));
}
