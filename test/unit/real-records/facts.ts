import type { Amount } from '../../../src/lib/domain/amount.ts';
import type { ActivityContent, BodyRole } from '../../../src/lib/domain/activity/content.ts';

const WORDS = { exact: 'đúng', about: 'khoảng', over: 'trên', nearly: 'gần' };

/** "gần 60000000", "chưa ghi", "không rõ số". */
export function told(amount: Amount | null | undefined): string {
	if (amount === null || amount === undefined) return 'chưa ghi';
	return amount.n === null ? 'không rõ số' : `${WORDS[amount.qualifier]} ${amount.n}`;
}

/** Names of the bodies in a role, in order. */
export function bodiesAs(content: ActivityContent, role: BodyRole): string[] {
	return content.bodies.filter((body) => body.role === role).map((body) => body.name);
}

/** Gift lines as "name: count × price → receiver". */
export function giftsOf(content: ActivityContent): string[] {
	return content.gifts.map(
		(gift) =>
			`${gift.name}: ${told(gift.count)} × ${told(gift.unitPriceDong)} → ${gift.receiver ?? '?'}`
	);
}

/** Goods lines as "name: quantity unit". */
export function goodsOf(content: ActivityContent): string[] {
	return content.goods.map((line) => `${line.name}: ${told(line.quantity)} ${line.unit}`.trim());
}

/** Outcome lines as "type: amount unit". */
export function outcomesOf(content: ActivityContent): string[] {
	return content.outcomes.map((line) => `${line.type}: ${told(line.amount)} ${line.unit}`.trim());
}

/** Receivers as "kind: amount". */
export function receiversOf(content: ActivityContent): string[] {
	return content.receivers.map((line) => `${line.kind}: ${told(line.amount)}`);
}

/** Hamlets of every place. */
export function hamletsOf(content: ActivityContent): string[] {
	return content.places.flatMap((place) => place.hamlets);
}
