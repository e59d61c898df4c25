import { fold } from '../../domain/text.ts';
import type { Login } from './account.ts';
import { normaliseLogin } from './account.ts';

/** Longer ones leave no room for a number behind them. */
const LONGEST = 32;

/** "Nguyễn Thị Thu Hà" signs in as "hantt", the next of that kind as "hantt2". What is given out is added to `taken`. */
export function newLogin(name: string, taken: Set<string>): Login {
	const words = fold(name)
		.replace(/[^a-z0-9 ]/g, '')
		.split(' ')
		.filter((word) => word !== '');
	const given = words.at(-1) ?? 'nguoi';
	const others = words.slice(0, -1).map((word) => word.charAt(0));
	const base = (given + others.join('')).slice(0, LONGEST);
	for (let n = base.length < 2 ? 2 : 1; ; n++) {
		const login = normaliseLogin(n === 1 ? base : `${base}${n}`);
		if (login === null) throw new Error('no login can be made of a name');
		if (taken.has(login)) continue;
		taken.add(login);
		return login;
	}
}
