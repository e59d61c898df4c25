/** Parts of a form that are one box, whatever lies inside them in the content. */
const BOXES = new Set([
	'count',
	'unitPriceDong',
	'totalDong',
	'quantity',
	'valueDong',
	'amount',
	'memberCount',
	'otherCount',
	'attendances',
	'volunteerDays',
	'residentDays',
	'summoned',
	'present',
	'givenDong',
	'raisedDong',
	'selfFunded',
	'mobilised',
	'hamlets',
	'documents',
	'topics',
	'members',
	'joint',
	'kinds',
	'objectives',
	'campaigns'
]);

function child(value: unknown, key: string): unknown {
	if (Array.isArray(value)) return value[Number(key)];
	return typeof value === 'object' && value !== null
		? Object.entries(value).find(([name]) => name === key)?.[1]
		: undefined;
}

function lineId(value: unknown): string | null {
	const id = child(value, 'id');
	return typeof id === 'string' ? id : null;
}

/**
 * The form's box for a path of the content, as a schema or the server names it: `content.gifts.0.count.n` becomes
 * `gifts.<line id>.count`. Without a box of its own an issue belongs to the section it lies in.
 */
export function toFormPath(content: unknown, path: string): string {
	const parts = path.replace(/^content\.?/, '').split('.');
	const found: string[] = [];
	let value: unknown = content;
	for (const part of parts) {
		value = child(value, part);
		found.push(/^\d+$/.test(part) ? (lineId(value) ?? part) : part);
		if (BOXES.has(part)) break;
	}
	return found.join('.');
}
