import type { ActivityContent, ContentField, Study } from '$lib/domain/activity/content.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import { amountText, moneyText, shareText } from './amounts.ts';
import {
	giftLine,
	goodsLine,
	membersLine,
	outcomeLine,
	placeLine,
	receiverLine
} from './fact-lines.ts';
import type { RecordNames } from './names.ts';

/** One thing a record says. `key` is the same in every version of the record, so that versions can be compared. */
export type Fact = { key: string; label: string; text: string };

type Teller = (content: ActivityContent, names: RecordNames) => Fact[];

const labels = m.record.facts;
const units = later.amounts.units;

function fact(key: string, label: string, text: string | null): Fact[] {
	return text === null || text === '' ? [] : [{ key, label, text }];
}

function studyFacts(study: Study | null, names: RecordNames): Fact[] {
	if (study === null) return [];
	const list = (key: string, label: string, texts: readonly string[]): Fact[] =>
		texts.map((text, i) => ({ key: `${key}.${i}`, label, text }));
	const topics = study.topics.map(({ title, speaker }) =>
		speaker === '' ? title : m.record.said.speaker(title, speaker)
	);
	return [
		...fact('study.rates', labels.rates, study.rates.map(names.studyPart).join('; ')),
		...list('study.documents', labels.documents, study.documents),
		...list('study.topics', labels.topics, topics),
		...fact('study.summoned', labels.summoned, amountText(study.summoned, units.people)),
		...fact('study.present', labels.present, amountText(study.present, units.people)),
		...fact('study.audience', labels.audience, study.audience),
		...fact('study.mode', labels.mode, study.mode === null ? null : m.record.mode[study.mode])
	];
}

function linkFacts({ links }: ActivityContent, names: RecordNames): Fact[] {
	const parent =
		links.parent === null ? null : (names.record(links.parent) ?? m.record.said.unknownParent);
	const joint =
		links.joint === null ? null : m.record.said.joint(links.joint.code, links.joint.lead);
	return [
		...fact('links.parent', labels.parent, parent),
		...fact('links.joint', labels.joint, joint)
	];
}

function peopleFacts(content: ActivityContent, names: RecordNames): Fact[] {
	const { people } = content;
	const members = people.members.length === 0 ? null : membersLine(content, names);
	return [
		...fact('people.members', labels.members, members),
		...fact('people.memberCount', labels.memberCount, amountText(people.memberCount, units.people)),
		...fact('people.otherCount', labels.otherCount, amountText(people.otherCount, units.people)),
		...fact(
			'people.attendances',
			labels.attendances,
			amountText(people.attendances, units.attendances)
		),
		...fact(
			'people.volunteerDays',
			labels.volunteerDays,
			amountText(people.volunteerDays, units.workdays)
		),
		...fact(
			'people.residentDays',
			labels.residentDays,
			amountText(people.residentDays, units.workdays)
		)
	];
}

function valueFacts({ value }: ActivityContent): Fact[] {
	return [
		...fact('value.given', labels.given, moneyText(value.givenDong)),
		...fact('value.raised', labels.raised, moneyText(value.raisedDong)),
		...fact('value.selfFunded', labels.selfFunded, shareText(value.selfFunded)),
		...fact('value.mobilised', labels.mobilised, shareText(value.mobilised)),
		...fact('value.words', labels.moneyWords, value.words)
	];
}

function lines<T extends { id: string }>(
	field: string,
	items: readonly T[],
	tell: (item: T) => { label: string; text: string }
): Fact[] {
	return items.map((item) => ({ key: `${field}.${item.id}`, ...tell(item) }));
}

/** What each field of a record's content says, in words; a field of which nothing was said gives nothing. */
const tellers: Record<ContentField, Teller> = {
	name: ({ name }) => fact('name', labels.name, name),
	when: ({ when }) => fact('when', labels.when, m.time.whenFull(when)),
	places: ({ places }, names) =>
		lines('places', places, (place) => ({ label: labels.where, text: placeLine(place, names) })),
	kinds: ({ kinds }) =>
		fact('kinds', labels.kinds, kinds.map((kind) => m.record.kind[kind]).join(', ')),
	field: ({ field }, names) =>
		fact(
			'field',
			labels.field,
			field === null ? null : m.record.said.field(field, names.field(field))
		),
	objectives: ({ objectives }, names) =>
		fact(
			'objectives',
			labels.objectives,
			objectives.map((one) => m.record.said.objective(one, names.objective(one))).join('; ')
		),
	campaigns: ({ campaigns }, names) =>
		fact('campaigns', labels.campaigns, campaigns.map(names.campaign).join('; ')),
	campaignWords: ({ campaignWords }) => fact('campaignWords', labels.campaignWords, campaignWords),
	bodies: ({ bodies }, names) =>
		lines('bodies', bodies, ({ role, name }) => ({ label: names.bodyRole(role), text: name })),
	people: peopleFacts,
	receivers: ({ receivers }, names) =>
		lines('receivers', receivers, (one) => ({
			label: labels.receivers,
			text: receiverLine(one, names)
		})),
	gifts: (content, names) =>
		lines('gifts', content.gifts, (one) => ({
			label: labels.gifts,
			text: giftLine(one, content, names)
		})),
	goods: (content, names) =>
		lines('goods', content.goods, (one) => ({
			label: labels.goods,
			text: goodsLine(one, content, names)
		})),
	outcomes: (content, names) =>
		lines('outcomes', content.outcomes, (one) => ({
			label: names.outcome(one.type),
			text: outcomeLine(one, content, names)
		})),
	value: valueFacts,
	study: ({ study }, names) => studyFacts(study, names),
	links: linkFacts,
	result: ({ result }) => fact('result', labels.result, result)
};

/** What one field says. */
export function factsOf(field: ContentField, content: ActivityContent, names: RecordNames): Fact[] {
	return tellers[field](content, names);
}
