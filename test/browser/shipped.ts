import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { environment, type TestBrowser } from './executable.ts';

const require = createRequire(import.meta.url);

const OwnPackage = v.object({
	devDependencies: v.object({ '@sparticuz/chromium': v.string() })
});

function version(): string {
	const file = new URL('../../package.json', import.meta.url);
	const { devDependencies } = v.parse(OwnPackage, JSON.parse(readFileSync(file, 'utf8')));
	return devDependencies['@sparticuz/chromium'];
}

/** Runs `task` with other environment variables, and puts back what it changed. */
async function withEnvironment<T>(changes: Record<string, string>, task: () => Promise<T>) {
	const before = { ...process.env };
	Object.assign(process.env, changes);
	try {
		return await task();
	} finally {
		// One by one: assigning a plain object would cut `os.tmpdir()` off from later changes.
		for (const name of Object.keys(process.env))
			if (!(name in before)) Reflect.deleteProperty(process.env, name);
		Object.assign(process.env, before);
	}
}

/**
 * Unpacks into a folder of its own and moves it into place at once: of two test runs that start together
 * neither finds a half-written browser.
 */
async function unpack(home: string): Promise<void> {
	const fresh = mkdtempSync(`${home}-`);
	// The package reads both when it is imported: the first makes it unpack its own system libraries.
	const changes = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x', TMPDIR: fresh };
	await withEnvironment(changes, async () => {
		const { default: chromium } = await import('@sparticuz/chromium');
		await chromium.executablePath();
	});
	writeFonts(fresh, home);
	try {
		renameSync(fresh, home);
	} catch (error) {
		rmSync(fresh, { recursive: true, force: true });
		// Another run was quicker, and its browser is as good as ours.
		if (!existsSync(join(home, 'chromium'))) throw error;
	}
}

const WEIGHTS = ['400Regular', '500Medium', '700Bold'];

/** The shipped fonts.conf names a folder that is not ours; and pictures are compared with mock-ups set in Be Vietnam Pro. */
function writeFonts(folder: string, home: string): void {
	const vietnamese = dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
	for (const weight of WEIGHTS) {
		cpSync(join(vietnamese, weight), join(folder, 'fonts', weight), { recursive: true });
	}
	const prefer = (family: string) =>
		`<alias binding="strong"><family>${family}</family><prefer><family>Be Vietnam Pro</family></prefer></alias>`;
	const lines = [
		'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
		'<fontconfig>',
		`<dir>${join(home, 'fonts')}</dir>`,
		`<cachedir>${join(home, 'fontconfig', 'cache')}</cachedir>`,
		...['sans-serif', 'system-ui', 'serif'].map(prefer),
		'</fontconfig>'
	];
	mkdirSync(join(folder, 'fontconfig'));
	writeFileSync(join(folder, 'fontconfig', 'fonts.conf'), `${lines.join('\n')}\n`);
}

/** The Chromium inside an npm package, unpacked once for this user and version. Linux x64. */
export async function shippedBrowser(): Promise<TestBrowser> {
	const home = join(tmpdir(), `chromium-${version()}-${process.getuid?.() ?? 0}`);
	if (!existsSync(join(home, 'chromium'))) await unpack(home);
	return {
		executablePath: join(home, 'chromium'),
		args: ['--no-sandbox'],
		env: {
			...environment(),
			HOME: home,
			LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
			FONTCONFIG_PATH: join(home, 'fontconfig')
		}
	};
}
