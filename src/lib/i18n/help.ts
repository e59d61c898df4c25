/**
 * What a screen is for and how to go about it, in its own words: 3 to 6 short steps, by route. Each audience's words are
 * a chunk of their own, loaded when somebody asks.
 */
export async function helpOf(route: string): Promise<readonly string[] | null> {
	const [, group = ''] = /^\/\((\w+)\)/.exec(route) ?? [];
	const steps = await stepsFor(group);
	return steps[route] ?? null;
}

async function stepsFor(group: string): Promise<Readonly<Record<string, readonly string[]>>> {
	switch (group) {
		case 'public':
			return (await import('./vi/help/public.ts')).publicHelp;
		case 'unit':
			return (await import('./vi/help/unit.ts')).unitHelp;
		case 'office':
			return (await import('./vi/help/office.ts')).officeHelp;
		case 'committee': {
			const [{ committeeHelp }, { boardHelp }] = await Promise.all([
				import('./vi/help/committee.ts'),
				import('./vi/help/board.ts')
			]);
			return { ...committeeHelp, ...boardHelp };
		}
		default:
			return (await import('./vi/help/member.ts')).memberHelp;
	}
}

export { help as words } from './vi/help.ts';
