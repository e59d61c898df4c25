import units from '#term/demo-units.json' with { type: 'json' };
import { shipped } from './fault.ts';
import { parseUnits } from './units.ts';

/** Sixty plausible units and Đoàn Khối, for the demo only: the real list is the office's. */
export const demoUnits = shipped('demo-units.json', parseUnits(units));
