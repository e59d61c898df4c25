import { databaseName } from '../../domain/database.ts';
import { UnitEvent } from '../../domain/unit/unit-event.ts';
import type { PersonStore } from '../store/person-store.ts';
import { documentsOf } from './kept-documents.ts';
import { reader } from './read-document.ts';

const readEvent = reader(UnitEvent);

/** What became of units, as the programme on this phone tells it. */
export function unitEventsOn(store: PersonStore): Promise<UnitEvent[]> {
	return documentsOf(store, databaseName({ kind: 'programme' }), 'unit-event', readEvent);
}
