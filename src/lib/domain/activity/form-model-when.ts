import type { When } from '../date.ts';
import { isDay } from '../date.ts';
import type { FieldIssue } from '../issue.ts';
import { tidy } from '../text.ts';
import type { DateForm, WhenForm } from './form-model.ts';
import { emptyDate, emptyForm } from './form-model.ts';

/** A typed number of one or two digits, or of a year: "07", "7". Null when it is none. */
function digits(text: string, longest: 2 | 4): number | null {
	const plain = text.trim();
	return /^\d+$/.test(plain) && plain.length <= longest ? Number(plain) : null;
}

const two = (n: number) => String(n).padStart(2, '0');

export function isBlankDate({ day, month, year }: DateForm): boolean {
	return [day, month, year].every((part) => part.trim() === '');
}

/** "21" for 2021 is not guessed: a year has four digits. */
function yearOf(text: string, path: string, issues: FieldIssue[]): number | null {
	const year = digits(text, 4);
	if (text.trim() === '') issues.push({ path, code: 'yearMissing' });
	else if (year === null || text.trim().length < 4) issues.push({ path, code: 'yearShort' });
	else return year;
	return null;
}

function dayOf(form: DateForm, path: string, issues: FieldIssue[]): string | null {
	const day = digits(form.day, 2);
	const month = digits(form.month, 2);
	if (day === null || month === null) {
		issues.push({ path, code: isBlankDate(form) ? 'dateMissing' : 'notDay' });
		return null;
	}
	const year = yearOf(form.year, path, issues);
	if (year === null) return null;
	const said = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
	if (isDay(said)) return said;
	issues.push({ path, code: 'notDay' });
	return null;
}

function monthOf(form: DateForm, path: string, issues: FieldIssue[]): string | null {
	const month = digits(form.month, 2);
	if (month === null || month < 1 || month > 12) {
		issues.push({ path, code: form.month.trim() === '' ? 'monthMissing' : 'notMonth' });
		return null;
	}
	const year = yearOf(form.year, path, issues);
	return year === null ? null : `${String(year).padStart(4, '0')}-${two(month)}`;
}

function spanOf(form: WhenForm, precision: 'day' | 'month', issues: FieldIssue[]): When | null {
	const read = precision === 'day' ? dayOf : monthOf;
	const blankEnd =
		precision === 'day' ? isBlankDate(form.end) : isBlankDate({ ...form.end, day: '' });
	const start = read(form.start, 'when.start', issues);
	const end = blankEnd ? null : read(form.end, 'when.end', issues);
	if (start === null || (!blankEnd && end === null)) return null;
	return { precision, start, end, words: tidy(form.words) };
}

/** The time a form says; null with issues at its boxes where it says none. */
export function whenFromForm(form: WhenForm, issues: FieldIssue[]): When | null {
	const words = tidy(form.words);
	switch (form.precision) {
		case '':
			issues.push({ path: 'when', code: 'whenMissing' });
			return null;
		case 'day':
		case 'month':
			return spanOf(form, form.precision, issues);
		case 'season': {
			if (form.season === '') issues.push({ path: 'when.season', code: 'seasonMissing' });
			const year = yearOf(form.year, 'when.year', issues);
			return form.season === '' || year === null
				? null
				: { precision: 'season', season: form.season, year, words };
		}
		case 'year': {
			const year = yearOf(form.year, 'when.year', issues);
			return year === null ? null : { precision: 'year', year, words };
		}
		case 'unknown':
			return { precision: 'unknown', words };
	}
}

/** A day `YYYY-MM-DD` or a month `YYYY-MM` in boxes, without leading zeros; nothing for null. */
export function dateForm(iso: string | null): DateForm {
	if (iso === null) return emptyDate;
	const [year = '', month = '', day = ''] = iso.split('-');
	return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** The boxes that say a time. */
export function formFromWhen(when: When): WhenForm {
	const blank = emptyForm().when;
	const { precision, words } = when;
	switch (precision) {
		case 'day':
		case 'month':
			return { ...blank, precision, start: dateForm(when.start), end: dateForm(when.end), words };
		case 'season':
			return { ...blank, precision, season: when.season, year: String(when.year), words };
		case 'year':
			return { ...blank, precision, year: String(when.year), words };
		case 'unknown':
			return { ...blank, precision, words };
	}
}
