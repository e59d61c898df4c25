import type { UnitId } from '../../domain/ids.ts';
import type { Source } from '../../domain/report/data.ts';
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
		default:
			return null;
	}
}
