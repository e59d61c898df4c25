import { expect, type CDPSession, type Page } from '@playwright/test';
import { Device } from '../../browser/device.ts';
import { phone } from '../../browser/phone.ts';
import { App } from '../../e2e/app.ts';
import { Block, type SignIn } from '../../e2e/support/block.ts';
import { signIn } from '../../e2e/support/sign-in.ts';

/** Records of the one unit: more than any unit of the block has in a term. */
export const RECORDS = 5000;
/**
 * Up to sixty of them take part in each activity: one who signs in is named in about 290 of the 5,000, two a week.
 * Of 200 it would be 1,436, more than one a day for three years, which is nobody's home.
 */
const MEMBERS = 1000;
const FIRST_SYNC_LIMIT_MS = 180_000;

export type FullPhone = {
	app: App;
	device: Device;
	page: Page;
	member: SignIn;
	/** Divides the page's processor by this. */
	slowDown: (factor: number) => Promise<void>;
	close: () => Promise<void>;
};

/**
 * A member's phone, or a secretary's, signed in, that holds its unit's records (5,000 unless asked) and has nothing left
 * to do.
 */
export async function openFullPhone(
	options: { args?: string[]; records?: number; of?: 'member' | 'secretary' } = {}
): Promise<FullPhone> {
	const app = await App.create();
	const device = new Device({ ...phone, baseURL: app.url }, options.args);
	const close = async () => {
		await device.discard();
		await app.discard();
	};
	try {
		return { app, device, close, ...(await fill(app, device, options)) };
	} catch (error) {
		await close();
		throw error;
	}
}

async function fill(
	app: App,
	device: Device,
	{ records = RECORDS, of = 'member' }: { records?: number; of?: 'member' | 'secretary' }
): Promise<Pick<FullPhone, 'page' | 'member' | 'slowDown'>> {
	const size = { units: 1, members: MEMBERS, activities: records, seed: 1 };
	const block = await Block.make(app, size);
	await app.start();
	const [member] = of === 'member' ? block.members(block.unit) : block.secretaries(block.unit);
	if (member === undefined) throw new Error(`The unit has no ${of}.`);
	const page = await device.start();
	await page.goto('/');
	await signIn(page, member, { timeout: FIRST_SYNC_LIMIT_MS });
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible({
		timeout: FIRST_SYNC_LIMIT_MS
	});
	const session: CDPSession = await page.context().newCDPSession(page);
	return {
		page,
		member,
		slowDown: (rate) => session.send('Emulation.setCPUThrottlingRate', { rate }).then()
	};
}
