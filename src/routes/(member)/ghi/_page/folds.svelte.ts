import type { Section } from '$lib/domain/activity/form-model.ts';

/** A section that folds: those of the form model, the photos, and the ties to other records. */
export type FoldName = Exclude<Section, 'blood'> | 'links' | 'photos';

const foldOfField: Record<string, FoldName> = {
	gifts: 'gifts',
	goods: 'goods',
	receivers: 'receivers',
	value: 'money',
	outcomes: 'outcomes',
	study: 'study',
	bodies: 'bodies',
	people: 'people',
	result: 'result',
	campaigns: 'campaigns',
	campaignWords: 'campaigns',
	objectives: 'campaigns',
	kinds: 'campaigns',
	field: 'campaigns',
	links: 'links'
};

/** Which sections stand open on the screen. */
export class Folds {
	readonly open = $state<Record<FoldName, boolean>>({
		gifts: false,
		goods: false,
		receivers: false,
		money: false,
		outcomes: false,
		study: false,
		bodies: false,
		people: false,
		result: false,
		campaigns: false,
		links: false,
		photos: false
	});

	/** Opens the section a path of the form lies in, and returns its name; null for the quick part above. */
	show(path: string): FoldName | null {
		const name = foldOfField[path.split('.')[0] ?? ''] ?? null;
		if (name !== null) this.open[name] = true;
		return name;
	}
}
