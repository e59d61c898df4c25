import type { ActivityContent, ContentField } from '$lib/domain/activity/content.ts';
import { m } from '$lib/i18n/index.ts';
import type { Fact } from './facts.ts';
import { factsOf } from './facts.ts';
import type { RecordNames } from './names.ts';

/** A label with everything said under it. */
export type FactGroup = { label: string; texts: string[] };
export type FactSection = { title: string; groups: FactGroup[] };

const headings = m.record.headings;
const labels = m.record.facts;

/** The order a reader asks in: when, where, what came of it, who, with whom, for how much. */
const SECTIONS: readonly { title: string; fields: readonly ContentField[] }[] = [
	{ title: headings.main, fields: ['when', 'places', 'kinds'] },
	{ title: headings.results, fields: ['outcomes', 'receivers', 'gifts', 'goods'] },
	{ title: headings.money, fields: ['value'] },
	{ title: headings.people, fields: ['people'] },
	{ title: headings.bodies, fields: ['bodies'] },
	{ title: headings.study, fields: ['study'] },
	{ title: headings.programme, fields: ['objectives', 'campaigns', 'campaignWords', 'field'] },
	{ title: headings.links, fields: ['links'] }
];

function grouped(facts: readonly Fact[]): FactGroup[] {
	const groups = new Map<string, string[]>();
	for (const { label, text } of facts) groups.set(label, [...(groups.get(label) ?? []), text]);
	return [...groups].map(([label, texts]) => ({ label, texts }));
}

/** What a reader looks for and must be told is not there: null is not zero. */
function unsaid(content: ActivityContent): { [field in ContentField]?: Fact[] } {
	const nothing = m.record.said.nothing;
	const { value, people, places } = content;
	const told = (key: string, label: string): Fact => ({ key, label, text: nothing });
	const given = content.gifts.length + content.goods.length + content.receivers.length > 0;
	const money = value.givenDong === null && given ? [told('value.given', labels.given)] : [];
	const split = value.givenDong !== null || value.selfFunded !== null || value.mobilised !== null;
	const shares = (['selfFunded', 'mobilised'] as const)
		.filter((share) => split && value[share] === null)
		.map((share) => told(`value.${share}`, labels[share]));
	return {
		places: places.length === 0 ? [told('places', labels.where)] : [],
		people: Object.values(people).every(
			(one) => one === null || (Array.isArray(one) && one.length === 0)
		)
			? [told('people.members', labels.members)]
			: [],
		value: [...money, ...shares]
	};
}

/** A record's facts in sections, everything said and nothing more; what a reader looks for in vain reads "Chưa ghi". */
export function factSections(content: ActivityContent, names: RecordNames): FactSection[] {
	const missing = unsaid(content);
	return SECTIONS.map(({ title, fields }) => ({
		title,
		groups: grouped(
			fields.flatMap((field) => [...factsOf(field, content, names), ...(missing[field] ?? [])])
		)
	})).filter(({ groups }) => groups.length > 0);
}
