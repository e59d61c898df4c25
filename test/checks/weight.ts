/**
 * The weight of the member's home: every script until it is interactive, in brotli, from the built app.
 * Counted are the app's entry, the layouts and page of `/`, and all they import, at once or later; what is
 * loaded only when a person uses it is named here, so that nothing gets lazy by accident.
 */
import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';

/** Design §8: a phone on a mountain road gets this in about 2 s at 400 kbit/s. */
const HOME_LIMIT_KB = 100;

/** Sources that home loads only on use, never to become interactive. */
const ON_USE: RegExp[] = [
	/^src\/lib\/documents\//,
	/^src\/lib\/i18n\/en/,
	// PouchDB and what needs it: writing, a record's detail, and the sync round, which begins after the home stands.
	/^src\/lib\/data\/(pouch|sync|writes|records)\//,
	// What goes from phone to phone: after a round, and when a person opens it.
	/^src\/lib\/data\/handover\//,
	// Photos, where there are any, and letting go of a unit's copy.
	/^src\/lib\/data\/photos\//,
	/^(shelf|removed-databases)$/,
	// The code of what is private, when a page asks for it: argon2id is in there.
	/^src\/lib\/data\/lock\//,
	// What waits and what was refused, when a person opens it.
	/^src\/routes\/_layout\/SyncSheet\.svelte/,
	// The offer of the home screen, on a phone's browser.
	/^src\/routes\/\(member\)\/_page\/InstallOffer\.svelte/,
	// The number on the app's icon, where a browser has that.
	/^src\/lib\/data\/badge\.ts/,
	// Keys, where there is a keyboard.
	/^src\/lib\/ui\/page-keys\.ts/,
	// What a screen is for, when somebody asks.
	/^src\/routes\/_layout\/HelpSheet\.svelte/,
	// What is said where a page cannot be drawn.
	/^src\/routes\/_layout\/BrokenPage\.svelte/,
	// The notice about personal data, at the first sign-in.
	/^src\/routes\/_layout\/FirstNotice\.svelte/,
	// The committee's notices, where it wrote any.
	/^src\/routes\/\(member\)\/_page\/Unread\.svelte/,
	// A secretary's reminders, where any was written.
	/^src\/routes\/\(member\)\/_page\/Reminders\.svelte/,
	// What only the committee's and the office's homes have.
	/^src\/routes\/\(member\)\/_page\/CommitteeWork\.svelte/,
	/^OfficeWork$/,
	// The form's lists and the communes, when a field of the form opens.
	/^src\/lib\/terms\/form-lists\.ts/,
	/^communes$/,
	// What makes entries of the read model, when a sync brings something.
	/^feed-batch$/,
	// Writing, where several actions share it and it has no source of its own.
	/^(submit|decide|roster)$/,
	// What the sync is put together of (vite.config.ts); it begins after the home stands.
	/^sync(-and-form)?$/
];

const CLIENT = 'build/client';
const KIT = '.svelte-kit/output';
const NODES = '.svelte-kit/generated/client-optimized/nodes/';

const Chunk = v.object({
	file: v.string(),
	src: v.optional(v.string()),
	/** A chunk that several pages share has no source of its own, only a name. */
	name: v.optional(v.string(), ''),
	imports: v.optional(v.array(v.string()), []),
	dynamicImports: v.optional(v.array(v.string()), [])
});
const Chunks = v.record(v.string(), Chunk);

const Routes = v.object({
	_: v.object({
		routes: v.array(
			v.object({
				id: v.string(),
				page: v.nullable(v.object({ layouts: v.array(v.optional(v.number())), leaf: v.number() }))
			})
		)
	})
});

type Chunks = v.InferOutput<typeof Chunks>;

/** The client modules of the home's layouts and page. Route groups, in brackets, are no part of an address. */
async function homeModules(): Promise<string[]> {
	const file: unknown = await import(`../../${KIT}/server/manifest-full.js`);
	const { manifest } = v.parse(v.object({ manifest: Routes }), file);
	const home = manifest._.routes.find(({ id }) => /^(\/|(\/\([^)]+\))+)$/.test(id));
	if (!home?.page) throw new Error('No page at /: has the home moved?');
	const nodes = [...home.page.layouts, home.page.leaf].filter((node) => node !== undefined);
	return nodes.map((node) => `${NODES}${node}.js`);
}

function isOnUse(key: string, name: string): boolean {
	return ON_USE.some((rule) => rule.test(key) || rule.test(name));
}

/** Every chunk that `roots` import, at once or later, up to other pages and what is loaded on use. */
function reachable(chunks: Chunks, roots: string[]): Set<string> {
	const seen = new Set<string>();
	const open = [...roots];
	for (let key = open.pop(); key !== undefined; key = open.pop()) {
		const chunk = chunks[key];
		if (chunk === undefined || seen.has(key)) continue;
		seen.add(key);
		const later = chunk.dynamicImports.filter(
			(next) => !next.startsWith('.svelte-kit/') && !isOnUse(next, chunks[next]?.name ?? '')
		);
		open.push(...chunk.imports, ...later);
	}
	return seen;
}

const chunks = v.parse(
	Chunks,
	JSON.parse(readFileSync(`${KIT}/client/.vite/manifest.json`, 'utf8'))
);
const entries = Object.keys(chunks).filter((key) =>
	/\/client(-optimized\/app|\/entry)\.js$/.test(key)
);
if (entries.length !== 2)
	throw new Error(`Expected Kit's two entries, found ${entries.join(', ')}.`);

const files = [...reachable(chunks, [...entries, ...(await homeModules())])].map((key) => {
	const { file, src } = chunks[key] ?? { file: key, src: undefined };
	return { file, src, bytes: statSync(`${CLIENT}/${file}.br`).size };
});
const totalKb = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

for (const { file, src, bytes } of files.sort((a, b) => b.bytes - a.bytes).slice(0, 12)) {
	console.log(`${(bytes / 1000).toFixed(1).padStart(7)} KB  ${file}${src ? `  (${src})` : ''}`);
}
console.log(
	`${totalKb.toFixed(1).padStart(7)} KB  home in ${files.length} scripts, limit ${HOME_LIMIT_KB} KB`
);
if (totalKb > HOME_LIMIT_KB) {
	console.error('The home is too heavy: load what it does not need at once on use (ON_USE).');
	process.exitCode = 1;
}
