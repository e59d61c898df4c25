import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	CHECK_IN_DAYS,
	isOutOfTime,
	windowAt,
	windowStart
} from '$lib/domain/check-in/check-in.ts';
import { ageOfCode, codeLink, readCode, readCodeLink } from '$lib/domain/check-in/code.ts';
import { NOON } from '../../../fixtures/builders.ts';
import { shownCode } from '../../../fixtures/check-in-builders.ts';

const ORIGIN = 'https://doankhoi.example';
const link = codeLink(ORIGIN, shownCode());
const DAY = 86_400_000;

describe('the organiser’s code', () => {
	test('says what it said, whatever the activity and the place are called', () => {
		expect(readCodeLink(ORIGIN, link)).toEqual({ ok: true, value: shownCode() });
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, place) => {
				const read = readCodeLink(ORIGIN, codeLink(ORIGIN, shownCode({ name, place })));
				expect(read).toMatchObject({ ok: true, value: { window: shownCode().window } });
			})
		);
	});

	test('is a link that a phone’s own camera opens, and stays small with the longest names', () => {
		const name = 'Ễ'.repeat(200);
		const long = codeLink('https://doankhoi.yenbai.gov.vn', shownCode({ name, place: name }));
		expect(new URL(long).pathname).toBe('/diem-danh');
		// 271 bytes are a QR code of 57 squares a side, at the weakest correction.
		expect(long.length).toBeLessThanOrEqual(271);
		const read = readCode(new URL(long).searchParams.get('ma') ?? '');
		expect(read).toMatchObject({ ok: true, value: { name: `${'Ễ'.repeat(19)}…` } });
	});

	test('with any one character changed, or cut off anywhere, is none', () => {
		const body = link.slice(link.indexOf('ma=') + 3);
		fc.assert(
			fc.property(fc.nat({ max: body.length - 1 }), fc.constantFrom(...'aB1._-z'), (at, char) => {
				fc.pre(body[at] !== char);
				expect(readCode(body.slice(0, at) + char + body.slice(at + 1)).ok).toBe(false);
				expect(readCode(body.slice(0, at)).ok).toBe(false);
			})
		);
	});

	test('tells what else was read: another text, another installation, a newer app’s, a spoiled one', () => {
		const fault = (text: string) => readCodeLink(ORIGIN, text);
		expect(fault('DIEMDANH1:NGUYEN-VAN-AN:XY')).toEqual({ ok: false, error: 'notOurs' });
		expect(fault('https://doankhoi.example/hoat-dong')).toEqual({ ok: false, error: 'notOurs' });
		expect(fault('x'.repeat(5000))).toEqual({ ok: false, error: 'notOurs' });
		expect(fault(link.replace('doankhoi', 'khac'))).toEqual({ ok: false, error: 'elsewhere' });
		expect(fault(link.replace('ma=1.', 'ma=2.'))).toEqual({ ok: false, error: 'newer' });
		expect(fault(link.replace('so-tai-chinh', 'so-tu-phap'))).toEqual({
			ok: false,
			error: 'altered'
		});
		expect(fault(`${ORIGIN}/diem-danh?ma=`)).toEqual({ ok: false, error: 'altered' });
	});

	test('is of now, told to be old after ten minutes, and not taken from another half-day', () => {
		const { window } = shownCode();
		const age = (minutes: number) => ageOfCode(window, windowStart(window) + minutes * 60_000);
		expect([age(-5), age(0), age(9)]).toEqual(['now', 'now', 'now']);
		expect([age(11), age(719)]).toEqual(['stale', 'stale']);
		expect([age(721), age(-721)]).toEqual(['old', 'ahead']);
	});
});

test('a check-in is taken for its days, the day of its code counting wholly, and none of a day to come', () => {
	const window = windowAt(NOON);
	expect(isOutOfTime(window, NOON + CHECK_IN_DAYS * DAY)).toBe(false);
	expect(isOutOfTime(window, NOON + (CHECK_IN_DAYS + 1) * DAY)).toBe(true);
	expect(isOutOfTime(window, NOON - 1.9 * DAY)).toBe(false);
	expect(isOutOfTime(window, NOON - 2.1 * DAY)).toBe(true);
});
