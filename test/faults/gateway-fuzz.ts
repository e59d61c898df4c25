/**
 * `node test/faults/gateway-fuzz.ts --seed N --cases N`: a whole server under requests of every kind by everybody.
 * Ends with 1 and names what was wrong, with the seed and path that bring it back. The last line is JSON.
 */
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { exchange, type Answer } from './gateway/exchange.ts';
import { abandonFeeds, meetSlowOnes } from './gateway/leftovers.ts';
import { canaryOf, closed, open, readers, SECRET, type Asker } from './gateway/people.ts';
import { fuzzed, type Fuzzed } from './gateway/requests.ts';
import { everybodyReads, everybodyWrites } from './gateway/rights.ts';
import { Subject } from './gateway/subject.ts';

/** What the memory of a server wavers by under load; beyond it something is kept. */
const WAVERS_MB = 32;
/** After so many requests the caches are as full as they become with ten people. */
const WARM = 200;

const json = /^application\/json\b/;
const streams = /^(multipart\/mixed|text\/event-stream)\b/;

/** What is wrong with an answer; null when nothing is. */
function wrongWith({ path, method, asker }: Fuzzed, { status, headers, text }: Answer) {
	if (status >= 500) return `${status}: ${text}`;
	if (headers['www-authenticate'] !== undefined) return 'asks for a password in a window';
	const type = headers['content-type'] ?? '';
	const data = path.startsWith('/db/') || path.startsWith('/api/');
	const empty = text === '' && (status === 204 || method === 'HEAD' || status === 304);
	if (data && !empty && !json.test(type) && !streams.test(type))
		return `is ${type === '' ? 'of no type' : type}: ${text}`;
	const shown = secretsOf(asker).find((secret) => text.includes(secret));
	return shown === undefined ? null : `shows ${shown}`;
}

/** The words that somebody must never be shown. */
function secretsOf(asker: Asker): string[] {
	const hidden = open.filter((name) => asker === null || !readers[name]?.includes(asker));
	return [SECRET, ...[...hidden, ...closed].map(canaryOf)];
}

/** Sends so many requests; rejects with the smallest one that is answered wrongly. */
export async function fuzz(subject: Subject, cases: number, seed: number): Promise<void> {
	await fc.assert(
		fc.asyncProperty(fuzzed, async (asked) => {
			const wrong = wrongWith(asked, await exchange(subject.url, asked));
			if (wrong !== null) throw new Error(`${asked.method} ${asked.path} ${wrong}`);
			if (subject.faults !== '') throw new Error(subject.faults);
		}),
		{ numRuns: cases, seed, endOnFailure: !subject.alive }
	);
}

/** An error with all that it came of. */
function inWords(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined ? error.message : `${error.message}\n  ${inWords(error.cause)}`;
}

/** Everything there is to ask of a server; answers what was wrong, in sentences. */
export async function tryEverything(
	subject: Subject,
	{ cases, feeds, seed }: { cases: number; feeds: number; seed: number }
): Promise<string[]> {
	const found = [...(await everybodyReads(subject.url)), ...(await everybodyWrites(subject.url))];
	const tell = (error: unknown) => found.push(inWords(error));
	await fuzz(subject, Math.min(WARM, cases), seed).catch(tell);
	const before = await subject.figures();
	await fuzz(subject, Math.max(0, cases - WARM) + 1, seed + 1).catch(tell);
	const { memoryMb } = await subject.figures();
	if (memoryMb > before.memoryMb + WAVERS_MB)
		found.push(`memory grew from ${before.memoryMb} to ${memoryMb} MB`);
	found.push(...(await subject.unlawful()).map((name) => `${name} was written without the right`));
	found.push(...(await abandonFeeds(subject, feeds)));
	found.push(...(await meetSlowOnes(subject)));
	if (subject.faults !== '') found.push(subject.faults);
	return found;
}

if (import.meta.main) {
	const { values } = parseArgs({
		options: {
			gateway: { type: 'boolean' },
			seed: { type: 'string', default: '1' },
			cases: { type: 'string', default: '5000' },
			feeds: { type: 'string', default: '2000' }
		}
	});
	const [cases, feeds, seed] = [values.cases, values.feeds, values.seed].map(Number);
	if (!(Number(cases) > 0) || !Number.isSafeInteger(seed) || !Number.isSafeInteger(feeds)) {
		console.error('node test/faults/gateway-fuzz.ts --seed N --cases N --feeds N');
		process.exit(1);
	}
	const subject = await Subject.start();
	const began = performance.now();
	const violations = await tryEverything(subject, {
		cases: Number(cases),
		feeds: Number(feeds),
		seed: Number(seed)
	});
	for (const violation of violations) console.log(violation);
	const seconds = Math.round((performance.now() - began) / 1000);
	const { memoryMb } = await subject.figures();
	await subject.end();
	console.log(
		JSON.stringify({ cases, feeds, seed, seconds, memoryMb, violations: violations.length })
	);
	process.exitCode = violations.length > 0 ? 1 : 0;
}
