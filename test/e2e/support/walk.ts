import { expect, type Page } from '@playwright/test';
import type { Block, SignIn } from './block.ts';
import { openPrivate } from './open-private.ts';

/** A page on the way, and how somebody comes to it. */
export type Stop = {
	route: string;
	/** Its address, or the way there from the stop before. */
	go?: string | ((page: Page, block: Block) => Promise<void>);
	/** The sheets that open from it, by what is pressed. */
	sheets?: (string | RegExp)[];
};

export type Walk = { as: (block: Block) => SignIn | undefined; stops: Stop[] };

const plain = (route: string) =>
	route.replaceAll(/\/\([a-z]+\)/g, '').replace(/\/\[\[\w+\]\]$/, '') || '/';

/** The address of a route that needs nothing but itself. */
const addressOf = (route: string): string => {
	const address = plain(route);
	if (address.includes('[')) throw new Error(`${route} needs to be told how one comes to it.`);
	return address;
};

/** Goes to an address inside the running app, as its own links do: what is unlocked stays so. */
async function follow(page: Page, address: string): Promise<void> {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.querySelector('main')?.append(link);
		link.click();
		link.remove();
	}, address);
	await page.waitForURL((url) => url.pathname + url.search === address);
}

const firstRow = async (page: Page) => page.locator('main a.row').first().click();

const newRecord = async (page: Page) => {
	await follow(page, '/ghi/moi');
	for (const chip of await page.locator('label.chip input').all()) await chip.check();
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	const closed = page.locator('details.fold:not([open]) > summary');
	while ((await closed.count()) > 0) await closed.first().click();
};

const notice = async (page: Page) => {
	await page.getByLabel('Tiêu đề').fill('Nộp báo cáo 6 tháng trước 20/6');
	await page.getByLabel('Nội dung').fill('Các cơ sở gửi về văn phòng trước 17 giờ.');
	await page.getByRole('button', { name: 'Gửi thông báo' }).click();
	await expect(page.getByRole('heading', { name: 'Nộp báo cáo 6 tháng' })).toBeVisible();
};

const freeze = (address: string) => async (page: Page) => {
	await follow(page, address);
	await page.getByRole('button', { name: 'Chốt báo cáo' }).click();
	await page.getByRole('link', { name: /^Chốt .* hôm nay/ }).click();
	await expect(page.getByText('Lời văn và số liệu giữ như lúc ấy.')).toBeVisible();
};

export const walks = {
	'a member': {
		as: (block) => block.members(block.unit)[0],
		stops: [
			{ route: '/(member)' },
			{ route: '/(member)/hoat-dong', sheets: ['Hướng dẫn trang này', 'Lọc thêm'] },
			{ route: '/(member)/hoat-dong/[id]', go: firstRow },
			{
				route: '/(member)/ghi/[id]',
				go: newRecord,
				sheets: ['Chọn xã, phường', 'Chọn người tham gia', 'Bỏ bản nháp này']
			},
			{ route: '/(member)/toi', sheets: ['Mở mục gửi', 'Mã điểm danh của tôi', 'Đăng xuất'] },
			{ route: '/(member)/diem-danh', sheets: ['Đưa mã của tôi'] },
			{ route: '/(member)/chuyen-may' },
			{ route: '/(member)/chuyen-may/di' },
			{ route: '/(member)/chuyen-may/nhan' },
			{ route: '/(member)/du-lieu-cua-toi', sheets: ['Yêu cầu sửa', 'Rút đồng ý'] },
			{ route: '/(member)/ma-khoa' },
			{ route: '/(member)/thong-bao' },
			{ route: '/(member)/tu-danh-gia', sheets: ['Viết tự đánh giá'] }
		]
	},
	'a secretary': {
		as: (block) => block.secretaries(block.unit)[0],
		stops: [
			{ route: '/(member)' },
			{ route: '/(unit)/duyet/[[id]]' },
			{ route: '/(unit)/duyet/[[id]]', go: firstRow, sheets: [/^So bản/, /^Cần bổ sung/] },
			{ route: '/(unit)/co-so', sheets: ['Thêm người', /^Phạm Thị An/] },
			{ route: '/(unit)/co-so/ban-giao' },
			{ route: '/(unit)/co-so/can-bo', sheets: ['Thêm người'] },
			{ route: '/(unit)/co-so/rut-dong-y' },
			{
				route: '/(unit)/co-so/xep-loai',
				go: '/co-so/xep-loai?year=2021',
				sheets: ['Ghi tự đánh giá', 'Ghi ý kiến cấp ủy', /^Xếp loại \d+ đoàn viên/]
			},
			{ route: '/(unit)/co-so/bao-cao', go: '/co-so/bao-cao?period=2021' },
			{
				route: '/(unit)/co-so/bao-cao/chot/[key]',
				go: freeze('/co-so/bao-cao?period=2021'),
				sheets: [/^[\d.]+$/]
			}
		]
	},
	'the office': {
		as: (block) => block.of('office'),
		stops: [
			{ route: '/(member)' },
			{ route: '/(office)/van-phong/co-so/[[id]]' },
			{ route: '/(office)/van-phong/co-so/[[id]]', go: firstRow },
			{ route: '/(office)/van-phong/co-so/[[id]]', go: '/van-phong/co-so/xa-ket-nghia' },
			{ route: '/(office)/van-phong/du-lieu' },
			{ route: '/(office)/van-phong/ho-so-tac-dong' },
			{ route: '/(office)/van-phong/luu-giu', sheets: [/^Xóa \d+ yêu cầu/] },
			{ route: '/(office)/van-phong/luu-giu/bo-ten' },
			{ route: '/(office)/van-phong/may-mat' },
			{ route: '/(office)/van-phong/nguoi-dung' },
			{ route: '/(office)/van-phong/nhap' },
			{ route: '/(office)/van-phong/nhat-ky' },
			{ route: '/(office)/van-phong/su-co', sheets: ['Ghi một sự cố'] },
			{ route: '/(office)/van-phong/su-co/[id]', go: firstRow },
			{ route: '/(office)/van-phong/the-dang-nhap' },
			{ route: '/(office)/van-phong/tinh-trang' }
		]
	},
	'the committee, of its figures,': {
		as: (block) => block.of('standing'),
		stops: [
			{ route: '/(committee)/chi-tieu', go: '/chi-tieu?period=2021', sheets: ['Mở khóa'] },
			{
				route: '/(committee)/chi-tieu/[unit]',
				go: (page, block) => follow(page, `/chi-tieu/${block.unit}?period=2021`)
			},
			{ route: '/(committee)/so-lieu', go: '/so-lieu?period=2021' },
			{
				route: '/(committee)/so-lieu/[unit]',
				go: (page, block) => follow(page, `/so-lieu/${block.unit}?period=2021`)
			},
			{
				route: '/(committee)/so-lieu/hoat-dong',
				go: (page) => page.locator('main a[href*="/so-lieu/hoat-dong?"]').first().click()
			},
			{ route: '/(committee)/so-lieu/hoat-dong/[unit]/[ulid]', go: firstRow },
			{ route: '/(committee)/so-lieu/so-sanh' },
			{ route: '/(committee)/khoa-ky' },
			{ route: '/(committee)/dinh-ky', sheets: [/^Ghi: Tổng kết năm 2022/] },
			{
				route: '/(committee)/cong-trinh',
				sheets: ['Thêm công trình, phần việc', /^Chọn hoạt động đã làm/]
			},
			{ route: '/(committee)/bao-cao', go: '/bao-cao?period=2021' },
			{ route: '/(committee)/bao-cao/chot/[key]', go: freeze('/bao-cao?period=2021') },
			{
				route: '/(committee)/bao-cao/[unit]',
				go: (page, block) => follow(page, `/bao-cao/${block.unit}?period=2021`)
			}
		]
	},
	'the committee, of its work,': {
		as: (block) => block.of('standing'),
		stops: [
			{ route: '/(member)' },
			{ route: '/(committee)/hoi-nghi' },
			{
				route: '/(committee)/hoi-nghi/[number]',
				go: '/hoi-nghi/1',
				sheets: ['Ghi ngày họp, dự họp', /^Cập nhật:/, /^Thêm văn bản cho:/]
			},
			{ route: '/(committee)/hoi-nghi/[number]/bien-ban', go: '/hoi-nghi/1/bien-ban' },
			{ route: '/(committee)/hoi-nghi/bao-cao', sheets: ['Sửa hạn nộp', /^Ghi ngày khác/] },
			{ route: '/(committee)/ke-hoach', go: '/ke-hoach?year=2022', sheets: ['Thêm việc'] },
			{ route: '/(committee)/ke-hoach/so-sanh', go: '/ke-hoach/so-sanh?year=2022' },
			{ route: '/(committee)/dai-hoi', sheets: ['Lập tiểu ban', 'Thêm việc'] },
			{ route: '/(committee)/dai-hoi/co-so', sheets: [/^Ghi đại hội/] },
			{
				route: '/(committee)/kiem-tra',
				go: '/kiem-tra?year=2022',
				sheets: ['Thêm cuộc kiểm tra, giám sát', 'Ghi báo cáo năm 2022']
			},
			{ route: '/(committee)/khen-thuong', sheets: ['Thêm đề nghị khen'] },
			{
				route: '/(committee)/xep-loai',
				go: '/xep-loai?year=2021',
				sheets: [/^Quyết định theo đề nghị/, /^Đọc tự đánh giá/, /^Ghi xếp loại/]
			},
			{ route: '/(committee)/xep-loai/nhieu', go: '/xep-loai/nhieu?year=2021' },
			{
				route: '/(committee)/xep-loai/tieu-chi',
				sheets: ['Ghi ngày thông qua', 'Thêm tiêu chí: Chi đoàn']
			},
			{ route: '/(committee)/can-bo' },
			{ route: '/(committee)/thong-bao/viet/[[id]]' },
			{ route: '/(member)/thong-bao/[id]', go: notice, sheets: ['Rút thông báo'] }
		]
	},
	'somebody who is not signed in': {
		as: () => undefined,
		stops: [
			{ route: '/(public)/dang-nhap' },
			{ route: '/(public)/the' },
			{ route: '/(public)/thiet-lap' }
		]
	}
} satisfies Record<string, Walk>;

/** Why nobody walks there. */
export const excused: Record<string, string> = {
	'/gallery': 'for those who build: a shipped app has no such page'
};

/** Goes to a stop, and waits until its page is there with what this phone has of it. */
export async function arrive(page: Page, { route, go }: Stop, block: Block): Promise<void> {
	if (typeof go === 'function') await go(page, block);
	else await follow(page, go ?? addressOf(route));
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const code = page.locator('form').getByRole('button', { name: /^(Đặt mã|Mở khóa)$/ });
	await page.locator('main :is(h2, form, p, .row):visible').first().waitFor();
	if ((await code.isVisible()) && !route.endsWith('/ma-khoa')) await openPrivate(page);
	await expect(page.getByRole('button', { name: 'Hướng dẫn trang này' })).toBeVisible();
	await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
}
