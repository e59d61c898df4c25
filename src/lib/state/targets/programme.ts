/** The targets of the term and how they are counted: loaded with the pages that show them. */
export async function loadProgramme() {
	const [{ term2020 }, { countedTerm }] = await Promise.all([
		import('../../terms/index.ts'),
		import('../../terms/target-rules.ts')
	]);
	return { ...term2020, ...countedTerm(term2020) };
}

export type Programme = Awaited<ReturnType<typeof loadProgramme>>;
