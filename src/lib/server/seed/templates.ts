import type { Template } from './template.ts';
import { children } from './templates-children.ts';
import { study } from './templates-study.ts';
import { volunteering } from './templates-volunteering.ts';

/** Everything a generated record can be. */
export const templates: readonly Template[] = [...children, ...volunteering, ...study];
