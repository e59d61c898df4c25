import { JointEvent, jointEventId } from '../../domain/activity/joint-event.ts';
import { databaseName } from '../../domain/database.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Parts } from '../parts.ts';

/** A joint event as the server last told this phone; null when it knows none of this code. */
export async function readJointEvent(parts: Parts, code: string): Promise<JointEvent | null> {
	const programme = (await parts.databases()).get(databaseName({ kind: 'programme' }));
	const parsed = parseBy(JointEvent, await programme.get(jointEventId(code)));
	return parsed.ok ? parsed.value : null;
}
