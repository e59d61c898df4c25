/** Something in a free text that had better not stand there; it warns, and the text may be saved all the same. */
export type TextHint = {
	kind: 'childName' | 'idNumber' | 'phoneNumber' | 'informer' | 'secretMark';
	found: string;
};

const NAME = String.raw`(?:\p{Lu}\p{L}*\.?)(?:\s+\p{Lu}\p{L}*\.?){0,4}`;
/** "em Giàng A P.", "cháu Pao", "học sinh Nguyễn Văn A"; one word after "học sinh" is more often a school or a place. */
const CHILD = new RegExp(
	String.raw`(?<!\p{L})(?:em|cháu|bé|(?:học sinh|thiếu nhi|trẻ)(?=\s+\p{Lu}\p{L}*\.?\s+\p{Lu}))\s+(${NAME})`,
	'gu'
);
/** Words that begin a place, a school or a body and not a child's name. */
const NOT_NAMES =
	/^(Trường|Xã|Huyện|Thị|Thành|Tỉnh|Bản|Thôn|Làng|Tiểu|Trung|Mầm|Mẫu|THCS|THPT|TH|PTDTBT|PTDTNT|Lớp|Khối|Việt|Yên Bái|Đoàn|Đội|Liên|Chi|Mù Căng|Mù Cang|Trạm Tấu|Văn Chấn|Văn Yên|Lục Yên|Trấn Yên|Yên Bình|Nghĩa Lộ)(?!\p{L})/u;
const ID =
	/(?<!\d)0\d{11}(?!\d)|(?:CCCD|CMND|CMT|căn cước|chứng minh)[^\d]{0,20}(\d[\d ]{7,14}\d)/giu;
const PHONE = /(?<!\d)(?:\+?84[\s.-]?|0)[35789]\d(?:[\s.-]?\d){7}(?!\d)/gu;

/** Whoever told the police of a crime stays unnamed (mục tiêu 3): "tin tố giác của ông Giàng A Páo", "anh Bình báo tin". */
const TOLD = '(?:tố giác|tố cáo|báo tin|tin báo)';
const ADULT = '(?:ông|bà|anh|chị)';
const INFORMER = new RegExp(
	String.raw`(?<!\p{L})(?:${TOLD}(?:\s+\p{Ll}+){0,4}\s+(?:của|do|từ)\s+${ADULT}\s+${NAME}|${ADULT}\s+${NAME}\s+(?:đã\s+)?${TOLD}(?!\p{L}))`,
	'gu'
);
/** What a paper carries that may not be kept here (Law 117/2025 Art. 5.2). */
const SECRET =
	/(?<!\p{L})(?:tối mật|tuyệt mật|(?:dấu|độ|văn bản|tài liệu|công văn)\s+mật)(?!\p{L})/giu;

function all(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(([found]) => found.trim());
}

/** Looks in a text for names of children and of informers, numbers of papers and telephones, and marks of secrecy. */
export function textHints(text: string): TextHint[] {
	const plain = text.normalize('NFC');
	const children = [...plain.matchAll(CHILD)].filter(([, name = '']) => !NOT_NAMES.test(name));
	const ids = all(plain, ID);
	return [
		...children.map(([found]) => ({ kind: 'childName' as const, found: found.trim() })),
		...ids.map((found) => ({ kind: 'idNumber' as const, found })),
		...all(plain, PHONE)
			.filter((found) => !ids.some((id) => id.includes(found)))
			.map((found) => ({ kind: 'phoneNumber' as const, found })),
		...all(plain, INFORMER).map((found) => ({ kind: 'informer' as const, found })),
		...all(plain, SECRET).map((found) => ({ kind: 'secretMark' as const, found }))
	];
}
