import type { UnitId } from '../../domain/ids.ts';
import type { Source, WorkPart } from '../../domain/report/data.ts';
import { boardAddress, recordsAddress, targetsAddress } from '../board-address.ts';

/** Where the records behind a figure of a report are shown. */
export function sourceAddress(source: Source, scope: 'block' | UnitId, period: string): string {
	switch (source.kind) {
		case 'records':
			return recordsAddress({ scope, period, by: source.by, side: 'approved' });
		case 'target':
			return `${targetsAddress(scope, period)}#chi-tieu-${source.figure.slice(0, 4)}`;
		case 'conference':
			return `/hoi-nghi/${source.number}`;
		case 'work':
			return workAddress(source.part, period);
		case 'units':
			return boardAddress(scope, { period, by: 'unit' });
	}
}

/** The same in a secretary's own unit, whose records are on this phone. */
export function ownSourceAddress(source: Source, unit: UnitId, period: string): string | null {
	switch (source.kind) {
		case 'records':
			return recordsAddress({ scope: unit, period, by: source.by, side: 'approved' });
		case 'target':
			return `/co-so#chi-tieu-${source.figure.slice(0, 4)}`;
		case 'work':
			return source.part === 'selfRating' ? workAddress(source.part, period) : null;
		default:
			return null;
	}
}

const pages: Readonly<Record<WorkPart, string>> = {
	inspections: '/kiem-tra',
	plan: '/ke-hoach',
	awards: '/khen-thuong',
	pledges: '/cong-trinh',
	selfRating: '/co-so/xep-loai'
};

/** The page of a part of the work, in the year of the period. */
function workAddress(part: WorkPart, period: string): string {
	return period === 'term' ? pages[part] : `${pages[part]}?year=${period.slice(0, 4)}`;
}
