import { databaseName, unitDatabase } from '../../domain/database.ts';
import { Handover } from '../../domain/unit/handover.ts';
import { UnitEvent } from '../../domain/unit/unit-event.ts';
import type { UnitLife } from '../notices.ts';
import type { PersonStore } from '../store/person-store.ts';
import { documentsOf } from './kept-documents.ts';
import { reader } from './read-document.ts';

const PROGRAMME = databaseName({ kind: 'programme' });
const readEvent = reader(UnitEvent);
const readHandover = reader(Handover);

/** What became of units, as the copies on this phone tell it. */
export function unitLife(store: PersonStore): UnitLife {
	return {
		events: () => documentsOf(store, PROGRAMME, 'unit-event', readEvent),
		handovers: (unit) => documentsOf(store, unitDatabase(unit), 'handover', readHandover)
	};
}
