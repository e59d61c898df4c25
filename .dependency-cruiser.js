import { layerCruiserRules } from './layers.js';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...layerCruiserRules,
		{ name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
		{
			// An address that nothing resolves would pass every other rule in silence.
			name: 'no-unresolvable',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app/|\\$env/|\\$service-worker$|\\./\\$types)' }
		},
		{
			name: 'no-dev-package-on-the-server',
			severity: 'error',
			comment: 'what production runs from src must be in "dependencies"',
			from: { path: '^src/(lib/(domain|terms|server)/|cli/|server\\.ts$)' },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.json$' },
		tsPreCompilationDeps: true,
		// Kit's own file: the paths of `$lib` are relative to where it stands.
		tsConfig: { fileName: '.svelte-kit/tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts']
		}
	}
};
