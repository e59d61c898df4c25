import * as v from 'valibot';
import { ActivityContent } from '../domain/activity/content.ts';
import { UnitId } from '../domain/ids.ts';
import file from '#term/demo-records.json' with { type: 'json' };
import { parseFile, shipped } from './fault.ts';

const DemoRecord = v.strictObject({ record: v.number(), unit: UnitId, content: ActivityContent });

/** Real reports in the record model, as units of the block would have entered them; for the demo only. */
export const demoRecords = shipped('demo-records.json', parseFile(v.array(DemoRecord), file));
