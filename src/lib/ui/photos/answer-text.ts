import type { Children } from '$lib/domain/photo/photo.ts';
import { later } from '$lib/i18n/later.ts';

/** What was answered about children in a photo. */
export function answerText(children: Children | null): string {
	const words = later.photos;
	if (children === null) return words.unanswered;
	if (children.answer !== 'consent') return words.answered[children.answer];
	const { form, children: count, askedBy, on } = children.consent;
	return words.answered.consent(form, count, askedBy, on);
}
