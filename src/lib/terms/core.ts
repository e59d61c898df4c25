import campaigns from '#term/campaigns.json' with { type: 'json' };
import fields from '#term/fields.json' with { type: 'json' };
import goods from '#term/goods.json' with { type: 'json' };
import labels from '#term/labels.json' with { type: 'json' };
import objectives from '#term/objectives.json' with { type: 'json' };
import outcomeTypes from '#term/outcome-types.json' with { type: 'json' };
import identity from '#term/term.json' with { type: 'json' };
import { shipped } from './fault.ts';
import { parseTermCore } from './term.ts';

/** The term without targets and conferences: what the form and the lists need, and no more to load. */
export const shippedCore = shipped(
	'term.json and the lists beside it',
	parseTermCore({ ...identity, ...labels, fields, objectives, campaigns, outcomeTypes, goods })
);
