import type {
	ActivityContent,
	Gift,
	Goods,
	Outcome,
	Place,
	Receiver
} from '$lib/domain/activity/content.ts';
import { formatDong, formatNumber } from '$lib/domain/number-words.ts';
import { m } from '$lib/i18n/index.ts';
import { amountText, moneyText } from './amounts.ts';
import type { RecordNames } from './names.ts';

const said = m.record.said;

function joined(parts: readonly (string | null)[]): string {
	return parts.filter((part) => part !== null && part !== '').join(', ');
}

function placeName(place: Place, names: RecordNames): string {
	switch (place.kind) {
		case 'commune':
			return names.commune(place.code);
		case 'venue':
			return joined([place.name, place.code === null ? null : names.commune(place.code)]);
		case 'online':
			return said.online;
		case 'outside':
			return said.outside(place.name);
	}
}

/** "Trống Khua, Xã Lao Chải, Huyện Mù Căng Chải (nơi được giúp) “xã vùng cao”". */
export function placeLine(place: Place, names: RecordNames): string {
	const name = joined([...place.hamlets, placeName(place, names)]);
	const role = place.role === null ? name : `${name} (${m.record.placeRole[place.role]})`;
	return place.words === '' ? role : `${role} ${said.words(place.words)}`;
}

/** Where a line lies, short, when the record names more than one place. */
function atPlace(id: string | null, content: ActivityContent, names: RecordNames): string | null {
	const place = content.places.find((one) => one.id === id);
	return place === undefined
		? null
		: said.place(joined([...place.hamlets, placeName(place, names)]));
}

function context(line: Gift | Goods, content: ActivityContent, names: RecordNames) {
	return [
		line.receiver === null ? null : said.receiver(names.receiver(line.receiver).label),
		atPlace(line.place, content, names),
		line.source === '' ? null : said.source(line.source)
	];
}

/** What the product of two exact numbers says, so that a reader need not multiply. */
function product({ count, unitPriceDong }: Gift): string {
	if (typeof count?.n !== 'number' || typeof unitPriceDong?.n !== 'number') return '';
	const exact = count.qualifier === 'exact' && unitPriceDong.qualifier === 'exact';
	return exact ? said.equals(formatDong(count.n * unitPriceDong.n)) : '';
}

/** "suất học bổng: 100 × 500.000 ₫ = 50.000.000 ₫, cho thiếu nhi". */
export function giftLine(gift: Gift, content: ActivityContent, names: RecordNames): string {
	const count = amountText(gift.count, gift.name === '' ? said.giftName : '');
	const price = moneyText(gift.unitPriceDong);
	const priced =
		price === null ? count : `${said.gift(count ?? said.noNumber, price)}${product(gift)}`;
	const total = moneyText(gift.totalDong);
	const amounts = joined([priced, total === null ? null : said.lineTotal(total)]);
	const told = joined([amounts, ...context(gift, content, names)]);
	return gift.name === '' ? told : `${gift.name}${told === '' ? '' : `: ${told}`}`;
}

/** "Khẩu trang: 5.000 chiếc, trị giá 25.000.000 ₫". */
export function goodsLine(goods: Goods, content: ActivityContent, names: RecordNames): string {
	const value = moneyText(goods.valueDong);
	const told = joined([
		amountText(goods.quantity, goods.unit),
		value === null ? null : said.worth(value),
		...context(goods, content, names)
	]);
	return told === '' ? goods.name : `${goods.name}: ${told}`;
}

/** "200 đơn vị, khởi công". */
export function outcomeLine(
	outcome: Outcome,
	content: ActivityContent,
	names: RecordNames
): string {
	const told = joined([
		amountText(outcome.amount, outcome.unit),
		outcome.phase === null ? null : m.record.phase[outcome.phase],
		atPlace(outcome.place, content, names),
		outcome.words === '' ? null : said.words(outcome.words)
	]);
	return told === '' ? said.noNumber : told;
}

/** "100 em" of children, with the words as told. */
export function receiverLine(receiver: Receiver, names: RecordNames): string {
	const { label, countedIn } = names.receiver(receiver.kind);
	const amount = amountText(receiver.amount, countedIn) ?? said.noNumber;
	const line = `${label}: ${amount}`;
	return receiver.words === '' ? line : `${line} (${said.words(receiver.words)})`;
}

/** How many were named, and who: "14 người: Giàng A Của, …". */
export function membersLine(
	{ people }: Pick<ActivityContent, 'people'>,
	names: RecordNames
): string {
	const all = people.members.map(names.person).join(', ');
	return `${said.people(formatNumber(people.members.length))}: ${all}`;
}
