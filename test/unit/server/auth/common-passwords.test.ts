import { expect, test } from 'vitest';
import { isCommonPassword } from '../../../../src/lib/server/auth/common-passwords.ts';

const who = { login: 'hantt', name: 'Nguyễn Thị Thu Hà' };

test.each([
	...[
		'password',
		'Password',
		'qwertyuiop',
		'1qaz2wsx',
		'12345678',
		'11111111',
		'87654321',
		'abcdefgh'
	],
	...[
		'matkhau',
		'Mật khẩu',
		'matkhau@123',
		'MatKhau2022!',
		'anhyeuem',
		'Anh yêu em 99',
		'yenbai2022'
	],
	...['hantt2022', 'Hantt@1995', 'Nguyễn Thị Thu Hà', 'nguyenthithuha1990']
])('a guesser tries %s first', async (password) => {
	expect(await isCommonPassword(password, who)).toBe(true);
});

test.each([
	...['mưa rừng chè shan', 'bếp lửa tháng ba', 'khoi2022', 'xe máy 4 bánh', 'hantt và con trâu'],
	'T7#pQz!mW2'
])('%s is nobody’s first guess', async (password) => {
	expect(await isCommonPassword(password, who)).toBe(false);
});
