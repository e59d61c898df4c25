import { describe, expect, test } from 'vitest';
import { en } from '../../../src/lib/i18n/en/index.ts';

/** Every area of words, by its name: whatever a file of `vi/` gives that is an object of words. */
const files = import.meta.glob<Record<string, unknown>>('../../../src/lib/i18n/vi/**/*.ts', {
	eager: true
});
const english: Readonly<Record<string, unknown>> = en;

type Words = Readonly<Record<string, unknown>>;
const isWords = (value: unknown): value is Words =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const areas = new Map(
	Object.values(files).flatMap((file) => Object.entries(file).filter(([, words]) => isWords(words)))
);

/** What stands in papers and files of the Union; not in English, whatever the app speaks. */
const PAPERS = [
	/^dataNames\.ownKinds\./,
	/^dossier\.(?!title$|intro$)/,
	/^incidents\.paper\.(?!way$)/,
	/^report\.(lists|number|recipients|union)(\.|$)/
];

/** The paths of all texts, and of functions that make texts: `record.list.more`. */
function paths(words: unknown, path: string): string[] {
	if (!isWords(words)) return [path];
	return Object.entries(words).flatMap(([key, value]) => paths(value, `${path}.${key}`));
}

/** Every text and function of the English words with its path, arrays as their texts. */
function leaves(words: unknown, path: string): [string, unknown][] {
	if (Array.isArray(words) || isWords(words))
		return Object.entries(words).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
	return [[path, words]];
}

/** Letters that English does not have, but for the đ of đồng. */
const VIETNAMESE = /[àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵđ]/iu;
/** What is named in its own language: bodies, campaigns, kinds of units, words to be typed, examples. */
const NAMES =
	/Sổ tay Đoàn Khối|“Đoàn Khối”|(Ban Chấp hành )?Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái|“Vì đàn em thân yêu”|“Khác”|“nghìn”|“triệu”|triệu|tỷ|nghìn|đồng|xã|thị trấn|chi đoàn cơ sở|đoàn cơ sở|Mật, Tối mật or Tuyệt mật|“Họ và tên”|“Ngày sinh”|“Cơ sở Đoàn”|đoàn viên|thanh niên|“\(đã rút tên\)”|Bộ Công an|Sở Y tế|-(NQ|BC)\/ĐTN|Tiếng Việt|“Nộp báo cáo 6 tháng trước 20\/6”/gu;
/** What is written into documents that Vietnamese people read, by whoever uses the app in English. */
const WRITTEN = [
	/^review\.reason\.(kind|phrases)\./,
	/^cards\.print\.card\./,
	/^peopleDesk\.templateSheet$/,
	/^(retire\.answered|retention\.names\.answer)$/,
	/^selfRating\.(records|figure|mine\.start)$/,
	/^move\.reason$/,
	/^report\.section\.ask$/
];

describe('English', () => {
	test('has every area, under its own name, and no other', () => {
		expect(Object.keys(en).sort()).toEqual([...areas.keys()].sort());
	});

	test('says all that Vietnamese says, but what stands in papers', () => {
		const missing = [...areas].flatMap(([name, words]) => {
			const said = new Set(paths(english[name], name));
			return paths(words, name).filter(
				(path) => !said.has(path) && !PAPERS.some((paper) => paper.test(path))
			);
		});
		// What a code has no words for is said in the same way for any code.
		expect(
			missing.filter((path) => !/^(ownData\.file\.keys|officers\.issue)\./.test(path))
		).toEqual([]);
	});

	test('takes as many arguments as Vietnamese wherever it takes any, so that no number is left out', () => {
		const vietnamese = new Map([...areas].flatMap(([name, words]) => leaves(words, name)));
		const differing = Object.entries(english)
			.flatMap(([name, words]) => leaves(words, name))
			.filter(([path, text]) => {
				const other = vietnamese.get(path);
				return typeof text === 'function' && typeof other === 'function'
					? text.length !== other.length
					: typeof text !== typeof other && other !== undefined;
			});
		expect(differing.map(([path]) => path)).toEqual([]);
	});

	test('is written with English letters, but for names', () => {
		const wrong = leaves(en, '').flatMap(([path, text]) => {
			const source = typeof text === 'function' ? String(text) : text;
			if (typeof source !== 'string') return [];
			const at = path.slice(1);
			if (WRITTEN.some((written) => written.test(at))) return [];
			return VIETNAMESE.test(source.replace(NAMES, '')) ? [`${at}: ${source}`] : [];
		});
		expect(wrong).toEqual([]);
	});
});

describe('every Vietnamese area', () => {
	const sources = import.meta.glob<string>('../../../src/lib/i18n/vi/**/*.ts', {
		eager: true,
		query: '?raw',
		import: 'default'
	});

	test('is made by area() under the name it is exported as, and marked as pure', () => {
		const made = Object.values(sources).flatMap((source) =>
			[...source.matchAll(/^export const (\w+) = \/\* @__PURE__ \*\/ area\('(\w+)', \{$/gm)].map(
				([, name, registered]) => {
					expect(registered).toBe(name);
					return name;
				}
			)
		);
		expect(made.sort()).toEqual([...areas.keys()].sort());
	});
});
