import { dayInVietnam } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { TwinnedList } from '../../domain/import/twinned-list.ts';
import { readTwinned } from '../../domain/import/twinned-list.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { fold, tidy } from '../../domain/text.ts';
import { AskedUnitChange } from '../../domain/unit/unit-change.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { Communes } from '../form/lists.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';

const ID_BYTES = 16;

/** The twinned communes of many units, as one list. */
export class TwinnedForm {
	text = $state('');
	day = $state('');
	why = $state('');
	readonly #id: string;

	constructor(nowMs: number) {
		this.#id = ulid(nowMs, crypto.getRandomValues(new Uint8Array(ID_BYTES)));
		this.day = textOfDay(dayInVietnam(nowMs));
	}

	/** What the list comes to as it is typed now. */
	read(units: readonly Unit[], communes: Communes): TwinnedList {
		const day = dayFromText(this.day) ?? dayInVietnam(Date.now());
		return readTwinned(this.text, units, (name) => communesNamed(communes, name, day));
	}

	/** What is asked of the server, or what is missing. */
	asked(list: TwinnedList): Result<AskedUnitChange, FieldIssue[]> {
		const day = dayFromText(this.day);
		if (day === null) return err([{ path: 'day', code: 'notDay' }]);
		const units = list.lines.map(({ unit, twinnedCommunes }) => ({ unit, twinnedCommunes }));
		const common = { id: this.#id, day, why: tidy(this.why) };
		return parseBy(AskedUnitChange, { ...common, kind: 'twinned', units });
	}
}

const plain = (text: string) =>
	fold(text).replace(/^(xa|phuong|thi tran|huyen|thi xa|thanh pho) /, '');

/** The communes of a day that a name means: "Nậm Khắt", "Xã Nậm Khắt", "Minh Quân, Trấn Yên". */
function communesNamed(communes: Communes, text: string, day: string): string[] {
	const [name = '', district = ''] = text.split(',').map(tidy);
	const wanted = plain(name);
	const named = communes.communesIn({ start: day, end: day }).filter((commune) => {
		const names = [commune.name, ...commune.aliases].map(plain);
		if (!names.includes(wanted)) return false;
		const there = communes.districtOf(commune.code)?.name ?? '';
		return district === '' || plain(there) === plain(district);
	});
	// "Minh Quán" and "Minh Quân" are two: whoever writes the marks means one of them.
	const exact = named.filter((commune) => name.toLowerCase().endsWith(commune.name.toLowerCase()));
	return (exact.length > 0 ? exact : named).map(({ code }) => code);
}
