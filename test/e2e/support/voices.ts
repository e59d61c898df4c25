import { expect, type Page } from '@playwright/test';

/** Fails with every text that has Vietnamese letters and would be read to an English reader by an English voice. */
export async function expectVoices(page: Page): Promise<void> {
	const unsaid = () =>
		page.evaluate(() => {
			const texts: string[] = [];
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const node = walker.currentNode;
				const within = node.parentElement?.closest('script, style') ?? null;
				const lang = node.parentElement?.closest<HTMLElement>('[lang]')?.lang;
				const text = node.textContent ?? '';
				if (within === null && lang !== 'vi' && /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/iu.test(text))
					texts.push(text.trim());
			}
			return texts;
		});
	expect(await unsaid()).toEqual([]);
}
