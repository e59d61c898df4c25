import * as v from 'valibot';
import { Amount, WholeAmount } from '../amount.ts';
import { When } from '../date.ts';
import { ActivityId, PersonId, UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';

/** A line's id inside its record: stable while it is edited, so that merging knows a changed line from a new one. */
const LineId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,26}$/, 'lineId'));
/** More lines than any real report had; a bound so that one record cannot fill a phone. */
const MOST_LINES = 100;
const MOST_MEMBERS = 2000;

function lines<const S extends v.GenericSchema>(line: S) {
	return v.pipe(v.array(line, 'invalid'), v.maxLength(MOST_LINES, `tooMany|${MOST_LINES}`));
}

function distinct<T>(items: T[]): boolean {
	return new Set(items).size === items.length;
}

/** Công trình thanh niên · phần việc · hoạt động. */
export const Kind = v.picklist(['work', 'task', 'activity'], 'kind');
export type Kind = v.InferOutput<typeof Kind>;

/** Chapters 3.1–3.4 of the programme. */
export const Field = v.pipe(v.string(), v.regex(/^\d{1,2}\.\d{1,2}$/, 'field'));
export type Field = v.InferOutput<typeof Field>;

/** Mục tiêu 1–5. */
export const Objective = v.pipe(
	v.number('objective'),
	v.integer('objective'),
	v.minValue(1, 'objective'),
	v.maxValue(99, 'objective')
);
export type Objective = v.InferOutput<typeof Objective>;

/** The id of a campaign tag: data of the term. */
export const CampaignId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/, 'campaign'));
/**
 * A commune of the term's lists by its official code, five digits; where the State gave a code to another area later,
 * with the year from which it means that one: `04474-2025`.
 */
export const CommuneCode = v.pipe(v.string(), v.regex(/^\d{5}(-\d{4})?$/, 'commune'));

const placeWords = {
	id: LineId,
	words: words(300),
	hamlets: v.pipe(v.array(requiredWords(120)), v.maxLength(30, 'tooMany|30'))
};

/** Where: a commune with its hamlets, a venue, online, or outside the province. `helped`: where the help went, if elsewhere. */
export const Place = v.variant('kind', [
	v.strictObject({
		kind: v.literal('commune'),
		...placeWords,
		code: CommuneCode,
		role: v.nullable(v.picklist(['held', 'helped']))
	}),
	v.strictObject({
		kind: v.literal('venue'),
		...placeWords,
		name: requiredWords(200),
		code: v.nullable(CommuneCode),
		role: v.nullable(v.picklist(['held', 'helped']))
	}),
	v.strictObject({
		kind: v.literal('online'),
		...placeWords,
		role: v.nullable(v.picklist(['held', 'helped']))
	}),
	v.strictObject({
		kind: v.literal('outside'),
		...placeWords,
		name: requiredWords(200),
		role: v.nullable(v.picklist(['held', 'helped']))
	})
]);
export type Place = v.InferOutput<typeof Place>;

/** chủ trì · phối hợp · tham gia · tài trợ · báo cáo viên · nơi đón tiếp · nơi nhận. */
export const BodyRole = v.picklist(
	['lead', 'coOrganiser', 'participant', 'sponsor', 'speaker', 'host', 'receiver'],
	'role'
);
export type BodyRole = v.InferOutput<typeof BodyRole>;

/** A unit of the block (`unit` set) or any other body, by name, with one role; two roles are two lines. */
export const Body = v.strictObject({
	id: LineId,
	name: requiredWords(200),
	unit: v.nullable(UnitId),
	role: BodyRole
});
export type Body = v.InferOutput<typeof Body>;

/** Members on the roster who took part, and counts as told; `attendances` are lượt, workdays are ngày công. */
export const People = v.strictObject({
	members: v.pipe(
		v.array(PersonId),
		v.maxLength(MOST_MEMBERS, `tooMany|${MOST_MEMBERS}`),
		v.check(distinct, 'repeated')
	),
	memberCount: v.nullable(WholeAmount),
	otherCount: v.nullable(WholeAmount),
	attendances: v.nullable(WholeAmount),
	volunteerDays: v.nullable(Amount),
	residentDays: v.nullable(Amount)
});
export type People = v.InferOutput<typeof People>;

export const ReceiverKind = v.picklist(
	['child', 'staffChild', 'household', 'adult', 'member', 'institution'],
	'receiver'
);
export type ReceiverKind = v.InferOutput<typeof ReceiverKind>;

/** Who received, one line a kind, entered and never summed from the gifts: receivers of several lines overlap. Counts, never names. */
export const Receiver = v.strictObject({
	id: LineId,
	kind: ReceiverKind,
	amount: v.nullable(WholeAmount),
	words: words(200)
});
export type Receiver = v.InferOutput<typeof Receiver>;

const lineContext = {
	receiver: v.nullable(ReceiverKind),
	place: v.nullable(LineId),
	source: words(200)
};

/** A gift line: count × unit price, or the line's total; `name` such as "suất học bổng". Money in đồng. */
export const Gift = v.strictObject({
	id: LineId,
	name: words(200),
	count: v.nullable(WholeAmount),
	unitPriceDong: v.nullable(WholeAmount),
	totalDong: v.nullable(WholeAmount),
	...lineContext
});
export type Gift = v.InferOutput<typeof Gift>;

/** Things given: never an outcome of work. */
export const Goods = v.strictObject({
	id: LineId,
	name: requiredWords(200),
	quantity: v.nullable(Amount),
	unit: words(40),
	valueDong: v.nullable(WholeAmount),
	...lineContext
});
export type Goods = v.InferOutput<typeof Goods>;

/** A result of work: its type is data of the term; `khac` with words where no type fits. */
export const Outcome = v.strictObject({
	id: LineId,
	type: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/, 'outcome')),
	amount: v.nullable(Amount),
	unit: words(40),
	phase: v.nullable(v.picklist(['launch', 'handover'], 'phase')),
	place: v.nullable(LineId),
	words: words(300)
});
export type Outcome = v.InferOutput<typeof Outcome>;

/** A part of the money: an amount, "có, không rõ số", or nothing said (null). */
export const Share = v.nullable(
	v.variant('known', [
		v.strictObject({ known: v.literal(true), amount: WholeAmount }),
		v.strictObject({ known: v.literal(false) })
	])
);
export type Share = v.InferOutput<typeof Share>;

/** Value in đồng: `givenDong` is what totals sum; raised is apart; self-funded and mobilised split what was given. */
export const Value = v.strictObject({
	givenDong: v.nullable(WholeAmount),
	raisedDong: v.nullable(WholeAmount),
	selfFunded: Share,
	mobilised: Share,
	words: words(300)
});
export type Value = v.InferOutput<typeof Value>;

/** A study session, with the sub-rates of CT01 it serves: Party, State law, Union education. */
export const Study = v.strictObject({
	rates: v.pipe(v.array(v.picklist(['party', 'state', 'union'])), v.check(distinct, 'repeated')),
	documents: lines(requiredWords(400)),
	/** A topic told by its title, or by its speaker alone. */
	topics: lines(
		v.pipe(
			v.strictObject({ title: words(400), speaker: words(200) }),
			v.forward(
				v.partialCheck(
					[['title'], ['speaker']],
					({ title, speaker }) => (title + speaker).trim() !== '',
					'required'
				),
				['title']
			)
		)
	),
	summoned: v.nullable(WholeAmount),
	present: v.nullable(WholeAmount),
	audience: words(200),
	mode: v.nullable(v.picklist(['inPerson', 'online', 'self'], 'mode'))
});
export type Study = v.InferOutput<typeof Study>;

/** Ties to other records: a roll-up's own total is never added to its children's; a joint event by its code. */
export const Links = v.strictObject({
	parent: v.nullable(ActivityId),
	joint: v.nullable(
		v.strictObject({
			code: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, 'jointCode')),
			lead: v.boolean()
		})
	)
});
export type Links = v.InferOutput<typeof Links>;

/**
 * What a record says, apart from who wrote it and how it travelled. Only `name` and `when` are required (the unit
 * stands on the document); null and empty mean "not said", never zero.
 */
export const ActivityContent = v.strictObject({
	name: requiredWords(300),
	kinds: v.pipe(v.array(Kind), v.check(distinct, 'repeated')),
	field: v.nullable(Field),
	objectives: v.pipe(v.array(Objective), v.check(distinct, 'repeated')),
	campaigns: v.pipe(
		v.array(CampaignId),
		v.maxLength(20, 'tooMany|20'),
		v.check(distinct, 'repeated')
	),
	campaignWords: words(200),
	when: When,
	places: v.pipe(
		lines(Place),
		v.check((places) => distinct(places.map((place) => place.id)), 'repeated')
	),
	bodies: lines(Body),
	people: People,
	receivers: v.pipe(
		lines(Receiver),
		v.check((all) => distinct(all.map((one) => one.kind)), 'repeatedReceiver')
	),
	gifts: lines(Gift),
	goods: lines(Goods),
	outcomes: lines(Outcome),
	value: Value,
	study: v.nullable(Study),
	links: Links,
	result: words(5000)
});
export type ActivityContent = v.InferOutput<typeof ActivityContent>;

/** The fields of a record's content that history and merging speak of. */
export type ContentField = keyof ActivityContent;
export const contentFields = Object.keys(ActivityContent.entries) as ContentField[];

/** A record of which nothing is said yet but its name and when. */
export function emptyContent(name: string, when: When): ActivityContent {
	return {
		name,
		kinds: [],
		field: null,
		objectives: [],
		campaigns: [],
		campaignWords: '',
		when,
		places: [],
		bodies: [],
		people: {
			members: [],
			memberCount: null,
			otherCount: null,
			attendances: null,
			volunteerDays: null,
			residentDays: null
		},
		receivers: [],
		gifts: [],
		goods: [],
		outcomes: [],
		value: { givenDong: null, raisedDong: null, selfFunded: null, mobilised: null, words: '' },
		study: null,
		links: { parent: null, joint: null },
		result: ''
	};
}
