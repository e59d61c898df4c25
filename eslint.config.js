import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { layerLintRules } from './layers.js';
import svelteConfig from './svelte.config.js';

const lines = (max) => ({ max, skipBlankLines: true, skipComments: true });

/** What tsconfig.node.json holds of src. */
const onNode = ['src/server.ts', 'src/cli/**/*.ts', 'src/lib/server/**/*.ts'];

/** Rules that need types: a promise that nobody waits for is a record that may be lost. */
const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true }
	]
};

export default defineConfig(
	{ ignores: ['.svelte-kit/', 'build/', '.data/', '.cache/', 'test-results/'] },
	js.configs.recommended,
	tseslint.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows every name; this rule does not know types.
			'no-undef': 'off',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-console': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['src/**/*.ts'],
		ignores: ['src/**/*.svelte.ts', 'src/service-worker/**', ...onNode],
		languageOptions: { parserOptions: { projectService: true } },
		rules: typed
	},
	{
		files: onNode,
		languageOptions: { parserOptions: { project: 'tsconfig.node.json' } },
		rules: typed
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
		rules: {
			// Our addresses are plain paths below `/`: the app has no base path (docs/decisions/002).
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{ files: ['src/**/*.ts'], rules: { 'max-lines': ['error', lines(300)] } },
	{ files: ['src/**/*.svelte'], rules: { 'max-lines': ['error', { max: 250 }] } },
	// Aimed at are 40; an object takes a line a field.
	{ files: ['src/**'], rules: { 'max-lines-per-function': ['error', lines(50)] } },
	// Commands, runners and benchmarks speak to a terminal.
	{ files: ['src/cli/**', 'test/**'], rules: { 'no-console': 'off' } },
	...layerLintRules
);
