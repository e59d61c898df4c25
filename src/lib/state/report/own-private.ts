import type { Device } from '../../data/device.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { officersIn, partyIn } from '../../domain/private/officers.ts';
import type { PrivateTotals } from '../../domain/private/private-document.ts';
import { privateTotalsId } from '../../domain/private/private-document.ts';
import { privateFigures } from '../../domain/private/private-figures.ts';
import { spanOf } from '../../domain/targets/units-due.ts';
import type { TargetChapter } from '../../domain/targets/view.ts';
import { periodsOfTerm } from '../../domain/totals/board-view.ts';
import { countRecord } from '../../domain/totals/record.ts';
import { otherView } from '../targets/other-views.ts';
import type { Programme } from '../targets/programme.ts';
import { yearsOfTerm } from '../term-year.ts';

export type OwnPrivateDevice = Pick<Device, 'work' | 'unitRecords'>;

/** Whose figures, of what period, on which day. */
type Asked = { unit: UnitId; period: string; today: string };

/**
 * CT05–CT09 of a unit, counted on its secretary's phone from what is private to the unit, by the rules by which the
 * server counts them. Of training it knows what the officers' own entries tell and the unit's records, not what others wrote.
 */
export async function ownPrivateChapter(
	device: OwnPrivateDevice,
	programme: Programme,
	{ unit, period, today }: Asked
): Promise<TargetChapter> {
	const [log, records] = await Promise.all([device.work(unit), device.unitRecords(unit)]);
	const entries = await log.entries(programme.id);
	const own = { unit, officers: officersIn(entries), party: partyIn(entries) };
	const trained = records.flatMap(({ activity, decisions, conflicted }) => {
		const { approved } = countRecord(activity, decisions, programme, conflicted);
		return approved?.campaigns.includes(programme.trainingTag ?? '') === true ? [approved] : [];
	});
	const counted = periodsOfTerm(programme).map((of): [string, PrivateTotals] => {
		const named = trained.filter(({ year }) => year === of).flatMap(({ members }) => members);
		const figures = privateFigures([own], {
			term: programme,
			period: of,
			today,
			rules: programme.privateRules,
			namedInTraining: new Set<PersonId>(named)
		});
		const { end } = spanOf(programme, of);
		const day = today < end ? today : end;
		return [of, { ...document(of, day), block: figures, units: { [unit]: figures } }];
	});
	const about = {
		programme,
		scope: unit,
		period: period.slice(0, 4),
		years: yearsOfTerm(programme),
		private: new Map(counted),
		entries: null,
		units: [],
		today
	};
	const others = programme.targets.flatMap((target) => otherView(target, about) ?? []);
	return { field: null, targets: [], others };
}

function document(period: string, day: string) {
	const at = `${day}T00:00:00.000Z`;
	return { _id: privateTotalsId(period), type: 'privateTargets', v: 1, period, at, day } as const;
}
