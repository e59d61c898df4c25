import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { builtPages, builtVersion } from '../lib/server/built-pages.ts';
import { parseSettings } from '../lib/server/config.ts';
import { makeDemo } from '../lib/server/demo.ts';
import { run, stopOnSignals } from '../lib/server/run.ts';
import type { SignIn } from '../lib/server/seed/demo-accounts.ts';
import { programVersion } from '../lib/server/version.ts';
import { buildIfNeeded } from './build-if-needed.ts';
import { refuse } from './refuse.ts';

const USAGE = 'npm run demo -- [--reset] [--json]   (settings: PORT, DATA_DIR, COUCHDB_URL)';
/** The demo is for the person at this machine. */
const LOOPBACK = '127.0.0.1';

function readOptions(): { reset: boolean; json: boolean } {
	try {
		const { values } = parseArgs({
			options: {
				reset: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false }
			}
		});
		return values;
	} catch (error) {
		return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

/** A free port, for `PORT=0`: the address must be known before the server is made. */
async function portOf(wanted: string): Promise<string> {
	if (wanted !== '0') return wanted;
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, LOOPBACK, resolve));
	const address = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	return typeof address === 'object' && address !== null ? String(address.port) : wanted;
}

const roleWords: Record<SignIn['role'], string> = {
	member: 'Đoàn viên',
	unitSecretary: 'Bí thư/Phó bí thư cơ sở',
	committee: 'Ban Chấp hành',
	standing: 'Ban Thường vụ',
	inspection: 'Ủy ban Kiểm tra',
	office: 'Văn phòng'
};

function show(url: string, signIns: readonly SignIn[]): void {
	const rows = signIns.map(({ role, unit, name, password }) =>
		[roleWords[role].padEnd(26), (unit ?? '').padEnd(22), name.padEnd(12), password].join(' ')
	);
	console.log(`\nSổ tay Đoàn Khối chạy thử tại ${url}\n`);
	console.log(
		[`${'Vai'.padEnd(26)} ${'Cơ sở'.padEnd(22)} ${'Tên'.padEnd(12)} Mật khẩu`, ...rows].join('\n')
	);
	console.log('\nDừng: Ctrl+C. Làm lại từ đầu: npm run demo -- --reset');
}

const options = readOptions();
const tell = (words: string) => process.stderr.write(`${words}\n`);
const port = await portOf(process.env['PORT'] ?? '3000');
const url = `http://localhost:${port}`;
const settings = parseSettings({
	DATA_DIR: '.data/demo',
	LOG_LEVEL: 'warn',
	...process.env,
	HOST: LOOPBACK,
	PORT: port,
	ORIGIN: url
});
if (!settings.ok) refuse(settings.error);
if (!(await buildIfNeeded(() => tell('Đang dựng ứng dụng (khoảng nửa phút)…'))))
	refuse('the app could not be built: the lines above say why');
const made = await makeDemo(settings.value, {
	reset: options.reset,
	onWork: () => tell('Đang tạo dữ liệu chạy thử…')
});
if (!made.ok) refuse(made.error);
const pages = await builtPages(url);
if (!pages.ok) refuse(pages.error);
const listening = await run(settings.value, {
	version: programVersion(),
	build: builtVersion(),
	pages: pages.value,
	alsoOrigins: [`http://${LOOPBACK}:${port}`, `http://[::1]:${port}`]
});
if (!listening.ok) refuse(listening.error);
stopOnSignals(listening.value);
if (options.json) console.log(JSON.stringify({ url, signIns: made.value }));
else show(url, made.value);
