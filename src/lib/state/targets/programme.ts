/** The targets of the term and how they are counted: loaded with the pages that show them. */
export async function loadProgramme() {
	const [{ shippedTerm }, { countedTerm }] = await Promise.all([
		import('../../terms/index.ts'),
		import('../../terms/target-rules.ts')
	]);
	return { ...shippedTerm, ...countedTerm(shippedTerm) };
}

export type Programme = Awaited<ReturnType<typeof loadProgramme>>;
