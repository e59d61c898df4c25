import * as v from 'valibot';
import { HandoverAnswer, type AskedHandover } from '../../domain/unit/handover.ts';
import type { AskedUnitChange } from '../../domain/unit/unit-change.ts';
import { UnitDesk, UnitIssue, UnitPreview } from '../../domain/unit/unit-change.ts';
import { UnitEvent } from '../../domain/unit/unit-event.ts';
import type { Result } from '../../domain/result.ts';
import { askPeople, type PeopleFault } from './asking.ts';

const Done = v.object({ issues: v.array(UnitIssue), event: v.optional(UnitEvent) });

/** Hands a unit to its next secretary. Sent again after an answer that was lost, it does nothing twice. */
export function askHandover(asked: AskedHandover): Promise<Result<HandoverAnswer, PeopleFault>> {
	return askPeople('handover', HandoverAnswer, asked);
}

/** Every unit with its people and secretaries, and what became of units. */
export function askUnitDesk(): Promise<Result<UnitDesk, PeopleFault>> {
	return askPeople('unit-desk', UnitDesk);
}

/** What a change of units would come to; nothing is written. */
export function previewUnitChange(
	asked: AskedUnitChange
): Promise<Result<UnitPreview, PeopleFault>> {
	return askPeople('unit-preview', UnitPreview, asked);
}

/** Does it. Sent again after an answer that was lost, it does nothing twice. */
export function changeUnit(
	asked: AskedUnitChange
): Promise<Result<v.InferOutput<typeof Done>, PeopleFault>> {
	return askPeople('unit-change', Done, asked);
}
