import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { giveUpDenied } from './denied.ts';
import { edited, judge, recordWrite } from './next-version.ts';
import { readRecord } from './read-record.ts';
import { whollyRefused } from './submit.ts';
import { write } from './write.ts';

/** Withdraws a record: a state it takes, never a deletion. What never reached the server is given up instead. */
export async function withdraw(parts: Parts, id: ActivityId): Promise<Result<null, WriteFault>> {
	const record = await readRecord(parts, id);
	if (record === null) return err({ kind: 'gone' });
	if (record.newer) return err({ kind: 'denied', denial: 'newerVersion' });
	if (whollyRefused(record)) {
		await giveUpDenied(parts, id);
		return ok(null);
	}
	const { content } = record.activity;
	const activity = await edited(parts, record, { content, state: 'withdrawn' });
	if (activity === record.activity) return ok(null);
	const fault = judge(parts, activity, [record.activity, ...record.agreeing]);
	if (fault !== null) return err(fault);
	const written = await write(parts, recordWrite({ activity, base: record.document }, null));
	return written.ok ? ok(null) : written;
}
