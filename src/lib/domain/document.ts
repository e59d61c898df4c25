import * as v from 'valibot';
import { ACTIVITY_VERSION, parseActivity, type Activity } from './activity/activity.ts';
import { Decision } from './activity/decision.ts';
import { CheckIn } from './check-in/check-in.ts';
import type { FieldIssue } from './issue.ts';
import { parseBy } from './issue.ts';
import { NoticeReceipt } from './notice/receipt.ts';
import { parseClosing, Reopening, type Closing } from './period/closing.ts';
import { parsePhoto, type Photo } from './photo/photo.ts';
import { Reminder } from './reminder/reminder.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { Headcount, HEADCOUNT_VERSION } from './unit/headcount.ts';
import { PERSON_VERSION, type Person } from './unit/person.ts';
import { parsePerson } from './unit/person-write.ts';
import { Unit } from './unit/unit.ts';
import { parseWorkEntry, type WorkEntry } from './work/entry.ts';

/** Every document a client may write, by its `type`. */
export type AppDocument =
	| Activity
	| Decision
	| Person
	| Headcount
	| Unit
	| Closing
	| Reopening
	| Reminder
	| NoticeReceipt
	| CheckIn
	| WorkEntry
	| Photo;
export type DocumentType = AppDocument['type'];

/** The newest schema version this code knows, by type. */
export const documentVersions: Record<DocumentType, number> = {
	activity: ACTIVITY_VERSION,
	decision: 1,
	person: PERSON_VERSION,
	headcount: HEADCOUNT_VERSION,
	unit: 1,
	closing: 1,
	reopening: 1,
	reminder: 1,
	noticeReceipt: 1,
	checkIn: 1,
	work: 1,
	photo: 1
};

const Envelope = v.looseObject({
	_id: v.string(),
	type: v.string(),
	v: v.pipe(v.number(), v.integer(), v.minValue(1))
});

/** Why a document is not one of ours: of an unknown type, written by a newer version of the app, or with faults. */
export type DocumentFault =
	| { kind: 'unknownType'; type: string }
	| { kind: 'newerVersion'; type: DocumentType; version: number }
	| { kind: 'invalid'; issues: FieldIssue[] };

function isKnownType(type: string): type is DocumentType {
	return Object.hasOwn(documentVersions, type);
}

/**
 * Parses any document of the user's databases. The one door for both sides: what the phone saves and what the
 * gateway accepts is decided here.
 * @param input a document as it came over the wire or out of the store; underscored fields other than `_id` and `_rev` must have been taken off
 * @param nowMs the caller's clock, for dates that lie too far ahead
 */
export function parseDocument(input: unknown, nowMs: number): Result<AppDocument, DocumentFault> {
	const envelope = v.safeParse(Envelope, input);
	if (!envelope.success)
		return err({ kind: 'invalid', issues: [{ path: '', code: 'notDocument' }] });
	const { type, v: version } = envelope.output;
	if (!isKnownType(type)) return err({ kind: 'unknownType', type });
	if (version > documentVersions[type]) return err({ kind: 'newerVersion', type, version });
	const parsed = parseAs(type, input, nowMs);
	return parsed.ok ? ok(parsed.value) : err({ kind: 'invalid', issues: parsed.error });
}

function parseAs(
	type: DocumentType,
	input: unknown,
	nowMs: number
): Result<AppDocument, FieldIssue[]> {
	switch (type) {
		case 'activity':
			return parseActivity(input, nowMs);
		case 'decision':
			return parseBy(Decision, input);
		case 'person':
			return parsePerson(input, nowMs);
		case 'headcount':
			return parseBy(Headcount, input);
		case 'unit':
			return parseBy(Unit, input);
		case 'closing':
			return parseClosing(input, nowMs);
		case 'reopening':
			return parseBy(Reopening, input);
		case 'reminder':
			return parseBy(Reminder, input);
		case 'noticeReceipt':
			return parseBy(NoticeReceipt, input);
		case 'checkIn':
			return parseBy(CheckIn, input);
		case 'work':
			return parseWorkEntry(input, nowMs);
		case 'photo':
			return parsePhoto(input, nowMs);
	}
}
