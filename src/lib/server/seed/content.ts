import type { ActivityContent, Place } from '../../domain/activity/content.ts';
import { emptyContent } from '../../domain/activity/content.ts';
import type { When } from '../../domain/date.ts';
import type { Person } from '../../domain/unit/person.ts';
import { activeOn } from '../../domain/unit/history.ts';
import { communeBook, communePlace } from '../../terms/communes.ts';
import { exact, roundish, told } from './amounts.ts';
import type { SeededUnit } from './block.ts';
import type { SeededRandom } from './random.ts';
import type { Template } from './template.ts';
import { templates } from './templates.ts';

/** First and last year of the term, and its first month. */
const YEARS = [2020, 2021, 2022] as const;
const FIRST_MONTH = '2020-03';

/** What a generated record says, and the day it was done. */
export type SeededContent = { content: ActivityContent; day: string };

const two = (n: number) => String(n).padStart(2, '0');

/** A day in the term on which this kind of activity happens. */
function dayFor(random: SeededRandom, { months, years = YEARS }: Template): string {
	for (;;) {
		const month = months.length > 0 ? random.pick(months) : random.between(1, 12);
		const day = `${random.pick(years)}-${two(month)}-${two(random.between(1, 28))}`;
		if (day >= FIRST_MONTH) return day;
	}
}

/** As precisely as people remember it: nearly always the day, sometimes the days, or the month. */
function whenOf(random: SeededRandom, day: string): When {
	if (random.chance(0.05))
		return { precision: 'month', start: day.slice(0, 7), end: null, words: '' };
	const lastDay = Number(day.slice(8)) + random.between(1, 2);
	const end = random.chance(0.08) && lastDay <= 28 ? `${day.slice(0, 8)}${two(lastDay)}` : null;
	return { precision: 'day', start: day, end, words: '' };
}

function communeFor(random: SeededRandom, template: Template, { unit }: SeededUnit): string | null {
	if (template.place === 'venue' || template.place === 'online') return null;
	const twinned = template.place === 'twinned' && !random.chance(0.1);
	if (twinned && unit.twinnedCommunes.length > 0) return random.pick(unit.twinnedCommunes);
	return random.pick(communeBook.communes).code;
}

const hamlets = [
	'thôn 1',
	'thôn 2',
	'thôn 3',
	'bản Mới',
	'thôn Trung Tâm',
	'bản Lìm Thái',
	'thôn Đồng Tâm'
];

function placesOf(random: SeededRandom, template: Template, code: string | null): Place[] {
	const common = { id: 'p1', words: '', hamlets: [], role: null };
	if (code !== null)
		return [
			{
				...common,
				kind: 'commune',
				code,
				hamlets: random.chance(0.4) ? [random.pick(hamlets)] : []
			}
		];
	if (template.place === 'online') return [{ ...common, kind: 'online' }];
	if (random.chance(0.5)) return [];
	return [{ ...common, kind: 'venue', name: 'Hội trường cơ quan', code: null }];
}

/** What one of a unit's activities says. */
export function seedContent(random: SeededRandom, seeded: SeededUnit): SeededContent {
	const template = random.weighted(templates.map((value) => ({ weight: value.weight, value })));
	const day = dayFor(random, template);
	const code = communeFor(random, template, seeded);
	const commune = code === null ? '' : (communePlace(code)?.split(',')[0] ?? '');
	const name = random
		.pick(template.names)
		.replace(
			'{commune}',
			commune.replace(/^(Xã|Phường)/, (type) => type.toLowerCase())
		)
		.replace('{unit}', seeded.unit.name);
	const roster = seeded.people.filter((person) => activeOn(person, day));
	const [least, most] = template.turnout;
	const turnout = least + random.fraction() * (most - least);
	const people = random.sample(
		roster,
		Math.min(60, Math.max(1, Math.round(roster.length * turnout)))
	);
	const content: ActivityContent = {
		...emptyContent(name, whenOf(random, day)),
		kinds: [...template.kinds],
		field: template.field,
		objectives: [...template.objectives],
		campaigns: [...template.campaigns],
		places: placesOf(random, template, code),
		bodies: bodiesOf(random, seeded, code !== null),
		result: random.pick(template.results)
	};
	fillPeople(random, content, template, people);
	fillGiven(random, content, template);
	fillWork(random, content, template, roster.length, people.length);
	return { content, day };
}

function bodiesOf(
	random: SeededRandom,
	{ unit }: SeededUnit,
	inCommune: boolean
): ActivityContent['bodies'] {
	const lead = { id: 'b1', name: unit.name, unit: unit.id, role: 'lead' as const };
	if (!inCommune || !random.chance(0.5)) return [lead];
	return [lead, { id: 'b2', name: 'Đoàn xã', unit: null, role: 'host' }];
}

function fillPeople(
	random: SeededRandom,
	content: ActivityContent,
	template: Template,
	people: readonly Person[]
): void {
	content.people = {
		...content.people,
		members: people.map(({ id }) => id),
		memberCount: random.chance(0.7) ? exact(people.length) : null,
		otherCount: random.chance(0.3) ? told(random, random.between(2, 30)) : null,
		attendances: random.chance(0.4) ? told(random, people.length + random.between(0, 20)) : null
	};
	if (template.parts.volunteerDays !== true) return;
	const halves = people.length * random.between(1, 3);
	content.people.volunteerDays = told(random, halves / 2);
}

function fillGiven(random: SeededRandom, content: ActivityContent, { parts }: Template): void {
	let givenDong = 0;
	for (const [kind, part] of [
		['child', parts.children],
		['household', parts.households]
	] as const) {
		if (part === undefined) continue;
		const count = roundish(random, part.least, part.most);
		const priceDong = random.pick(part.giftDong);
		const gift = 'gift' in part ? part.gift : 'suất quà';
		givenDong += count * priceDong;
		content.receivers.push({
			id: `r${content.receivers.length + 1}`,
			kind,
			amount: told(random, count),
			words: ''
		});
		content.gifts.push({
			id: `g${content.gifts.length + 1}`,
			name: gift,
			count: exact(count),
			unitPriceDong: exact(priceDong),
			totalDong: null,
			receiver: kind,
			place: content.places[0]?.id ?? null,
			source: ''
		});
	}
	if (givenDong > 0 && random.chance(0.85)) fillValue(random, content, givenDong);
}

function fillValue(random: SeededRandom, content: ActivityContent, givenDong: number): void {
	const moreDong = random.between(0, 6) * 500_000;
	const mobilisedDong = Math.round((givenDong * random.between(0, 8)) / 10 / 100_000) * 100_000;
	content.value = {
		givenDong: told(random, givenDong + moreDong),
		raisedDong: null,
		selfFunded: random.chance(0.3) ? { known: false } : null,
		mobilised: mobilisedDong > 0 ? { known: true, amount: told(random, mobilisedDong) } : null,
		words: ''
	};
}

function fillWork(
	random: SeededRandom,
	content: ActivityContent,
	{ parts }: Template,
	rosterSize: number,
	present: number
): void {
	if (parts.staffChildren === true)
		content.receivers.push({
			id: 'r1',
			kind: 'staffChild',
			amount: told(random, random.between(5, 10 + 2 * rosterSize)),
			words: ''
		});
	for (const [i, { name, unit, least, most }] of (parts.goods ?? []).entries())
		content.goods.push({
			id: `h${i + 1}`,
			name,
			quantity: told(random, roundish(random, least, most)),
			unit,
			valueDong: null,
			receiver: null,
			place: content.places[0]?.id ?? null,
			source: ''
		});
	if (parts.outcome !== undefined) fillOutcome(random, content, parts.outcome);
	if (parts.study !== undefined)
		content.study = {
			rates: [...parts.study],
			documents: [],
			topics: [],
			summoned: exact(rosterSize),
			present: exact(present),
			audience: '',
			mode: content.places[0]?.kind === 'online' ? 'online' : 'inPerson'
		};
}

function fillOutcome(
	random: SeededRandom,
	content: ActivityContent,
	outcome: NonNullable<Template['parts']['outcome']>
): void {
	const n = random.between(outcome.least, outcome.most);
	content.outcomes.push({
		id: 'o1',
		type: outcome.type,
		amount: told(random, outcome.tenths === true ? n / 10 : n),
		unit: outcome.unit,
		phase: null,
		place: content.places[0]?.id ?? null,
		words: ''
	});
}
