import { fold } from '../../domain/text.ts';

/**
 * What people here choose when they may choose anything, and no list from elsewhere has: "mật khẩu", terms of
 * endearment, the Union and the province, keys in a row; each as one types it without marks and blanks.
 */
const VIETNAMESE = [
	'matkhau',
	'matkhaumoi',
	'matkhaucuatoi',
	'khongcomatkhau',
	'khongbiet',
	'khongnho',
	'quenmatkhau',
	'dangnhap',
	'taikhoan',
	'maymoi',
	'dienthoai',
	'xinchao',
	'xinchaocacban',
	'anhyeuem',
	'emyeuanh',
	'yeuem',
	'yeuanh',
	'yeuemnhieu',
	'yeuanhnhieu',
	'anhnhoem',
	'emnhoanh',
	'yeuvo',
	'yeuchong',
	'yeucon',
	'yeubome',
	'boyeume',
	'meyeucon',
	'giadinh',
	'giadinhtoi',
	'hanhphuc',
	'tinhyeu',
	'maimaiyeuem',
	'maimaiyeuanh',
	'motminh',
	'buonqua',
	'conyeume',
	'conyeubo',
	'vietnam',
	'toiyeuvietnam',
	'vietnamvodich',
	'hanoi',
	'saigon',
	'sontinh',
	'yenbai',
	'tinhyenbai',
	'muongthanh',
	'mucangchai',
	'nghialo',
	'vanchan',
	'vanyen',
	'lucyen',
	'tranyen',
	'tramtau',
	'doanvien',
	'doanthanhnien',
	'thanhnien',
	'tuoitre',
	'tinhdoan',
	'tinhdoanyenbai',
	'doankhoi',
	'bithu',
	'bithudoan',
	'phobithu',
	'vanphong',
	'vanphongdoan',
	'sotay',
	'sotaydoan',
	'hochiminh',
	'bacho',
	'dangcongsan',
	'vietnamcongsan',
	'congsan',
	'cachmang',
	'toquoc',
	'quehuong',
	'docrapcham',
	'congchuc',
	'coquan',
	'doanhnghiep',
	'quantri',
	'quantrivien',
	'nguoidung',
	'thuky',
	'lanhdao'
];
/** A word with a number or a sign behind it, or first letters large, is the same word. */
const ENDING = /[^a-z]+$/;
/** Of a word that was left when its ending went: shorter ones say nothing of what was chosen. */
const SHORTEST_WORD = 5;

let known: Promise<ReadonlySet<string>> | null = null;

/** 49,000 of the most common passwords of leaks, as zxcvbn keeps them; read when the first password is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
	known ??= import('@zxcvbn-ts/language-common').then(
		({ dictionary }) => new Set([...dictionary['passwords-common'], ...VIETNAMESE])
	);
	return known;
}

/** Whether a text is one sign again and again, or signs in a row: "11111111", "abcdefgh", "87654321". */
function isRow(text: string): boolean {
	const steps = [...text].slice(1).map((sign, i) => sign.charCodeAt(0) - text.charCodeAt(i));
	return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/**
 * Whether a password is one that a guesser tries first (ASVS 6.2.4, 6.2.12): on the list, with another ending too; a row;
 * or the login or the name of whoever chooses it. It stays on this server: nobody is asked over the network.
 */
export async function isCommonPassword(
	password: string,
	who: { login: string; name: string }
): Promise<boolean> {
	const plain = fold(password).replace(/\s/g, '');
	if (isRow(plain)) return true;
	const word = plain.replace(ENDING, '');
	const own = [who.login, fold(who.name).replace(/\s/g, '')].map((text) =>
		text.replace(ENDING, '')
	);
	if (word !== '' && own.includes(word)) return true;
	const common = await commonPasswords();
	if (common.has(plain) || common.has(password.toLowerCase())) return true;
	return word.length >= SHORTEST_WORD && VIETNAMESE.includes(word);
}
