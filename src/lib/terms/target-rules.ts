import type { PrivateRules } from '../domain/private/private-figures.ts';
import type { FigureRule, Slot } from '../domain/targets/rules.ts';
import type { ClosingDay } from '../domain/targets/headcount-use.ts';
import type { TermSpan } from '../domain/totals/figures.ts';
import { STUDY } from '../domain/totals/figures.ts';
import type { Target } from './programme.ts';
import type { Term } from './term.ts';

/** What counting needs of a term: its span, its closings and the rules of its figures. */
export type CountedTerm = TermSpan & {
	id: string;
	closings: ClosingDay[];
	rules: FigureRule[];
	/** How CT05–CT09 are counted. */
	privateRules: PrivateRules;
	/** The campaign tag of training for officers (CT09); null in a term that asks for none. */
	trainingTag: string | null;
	/** The targets and figures of which members may be reminded: none of Party stage. */
	remindable: string[];
};

/** What counting needs of a term. */
export function countedTerm({ id, start, end, closings, targets }: Term): CountedTerm {
	return {
		id,
		start,
		end,
		closings: closings.map(({ date, year }) => ({ date, year })),
		rules: figureRules(targets),
		...privateCounting(targets),
		remindable: remindable(targets)
	};
}

/** The targets and figures of which members may be reminded: all but those of Party stage (domain.md, privacy 4). */
export function remindable(targets: readonly Target[]): string[] {
	return targets
		.filter(({ restricted }) => !restricted)
		.flatMap(({ id, figures }) => [...new Set([id, ...figures.map((figure) => figure.id)])]);
}

function privateCounting(
	targets: readonly Target[]
): Pick<CountedTerm, 'privateRules' | 'trainingTag'> {
	const rules = targets.map(({ rule }) => rule);
	const trained = rules.find((rule) => rule.kind === 'officersTrained');
	const members = rules.find((rule) => rule.kind === 'officerPartyMember');
	return {
		privateRules: {
			blockOfficers: members?.includeBlockOfficers ?? false,
			committeeMembers: trained?.includeCommitteeMembers ?? false
		},
		trainingTag: trained?.tag ?? null
	};
}

/** The rules of those figures that are counted from records (CT01, CT10–CT17), in the order of the targets. */
export function figureRules(targets: readonly Target[]): FigureRule[] {
	return targets.flatMap((target) =>
		target.figures.flatMap((figure, i) => ruleOf(target, figure, i) ?? [])
	);
}

function ruleOf(
	{ rule }: Target,
	{ id, counts }: Target['figures'][number],
	i: number
): FigureRule | null {
	switch (rule.kind) {
		case 'studiedAll': {
			// The first figure is of all parts together, the others of one each, in their order.
			const [first, ...others] = i === 0 ? rule.parts : rule.parts.slice(i - 1, i);
			if (first === undefined) return null;
			const slot = (key: string): Slot => ({ dimension: STUDY, key });
			return { id, counts: 'persons', slots: [slot(first), ...others.map(slot)] };
		}
		case 'staffChildrenAt': {
			const key = rule.tags[i];
			return key === undefined
				? null
				: { id, counts: 'staffChildren', slot: { dimension: 'campaign', key } };
		}
		case 'visitedTwinned':
			return {
				id,
				counts: 'units' as const,
				organised: false,
				twinned: true,
				slot: { dimension: 'campaign', key: rule.tag }
			};
		case 'tagged':
			return { id, counts: 'persons', slots: [{ dimension: 'campaign', key: rule.tag }] };
		case 'objective': {
			const slot = { dimension: 'objective', key: String(rule.objective) } as const;
			return counts === 'units'
				? { id, counts, slot, organised: rule.unitRoles.length > 0, twinned: false }
				: { id, counts: 'persons', slots: [slot] };
		}
		default:
			return null;
	}
}
