import type { When } from '../../domain/date.ts';
import type { BodyRole, Field, Objective, ReceiverKind } from '$lib/domain/activity/content.ts';
import type { ActivityId, PersonId, UnitId } from '$lib/domain/ids.ts';

/** What codes and ids in a record are called: the term's data and the unit's roster, handed in by the page. */
export type RecordNames = {
	person: (id: PersonId) => string;
	unit: (id: UnitId) => string;
	/** As it was called when the deed was done. */
	unitThen: (id: UnitId, when: When) => string;
	/** "Xã Lao Chải, Huyện Mù Căng Chải". */
	commune: (code: string) => string;
	campaign: (id: string) => string;
	objective: (id: Objective) => string;
	field: (id: Field) => string;
	/** "Thiếu nhi", and what they are counted in: "em". */
	receiver: (kind: ReceiverKind) => { label: string; countedIn: string };
	bodyRole: (role: BodyRole) => string;
	outcome: (type: string) => string;
	studyPart: (part: 'party' | 'state' | 'union') => string;
	/** The name of another record on this phone, or null. */
	record: (id: ActivityId) => string | null;
};
