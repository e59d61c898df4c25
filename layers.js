/**
 * Which layer may use which: the one table behind the dependency-cruiser rules and the ESLint rules
 * (dependency-cruiser sees files and packages, ESLint the type-only imports in .svelte files).
 * `test/unit/layers.test.ts` proves both red on bad files.
 */

/**
 * Folders of src/lib. `uses`: other layers; `packages`: what may come from npm (regular expressions);
 * `node`: Node's own modules too.
 */
export const layers = {
	domain: { uses: [], packages: ['valibot'] },
	terms: { uses: ['domain'], packages: ['valibot'] },
	i18n: { uses: ['domain'], packages: [] },
	data: {
		uses: ['domain', 'terms'],
		packages: ['valibot', 'idb', 'events', 'pouchdb-.*', '@noble/hashes']
	},
	server: {
		uses: ['domain', 'terms'],
		packages: [
			'valibot',
			'pouchdb-merge',
			'@node-rs/argon2',
			'rate-limiter-flexible',
			'pino',
			'prom-client',
			'@zxcvbn-ts/language-common'
		],
		node: true
	},
	documents: { uses: ['domain', 'terms'], packages: ['valibot', 'fflate', 'write-excel-file'] },
	state: { uses: ['data', 'documents', 'domain', 'terms'], packages: ['valibot', 'svelte'] },
	ui: { uses: ['domain', 'i18n'], packages: ['svelte', '@lucide/svelte', 'uqr', 'qr'] }
};

/** What stands in src outside lib. `path`: a regular expression below src; `glob`: the same for ESLint. */
export const entries = {
	routes: {
		path: 'routes/',
		glob: 'routes/**',
		uses: ['state', 'ui', 'domain', 'i18n'],
		packages: ['svelte', '@sveltejs/kit', '@lucide/svelte']
	},
	'service-worker': {
		path: 'service-worker/',
		glob: 'service-worker/**',
		uses: ['data', 'domain'],
		packages: ['workbox-.*']
	},
	hooks: { path: 'hooks\\.server\\.ts$', glob: 'hooks.server.ts', uses: ['server'], packages: [] },
	'client-hooks': {
		path: 'hooks\\.client\\.ts$',
		glob: 'hooks.client.ts',
		uses: ['i18n'],
		packages: ['@sveltejs/kit']
	},
	server: { path: 'server\\.ts$', glob: 'server.ts', uses: ['server'], packages: [], node: true },
	cli: { path: 'cli/', glob: 'cli/**', uses: ['server'], packages: ['valibot'], node: true }
};

/** Route groups, one an audience; none imports another's pages. */
const audience = '\\((public|member|unit|committee|office)\\)';

const layerNames = Object.keys(layers);

/** A path in src, be it ours or that of the bad files which the test of these rules writes. */
const inSrc = (path) => `(^|/)src/${path}`;

function cruiserRules(name, from, { uses, packages, node, path: ownPath }, own) {
	const forbidden = [
		...layerNames
			.filter((layer) => layer !== own && !uses.includes(layer))
			.map((layer) => `lib/${layer}/`),
		...Object.values(entries)
			.map(({ path }) => path)
			.filter((path) => path !== ownPath)
	];
	return [
		{
			name: `${name}-layer`,
			severity: 'error',
			comment: `${name} uses ${uses.join(', ') || 'no other layer'}`,
			from: { path: from },
			to: { path: inSrc(`(${forbidden.join('|')})`) }
		},
		{
			name: `${name}-packages`,
			severity: 'error',
			comment: `${name} takes from npm ${packages.join(', ') || 'nothing'}`,
			from: { path: from },
			to: {
				path: 'node_modules/',
				...(packages.length > 0 && { pathNot: `node_modules/(@types/)?(${packages.join('|')})/` })
			}
		},
		...(node
			? []
			: [
					{
						name: `${name}-node`,
						severity: 'error',
						comment: `${name} does not run on Node alone`,
						from: { path: from },
						to: { dependencyTypes: ['core'] }
					}
				])
	];
}

/** The layers as rules for dependency-cruiser. */
export const layerCruiserRules = [
	...layerNames.flatMap((name) => cruiserRules(name, inSrc(`lib/${name}/`), layers[name], name)),
	...Object.entries(entries).flatMap(([name, entry]) =>
		cruiserRules(`${name}-entry`, inSrc(entry.path), entry)
	),
	{
		name: 'audience',
		severity: 'error',
		comment: "no audience imports another audience's pages",
		from: { path: inSrc(`routes/${audience}/`) },
		to: { path: inSrc(`routes/${audience}/`), pathNot: 'src/routes/\\($2\\)/' }
	}
];

/** Import addresses that reach a layer: `$lib/data/…`, or `../data/…` at any depth. */
const reaching = (names) => `^(\\$lib|\\.\\.(/\\.\\.)*(/src)?(/lib)?)/(${names.join('|')})(/|$)`;

function lintRule(glob, uses, own) {
	const forbidden = layerNames.filter((layer) => layer !== own && !uses.includes(layer));
	const message = `This layer uses ${uses.join(', ') || 'no other layer'}: see layers.js.`;
	return {
		files: [`**/src/${glob}`],
		rules: {
			'no-restricted-imports': ['error', { patterns: [{ regex: reaching(forbidden), message }] }]
		}
	};
}

/** The layers as rules for ESLint. */
export const layerLintRules = [
	...layerNames.map((name) => lintRule(`lib/${name}/**`, layers[name].uses, name)),
	...Object.values(entries).map((entry) => lintRule(entry.glob, entry.uses))
];
