import * as v from 'valibot';
import { crc32, fromBase64, toBase64 } from '../handover/bytes.ts';
import { ActivityId, UnitId } from '../ids.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { Mark, Window, windowStart } from './check-in.ts';

/*
 * The organiser's code: a link, so that a phone's own camera opens the app with it. What is behind "ma=" are seven parts
 * between dots: version, record, unit, which code, mark, what is shown to people, check.
 */

/** The page of the app that a code opens. */
export const CHECK_IN_PATH = '/diem-danh';
const VERSION = '1';
const PARTS = 7;
/** In bytes: each makes the squares of the code smaller, and it is read by fifty people in a row. */
const LONGEST_NAME = 60;
const LONGEST_PLACE = 40;
const LONGEST_TEXT = 1000;
const HOUR_MS = 3_600_000;
/** Of another half-day a code is not of now, whichever of the two clocks is wrong. */
const SAME_TIME_MS = 12 * HOUR_MS;
/** From when on a member is told how old the code is: it may be a photo. */
const STALE_MS = 10 * 60_000;

/** What a code says. `name` and `place` are for the eye, cut to what fits. */
export type ShownCode = {
	activity: ActivityId;
	unit: UnitId;
	window: number;
	mark: string;
	name: string;
	place: string;
};

/** Why a text is no code to check in by. `altered`: characters are missing or others. */
export type CodeFault = 'notOurs' | 'elsewhere' | 'altered' | 'newer';

/** What lies between the clock of the phone that reads and the time of a code. */
export type CodeAge = 'now' | 'stale' | 'old' | 'ahead';

function bytesOf(text: string): number[] {
	const bytes: number[] = [];
	const escaped = encodeURIComponent(text);
	for (let at = 0; at < escaped.length; at++)
		if (escaped[at] === '%') {
			bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
			at += 2;
		} else bytes.push(escaped.charCodeAt(at));
	return bytes;
}

function textOf(bytes: Uint8Array): string | null {
	try {
		return decodeURIComponent(
			Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
		);
	} catch {
		return null;
	}
}

/** A text of at most so many bytes, cut between characters, with an ellipsis where it was cut. */
function cut(text: string, most: number): string {
	const composed = text
		.normalize('NFC')
		.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
		.trim();
	if (bytesOf(composed).length <= most) return composed;
	let kept = '';
	for (const char of composed) {
		if (bytesOf(`${kept}${char}…`).length > most) break;
		kept += char;
	}
	return `${kept.trimEnd()}…`;
}

const checkOf = (body: string) => crc32(Uint8Array.from(bytesOf(body))).toString(36);

/** The link that a code shows. @param origin of the app, `https://…` */
export function codeLink(origin: string, code: ShownCode): string {
	const { activity, unit, window, mark } = code;
	const shown = `${cut(code.name, LONGEST_NAME)}\n${cut(code.place, LONGEST_PLACE)}`;
	const body = [
		VERSION,
		activity.slice(activity.indexOf(':') + 1),
		unit,
		window.toString(36),
		mark,
		toBase64(Uint8Array.from(bytesOf(shown)))
	].join('.');
	return `${origin}${CHECK_IN_PATH}?ma=${body}.${checkOf(body)}`;
}

const LINK = /^(https?:\/\/[^/?#\s]+)\/diem-danh\/?\?(?:[^#\s]*&)?ma=([^&#\s]*)/;

/**
 * Reads what a camera saw.
 * @param origin of this app: a code of another installation is none of ours
 */
export function readCodeLink(origin: string, text: string): Result<ShownCode, CodeFault> {
	const [, from, body = ''] = text.length > LONGEST_TEXT ? [] : (LINK.exec(text.trim()) ?? []);
	if (from === undefined) return err('notOurs');
	return from.toLowerCase() === origin.toLowerCase() ? readCode(body) : err('elsewhere');
}

const Read = v.object({ activity: ActivityId, unit: UnitId, window: Window, mark: Mark });

/** Reads what stands behind "ma=". */
export function readCode(text: string): Result<ShownCode, CodeFault> {
	const [version = '', ...parts] = text.split('.');
	if (text.length > LONGEST_TEXT || !/^\d{1,3}$/.test(version)) return err('altered');
	if (version !== VERSION) return err('newer');
	const [key = '', unit = '', window = '', mark = '', shown = '', check = ''] = parts;
	if (parts.length !== PARTS - 1 || check !== checkOf(text.slice(0, text.lastIndexOf('.'))))
		return err('altered');
	const said = { activity: `activity:${key}`, unit, window: Number.parseInt(window, 36), mark };
	const parsed = v.safeParse(Read, said);
	const [name, place] = textOf(fromBase64(shown) ?? new Uint8Array())?.split('\n') ?? [];
	if (!parsed.success || name === undefined || place === undefined) return err('altered');
	return ok({ ...parsed.output, name, place });
}

/** How old a code is for the phone that reads it. */
export function ageOfCode(window: number, nowMs: number): CodeAge {
	const since = nowMs - windowStart(window);
	if (since > SAME_TIME_MS) return 'old';
	if (since < -SAME_TIME_MS) return 'ahead';
	return since > STALE_MS ? 'stale' : 'now';
}
