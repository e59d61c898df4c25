import type { FieldIssue } from '../issue.ts';
import { fold } from '../text.ts';

/**
 * "Giới thiệu 170 đoàn viên ưu tú cho Đảng", "kết nạp 119 đảng viên": a figure of Party development, which is
 * sensitive (Decree 356/2025 Art. 4) and belongs to the secretary's private register, never to activity records
 * that a whole unit can read. Studying about the Party, or celebrating it, is an activity and passes.
 */
const PARTY_DEVELOPMENT = [
	/\bgioi thieu\b.{0,60}\b(cho dang|vao dang|voi dang|ket nap dang)\b/,
	/\b(doan vien|quan chung|thanh nien) uu tu\b.{0,60}\b(cho dang|vao dang|ket nap)\b/,
	/\bket nap\b.{0,40}\b(dang vien|vao dang|doan vien uu tu)\b/,
	/\b(duoc|da|moi) ket nap( vao)? dang\b/
];

/** Issues for texts that belong to the Party register; they point to where such things are kept. */
export function partyRegisterIssues(content: {
	name: string;
	result: string;
	campaignWords: string;
}): FieldIssue[] {
	return (['name', 'result', 'campaignWords'] as const)
		.filter((field) => PARTY_DEVELOPMENT.some((pattern) => pattern.test(fold(content[field]))))
		.map((path) => ({ path, code: 'partyRegister' }));
}
