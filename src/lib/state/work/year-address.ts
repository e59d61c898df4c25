import type { YearPart } from '../../domain/work/year-ahead.ts';

/** The pages of the committee's year, beside its conferences. */
export const yearAddress: Readonly<Record<YearPart, string>> = {
	plan: '/ke-hoach',
	duties: '/dinh-ky',
	pledges: '/cong-trinh',
	congress: '/dai-hoi',
	inspections: '/kiem-tra',
	ratings: '/xep-loai'
};
