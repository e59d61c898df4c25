/**
 * `npm test`: every check of the project. Two lanes run side by side (what needs the build, and the rest);
 * one that fails stops no other. The last line adds them all up: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import * as v from 'valibot';

type Tally = { passed: number; failed: number; skipped: number };

type Step = {
	name: string;
	command: string;
	args: string[];
	env?: Record<string, string>;
	/** How a runner's own count is read; a step without it is one check, judged by its exit code. */
	tally?: () => Tally;
	/** The steps after it in its lane need what it makes. */
	needed?: true;
};

type Outcome = { code: number; output: string; seconds: number };

const REPORTS = '.cache/test';
const END_LINES = 25;
const BIN = resolve('node_modules/.bin');

const VitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numPendingTests: v.number(),
	numTodoTests: v.number()
});

const PlaywrightReport = v.object({
	stats: v.object({
		expected: v.number(),
		unexpected: v.number(),
		flaky: v.number(),
		skipped: v.number()
	})
});

/** A runner that crashed leaves no report, or none that says so: its exit code adds the failure. */
function report<T extends v.GenericSchema>(
	file: string,
	schema: T,
	count: (report: v.InferOutput<T>) => Tally
) {
	return () =>
		existsSync(file)
			? count(v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))))
			: { passed: 0, failed: 0, skipped: 0 };
}

function vitest(project: string): Step {
	const file = `${REPORTS}/${project}.json`;
	return {
		name: project,
		command: 'vitest',
		args: [
			'run',
			'--project',
			project,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`
		],
		tally: report(file, VitestReport, (found) => ({
			passed: found.numPassedTests,
			failed: found.numFailedTests,
			skipped: found.numPendingTests + found.numTodoTests
		}))
	};
}

function playwright(): Step {
	const file = `${REPORTS}/e2e.json`;
	return {
		name: 'e2e',
		command: 'playwright',
		args: ['test', '--reporter=list,json'],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
		tally: report(file, PlaywrightReport, ({ stats }) => ({
			passed: stats.expected,
			failed: stats.unexpected + stats.flaky,
			skipped: stats.skipped
		}))
	};
}

const check = (name: string, command: string, ...args: string[]): Step => ({ name, command, args });

/** By path: the compiler that ESLint and Kit work with calls its command `tsc` too (docs/decisions/002). */
const types = (world: string) =>
	check(
		`types: ${world}`,
		'node',
		'node_modules/@typescript/native/bin/tsc',
		'-p',
		`tsconfig.${world}.json`
	);

const sync = check('sync', 'svelte-kit', 'sync');

const lanes: Step[][] = [
	[
		{ ...check('build', 'vite', 'build'), needed: true },
		check('weight', 'node', 'test/checks/weight.ts'),
		playwright()
	],
	[
		check('types: app', 'svelte-check', '--tsgo', '--fail-on-warnings'),
		types('domain'),
		types('node'),
		types('worker'),
		types('phones'),
		check('lint', 'eslint', '.', '--max-warnings=0'),
		check('format', 'prettier', '--check', '--log-level=warn', '.'),
		check('layers', 'depcruise', '--config', '.dependency-cruiser.js', 'src'),
		check('dead code', 'knip'),
		vitest('unit'),
		vitest('next-term'),
		vitest('phone'),
		vitest('integration'),
		// Short ones: `npm run faults` with more minutes, and with `--store`, are the long ones.
		check('faults: phones', 'node', 'test/faults/run.ts', '--minutes', '0.12'),
		check('faults: store', 'node', 'test/faults/run.ts', '--store', '--kills', '10')
	]
];

async function execute({ command, args, env }: Step): Promise<Outcome> {
	const started = performance.now();
	const child = spawn(command, args, {
		env: {
			...process.env,
			...env,
			PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
			FORCE_COLOR: '0'
		},
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32'
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	let code = 1;
	try {
		const [exit, signal]: unknown[] = await once(child, 'close');
		if (typeof exit === 'number') code = exit;
		else output += `\n${command} was ended by ${String(signal)}, before it could report.\n`;
	} catch (error) {
		output += `${command} could not be started: ${String(error)}\n`;
	}
	return { code, output, seconds: (performance.now() - started) / 1000 };
}

function count({ tally }: Step, code: number): Tally {
	const found = tally?.() ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
	return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

const line = ({ passed, failed, skipped }: Tally) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const indented = (text: string) => text.replace(/^/gm, '  ');

/** Of what failed: the ends of their outputs once more, where a log that is cut still has them. */
const ends: string[] = [];

async function runStep(step: Step): Promise<Tally> {
	const { code, output, seconds } = await execute(step);
	const tally = count(step, code);
	const sign = tally.failed > 0 ? '✗' : '✓';
	const told = `${sign} ${step.name}: ${line(tally)} (${seconds.toFixed(1)} s)`;
	console.log(told);
	if (tally.failed > 0) {
		console.log(indented(output));
		ends.push(`${told}\n${indented(output.trimEnd().split('\n').slice(-END_LINES).join('\n'))}`);
	}
	return tally;
}

async function runLane(steps: Step[]): Promise<Tally[]> {
	const tallies: Tally[] = [];
	let missing: string | undefined;
	for (const step of steps) {
		if (missing !== undefined) {
			console.log(`✗ ${step.name}: not run, it needs "${missing}"`);
			tallies.push({ passed: 0, failed: 1, skipped: 0 });
			continue;
		}
		const tally = await runStep(step);
		tallies.push(tally);
		if (step.needed && tally.failed > 0) missing = step.name;
	}
	return tallies;
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
// Without Kit's generated types nothing else can be judged, but each check still says so for itself.
const prepared = await runStep(sync);
const all = [prepared, ...(await Promise.all(lanes.map(runLane))).flat()];
const sum = (part: keyof Tally) => all.reduce((total, tally) => total + tally[part], 0);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
process.exitCode = total.failed > 0 ? 1 : 0;
if (ends.length > 1) console.log(`What failed, in short:\n${ends.join('\n')}`);
console.log(line(total));
