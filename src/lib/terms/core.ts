import campaigns from './2020-2022/campaigns.json' with { type: 'json' };
import fields from './2020-2022/fields.json' with { type: 'json' };
import goods from './2020-2022/goods.json' with { type: 'json' };
import labels from './2020-2022/labels.json' with { type: 'json' };
import objectives from './2020-2022/objectives.json' with { type: 'json' };
import outcomeTypes from './2020-2022/outcome-types.json' with { type: 'json' };
import identity from './2020-2022/term.json' with { type: 'json' };
import { shipped } from './fault.ts';
import { parseTermCore } from './term.ts';

/** Term 2020–2022 without targets and conferences: what the form and the lists need, and no more to load. */
export const termCore2020 = shipped(
	'2020-2022',
	parseTermCore({ ...identity, ...labels, fields, objectives, campaigns, outcomeTypes, goods })
);
