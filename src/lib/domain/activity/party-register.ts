import type { FieldIssue } from '../issue.ts';
import { fold } from '../text.ts';
import type { ActivityContent } from './content.ts';

/**
 * "Giới thiệu 170 đoàn viên ưu tú cho Đảng", "kết nạp 119 đảng viên": a figure of Party development, which is
 * sensitive (Decree 356/2025 Art. 4) and belongs to the secretary's private register, never to activity records
 * that a whole unit can read. Studying about the Party, or celebrating it, is an activity and passes.
 */
const PARTY_DEVELOPMENT = [
	/\bgioi thieu\b.{0,60}\b(cho dang|vao dang|voi dang|ket nap dang)\b/,
	/\b(doan vien|quan chung|thanh nien) uu tu\b.{0,60}\b(cho dang|vao dang|ket nap)\b/,
	// At most three words between, without a comma: "kết nạp 5 đoàn viên mới, có 2 đảng viên" is no admission to the Party.
	/\bket nap(?: [\w.]+){0,3} (dang vien|vao dang)\b/,
	/\bket nap(?: [\w.]+){0,2} doan vien uu tu\b/,
	/\b(duoc|da|moi) ket nap( vao)? dang\b/
];

type Texts = Pick<ActivityContent, 'name' | 'result' | 'campaignWords' | 'outcomes' | 'value'>;

/** Issues for texts that belong to the Party register; they point to where such things are kept. */
export function partyRegisterIssues(content: Texts): FieldIssue[] {
	const texts = [
		['name', content.name],
		['result', content.result],
		['campaignWords', content.campaignWords],
		['value.words', content.value.words],
		...content.outcomes.map((outcome, i) => [`outcomes.${i}.words`, outcome.words] as const)
	] as const;
	return texts
		.filter(([, text]) => text !== '' && speaksOfPartyDevelopment(fold(text)))
		.map(([path]) => ({ path, code: 'partyRegister' }));
}

function speaksOfPartyDevelopment(folded: string): boolean {
	return PARTY_DEVELOPMENT.some((pattern) => pattern.test(folded));
}
