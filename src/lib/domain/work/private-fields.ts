import * as v from 'valibot';
import { Day, dayInVietnam } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';

/** A person stands there by name where no roster has them; with their id they are one person in the whole block. */
const who = { person: v.nullable(PersonId), name: requiredWords(200) };

/** Bí thư, phó bí thư, ủy viên BCH of a unit; bí thư of a chi đoàn below it. */
export const positions = ['secretary', 'deputy', 'member', 'branchSecretary'] as const;
/** Lý luận chính trị: chưa qua, sơ cấp, trung cấp, cao cấp hoặc cử nhân; in rising order. */
export const theoryLevels = ['none', 'primary', 'intermediate', 'advanced'] as const;
/** Chuyên môn: dưới cao đẳng, cao đẳng, đại học, thạc sĩ, tiến sĩ; in rising order. */
export const educationLevels = ['school', 'college', 'university', 'master', 'doctor'] as const;

/** What is kept of an officer of a unit (cán bộ Đoàn). Null: not written down, which is not "no". */
const officerFields = {
	...who,
	position: v.picklist(positions),
	/** The id of the chi đoàn that they lead. */
	chiDoan: v.nullable(v.pipe(v.string('notText'), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'chiDoan'))),
	/** Where an officer of Đoàn Khối itself works. */
	workUnit: v.nullable(UnitId),
	from: v.nullable(Day),
	to: v.nullable(Day),
	theory: v.nullable(v.picklist(theoryLevels)),
	education: v.nullable(v.picklist(educationLevels)),
	partyMember: v.nullable(v.boolean()),
	/** Days on which they were trained for Union work (tập huấn nghiệp vụ). */
	trainedOn: v.pipe(v.array(Day), v.maxLength(40, 'tooMany|40')),
	/** Entered by mistake: kept, and shown no more. */
	removed: v.boolean()
};

/** What is kept of an outstanding member on the way into the Party. No free text: nothing of a file belongs here. */
const partyFields = {
	...who,
	/** Giới thiệu cho Đảng. */
	introducedOn: v.nullable(Day),
	/** Kết nạp. */
	admittedOn: v.nullable(Day),
	/** The number of the decision to admit. */
	number: words(60),
	removed: v.boolean()
};

export const OfficerSaid = v.strictObject({
	person: v.exactOptional(officerFields.person),
	name: v.exactOptional(officerFields.name),
	position: v.exactOptional(officerFields.position),
	chiDoan: v.exactOptional(officerFields.chiDoan),
	workUnit: v.exactOptional(officerFields.workUnit),
	from: v.exactOptional(officerFields.from),
	to: v.exactOptional(officerFields.to),
	theory: v.exactOptional(officerFields.theory),
	education: v.exactOptional(officerFields.education),
	partyMember: v.exactOptional(officerFields.partyMember),
	trainedOn: v.exactOptional(officerFields.trainedOn),
	removed: v.exactOptional(officerFields.removed)
});
export const PartySaid = v.strictObject({
	person: v.exactOptional(partyFields.person),
	name: v.exactOptional(partyFields.name),
	introducedOn: v.exactOptional(partyFields.introducedOn),
	admittedOn: v.exactOptional(partyFields.admittedOn),
	number: v.exactOptional(partyFields.number),
	removed: v.exactOptional(partyFields.removed)
});
export type OfficerFields = Required<v.InferOutput<typeof OfficerSaid>>;
export type PartyFields = Required<v.InferOutput<typeof PartySaid>>;

/**
 * The key of an officer or of a person on the way into the Party: drawn by lot. It stands in ids, and so in the
 * server's books of who wrote and was refused what, which must not tell of whom.
 */
export const PrivateKey = v.pipe(
	v.string(),
	v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'privateKey')
);

/** Whether none of the days lies ahead of when somebody says so: a deed that is still to come is a slip. */
export function saysThePast(days: readonly (string | null | undefined)[], atMs: number): boolean {
	const today = dayInVietnam(atMs);
	return days.every((day) => day === null || day === undefined || day <= today);
}
