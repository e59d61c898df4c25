import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with every rule of WCAG 2.2 AA and axe's best practices that the screen breaks, and where. */
export async function expectAccessible(page: Page): Promise<void> {
	// Evaluated, not added as a script element, which our content security policy would refuse.
	await page.evaluate(source);
	const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
	const broken = results.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)
	);
	expect(broken).toEqual([]);
}
