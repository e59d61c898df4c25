import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { parseSettings } from '../../src/lib/server/config.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const deploy = (name: string) => read(`docs/deploy/${name}`);
const Manifest = v.object({ scripts: v.record(v.string(), v.string()) });
const { scripts } = v.parse(Manifest, JSON.parse(read('package.json')));

/** The names that the server reads out of its environment. */
const SETTINGS = [
	'HOST',
	'PORT',
	'ORIGIN',
	'DATA_DIR',
	'COUCHDB_URL',
	'METRICS_TOKEN',
	'LOG_LEVEL'
];
const config = read('src/lib/server/config.ts');

const Service = v.looseObject({
	environment: v.optional(v.record(v.string(), v.string()), {}),
	networks: v.optional(v.array(v.string()), []),
	ports: v.optional(v.array(v.string()), []),
	volumes: v.optional(v.array(v.string()), []),
	image: v.optional(v.string())
});
const Compose = v.object({
	services: v.object({ app: Service, couchdb: Service, proxy: Service }),
	networks: v.record(v.string(), v.looseObject({ internal: v.optional(v.boolean()) })),
	volumes: v.record(v.string(), v.unknown())
});
const compose = () => v.parse(Compose, parse(deploy('compose.yaml')));

/** `[section]` → its lines, of a unit of systemd or an ini. */
function sections(text: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	let lines: string[] = [];
	for (const line of text.split('\n').filter((one) => !/^\s*([#;]|$)/.test(one))) {
		const [, name] = /^\[(\w+)\]$/.exec(line) ?? [];
		if (name === undefined) lines.push(line);
		else found.set(name, (lines = []));
	}
	return found;
}

/** What a `NAME=value …` line of Environment= sets. */
const namesIn = (line: string) =>
	line
		.slice('Environment='.length)
		.split(' ')
		.map((pair) => pair.split('=')[0] ?? '');

test('every name that the files set is one that the server reads', () => {
	for (const name of SETTINGS) expect(config).toMatch(new RegExp(`\\b${name}: `));
	const { app } = compose().services;
	for (const name of Object.keys(app.environment)) expect(SETTINGS).toContain(name);
	for (const unit of ['so-tay.service', 'so-tay-backup.service']) {
		const lines = sections(deploy(unit)).get('Service') ?? [];
		const set = lines.filter((line) => line.startsWith('Environment=')).flatMap(namesIn);
		for (const name of set) expect([...SETTINGS, 'NODE_ENV', 'PATH']).toContain(name);
		// A system's Node may be older than the program needs; the one that npm brings lies there.
		const [path] = lines.filter((line) => line.startsWith('Environment=PATH='));
		expect(path).toMatch(/^Environment=PATH=\/opt\/so-tay\/node_modules\/\.bin:/);
	}
});

describe('compose.yaml', () => {
	test('lets the world reach the proxy alone, and CouchDB be reached by the app alone', () => {
		const { services, networks } = compose();
		expect(services.couchdb.networks).toEqual(['inside']);
		expect(networks['inside']).toMatchObject({ internal: true });
		expect(services.couchdb.ports).toEqual([]);
		expect(services.app.ports).toEqual([]);
		expect(services.proxy.ports).toEqual(['80:80', '443:443']);
		expect(services.proxy.networks).toEqual(['outside']);
	});

	test('gives the app settings that it takes', () => {
		const given = { SITE: 'so-tay.example.vn', COUCHDB_PASSWORD: 'matkhau123' };
		const filled = Object.entries(compose().services.app.environment).map(([name, value]) => [
			name,
			value.replaceAll(/\$\{(\w+)(:[-?][^}]*)?\}/g, (_all, key: string) => Object(given)[key] ?? '')
		]);
		const image = deploy('Dockerfile').match(/^ENV NODE_ENV=.+$/m)?.[0] ?? '';
		const set = [...image.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
		const settings = parseSettings(Object.fromEntries([...set, ...filled]));
		expect(settings).toMatchObject({
			ok: true,
			value: {
				host: '0.0.0.0',
				port: 3000,
				origin: 'https://so-tay.example.vn',
				metricsToken: null
			}
		});
	});

	test('mounts files that are there, and volumes that it names', () => {
		const { services, volumes } = compose();
		for (const { volumes: mounted } of Object.values(services))
			for (const one of mounted) {
				const [from = ''] = one.split(':');
				if (from.startsWith('./'))
					expect(existsSync(new URL(from, new URL('docs/deploy/', root)))).toBe(true);
				else expect(Object.keys(volumes)).toContain(from);
			}
	});

	test('runs the CouchDB that it was proved with', () => {
		expect(compose().services.couchdb.image).toBe('couchdb:3.5');
		expect(sections(deploy('couchdb.ini')).get('couchdb')).toContain('max_dbs_open = 2000');
	});
});

describe('the image', () => {
	const lines = deploy('Dockerfile')
		.split('\n')
		.filter((line) => /^[A-Z]/.test(line));

	test('copies and runs what the project has', () => {
		// One way to start, wherever it runs.
		const start = scripts['start'] ?? '';
		expect(start).toMatch(/^node (--\S+ )*src\/server\.ts$/);
		const words = start.split(' ').map((word) => JSON.stringify(word));
		expect(lines).toContain(`CMD [${words.join(', ')}]`);
		const service = sections(deploy('so-tay.service')).get('Service');
		expect(service).toContain(`ExecStart=/usr/bin/env ${start}`);
		for (const [, name = ''] of lines.join('\n').matchAll(/npm run ([\w:-]+)/g))
			expect(Object.keys(scripts)).toContain(name);
		for (const path of ['package.json', 'package-lock.json', 'src'])
			expect(existsSync(new URL(path, root))).toBe(true);
	});

	test('keeps its data in a volume and runs as nobody of importance', () => {
		expect(lines).toContain('USER node');
		expect(lines).toContain('VOLUME /data');
	});
});

describe('the units of systemd', () => {
	test.each(['so-tay.service', 'so-tay-backup.service'])(
		'%s runs a file of the project',
		(name) => {
			const start = (sections(deploy(name)).get('Service') ?? []).find((line) =>
				line.startsWith('ExecStart=')
			);
			const [, file = ''] = /node (src\/\S+\.ts)/.exec(start ?? '') ?? [];
			expect(existsSync(new URL(file, root))).toBe(true);
		}
	);

	test('the server has the rights of nobody, and time to finish what it writes', () => {
		const lines = sections(deploy('so-tay.service')).get('Service') ?? [];
		for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
			expect(lines).toContain(line);
		expect(lines).toContain('TimeoutStopSec=30');
		// Node compiles as it runs: this one would end it.
		expect(lines).not.toContain('MemoryDenyWriteExecute=yes');
	});

	test.skipIf(!hasSystemd())('are understood by systemd', () => {
		const names = ['so-tay.service', 'so-tay-backup.service', 'so-tay-backup.timer'];
		const paths = names.map((name) => new URL(`docs/deploy/${name}`, root).pathname);
		expect(() =>
			execFileSync('systemd-analyze', ['verify', '--man=no', '--generators=no', ...paths], {
				stdio: 'pipe'
			})
		).not.toThrow();
	});
});

function hasSystemd(): boolean {
	return existsSync('/usr/bin/systemd-analyze') && existsSync('/lib/systemd/system');
}

test('the manual names every file of deployment', () => {
	const manual = read('docs/operations.md');
	for (const name of [
		...['Dockerfile', 'compose.yaml', 'couchdb.ini', 'Caddyfile', 'so-tay.service'],
		...['so-tay-backup.service', 'so-tay-backup.timer']
	])
		expect(manual).toContain(`deploy/${name}`);
});
