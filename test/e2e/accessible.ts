import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What depends on the colours alone. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Fails with every rule of WCAG 2.2 AA and axe's best practices that the screen breaks, and where.
 * @param rules only these, where all have been asked of the same screen already
 */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
	// Evaluated, not added as a script element, which our content security policy would refuse.
	if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(source);
	const only = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } };
	const asked = JSON.stringify({ resultTypes: ['violations'], ...only });
	const results = await page.evaluate<AxeResults>(`axe.run(${asked})`);
	const broken = results.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)
	);
	expect(broken).toEqual([]);
}
