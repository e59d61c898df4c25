import units from './2020-2022/demo-units.json' with { type: 'json' };
import { shipped } from './fault.ts';
import { parseUnits } from './units.ts';

/** Sixty plausible units and Đoàn Khối, for the demo only: the real list is the office's. */
export const demoUnits = shipped('2020-2022/demo-units.json', parseUnits(units));
