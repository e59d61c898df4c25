import { expect, test } from '@playwright/test';
import { keyboardFaults } from './support/keyboard.ts';

/** A page as it must not be, a fault a line, and what stands between them is right. */
const BAD = `
	<style>
		a, button { display: block; margin: 8px; }
		:focus-visible { outline: 3px solid blue; }
		.plain:focus-visible { outline: 0; }
		.bar { position: fixed; inset: auto 0 0; height: 200px; background: white; z-index: 2; }
	</style>
	<a href="#a">Đúng</a>
	<a href="#b" class="plain">Không viền</a>
	<button tabindex="-1">Chỉ ngón tay</button>
	<label><input type="file" hidden>Chọn tệp</label>
	<button tabindex="1">Chen ngang</button>
	<label><input type="radio" name="r" checked>Một</label>
	<label><input type="radio" name="r">Hai</label>
	<button disabled>Chưa bấm được</button>
	<div style="display: flex; flex-direction: column-reverse">
		<button>Dưới</button>
		<button>Trên</button>
	</div>
	<div style="height: 900px"></div>
	<div class="bar"></div>
	<button>Bị che</button>
`;

test('what a keyboard cannot do on a page is found, and only that', async ({ browser }) => {
	const page = await browser.newPage({ isMobile: false });
	await page.setContent(BAD);
	expect((await keyboardFaults(page)).sort()).toEqual([
		'Focused, yet out of sight: button “Bị che”',
		'No Tab reaches it: button “Chen ngang”',
		'No Tab reaches it: button “Chỉ ngón tay”',
		'No Tab reaches it: label “Chọn tệp”',
		'No mark of the focus: a.plain “Không viền”',
		'Tab goes up: from button “Dưới” to button “Trên”'
	]);
	await page.close();
});
