import type { Role } from '$lib/domain/access.ts';
import { m } from '$lib/i18n/index.ts';
import type { Tab } from '$lib/ui/TabBar.svelte';

const words = m.common.tabs;
const home: Tab = { href: '/', label: words.home, icon: 'home' };
const records: Tab = { href: '/hoat-dong', label: words.records, icon: 'list' };
const review: Tab = { href: '/duyet', label: words.review, icon: 'check' };
const unit: Tab = { href: '/co-so', label: words.unit, icon: 'building' };
const block: Tab = {
	href: '/chi-tieu',
	label: words.block,
	icon: 'target',
	heavy: true,
	also: [
		'/so-lieu',
		'/khoa-ky',
		'/hoi-nghi',
		'/ke-hoach',
		'/dinh-ky',
		'/cong-trinh',
		'/dai-hoi',
		'/bao-cao',
		'/kiem-tra',
		'/xep-loai',
		'/khen-thuong',
		'/can-bo'
	]
};
const me: Tab = {
	href: '/toi',
	label: words.me,
	icon: 'user',
	also: ['/tu-danh-gia', '/thong-bao', '/chuyen-may']
};

/** The places a person goes to, by the rights held; five at most, so that they fit a phone. */
export function tabsFor(roles: readonly Role[]): Tab[] {
	const has = (...wanted: Role['role'][]) => roles.some(({ role }) => wanted.includes(role));
	const tabs = [home];
	if (has('unitSecretary', 'standing')) tabs.push(review);
	if (has('member', 'unitSecretary', 'committee', 'standing')) tabs.push(records);
	if (has('unitSecretary')) tabs.push(unit);
	if (has('committee', 'standing', 'office')) tabs.push(block);
	return tabs.length < 5 ? [...tabs, me] : tabs;
}
