import { databaseName } from '../domain/database.ts';
import { parseBy } from '../domain/issue.ts';
import { Closing } from '../domain/period/closing.ts';
import { Unit } from '../domain/unit/unit.ts';
import { UnitEvent } from '../domain/unit/unit-event.ts';
import type { Couch } from './couch/couch.ts';
import { leavesInRange } from './leaves-in-range.ts';

const PROGRAMME = databaseName({ kind: 'programme' });

/** The units of the programme. @throws CouchUnavailable */
export async function unitsOf(couch: Couch): Promise<Unit[]> {
	return (await leavesInRange(couch, PROGRAMME, 'unit')).flatMap(([document]) => {
		const unit = parseBy(Unit, document);
		return unit.ok ? [unit.value] : [];
	});
}

/** What became of them. @throws CouchUnavailable */
export async function unitEventsOf(couch: Couch): Promise<UnitEvent[]> {
	return (await leavesInRange(couch, PROGRAMME, 'unit-event')).flatMap(([document]) => {
		const event = parseBy(UnitEvent, document);
		return event.ok ? [event.value] : [];
	});
}

/** The closings and reopenings of periods. @throws CouchUnavailable */
export async function closingsOf(couch: Couch): Promise<Closing[]> {
	return (await leavesInRange(couch, PROGRAMME, 'closing')).flatMap(([document]) => {
		const closing = parseBy(Closing, document);
		return closing.ok ? [closing.value] : [];
	});
}
