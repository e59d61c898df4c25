import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { normaliseLogin, type Account } from '../../../../src/lib/server/auth/account.ts';
import { clientAddress } from '../../../../src/lib/server/auth/client-address.ts';
import { credentialsOf } from '../../../../src/lib/server/auth/credentials.ts';
import { fitsPassword, hashPassword } from '../../../../src/lib/server/auth/password.ts';
import { Principals } from '../../../../src/lib/server/auth/principals.ts';
import { TimedCache } from '../../../../src/lib/server/auth/timed-cache.ts';
import { ownUnit, personId } from '../../../fixtures/builders.ts';

function request(headers: Record<string, string>, remoteAddress = ''): IncomingMessage {
	const socket = new Socket();
	Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
	const made = new IncomingMessage(socket);
	Object.assign(made.headers, headers);
	return made;
}

describe('the address that sign-in limits count by', () => {
	test.each([
		['the peer itself', '203.0.113.7', undefined, '203.0.113.7'],
		[
			'the last one a proxy on this machine names',
			'127.0.0.1',
			'6.6.6.6, 203.0.113.7',
			'203.0.113.7'
		],
		['the same behind an IPv6 socket', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
		[
			'the peer, whatever a stranger says of himself',
			'198.51.100.1',
			'203.0.113.7',
			'198.51.100.1'
		],
		['a whole IPv6 network', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
		['a whole short IPv6 network', '2001:db8::1', undefined, '2001:db8:0:0'],
		['the proxy, when it says nothing', '10.0.0.3', '', '10.0.0.3'],
		['nothing, when the socket is gone', '', '203.0.113.7', '']
	])('is %s', (_case, peer, forwarded, expected) => {
		const headers: Record<string, string> = {};
		if (forwarded !== undefined) headers['x-forwarded-for'] = forwarded;
		expect(clientAddress(request(headers, peer))).toBe(expected);
	});
});

describe('credentials', () => {
	const basic = (text: string) => ({
		authorization: `Basic ${Buffer.from(text).toString('base64')}`
	});
	test('of Basic keep every colon of the password', () => {
		expect(credentialsOf(request(basic('an:a:b')), false)).toEqual({
			kind: 'basic',
			login: 'an',
			password: 'a:b'
		});
	});

	test('of another site’s cookie are none', () => {
		expect(credentialsOf(request({ cookie: 'x=1; so-tay2=abc; other' }), false)).toEqual({
			kind: 'none'
		});
		expect(credentialsOf(request({ cookie: 'so-tay=abc' }), true)).toEqual({ kind: 'none' });
		expect(credentialsOf(request({ cookie: 'x=1; so-tay=abc' }), false)).toEqual({
			kind: 'session',
			token: 'abc'
		});
	});

	test.each([
		['Nguyễn.An', 'nguyen.an'],
		[' đạt ', 'dat'],
		['a', null],
		['a b', null],
		['x'.repeat(41), null],
		['a:b', null]
	])('a typed login %j is %j', (typed, login) => {
		expect(normaliseLogin(typed)).toBe(login);
	});
});

test('a password fits in every way of writing its diacritics, and nobody’s fits nothing', async () => {
	const hash = await hashPassword('mật khẩu'.normalize('NFD'));
	expect(hash).toMatch(/^\$argon2id\$/);
	expect(await fitsPassword(hash, 'mật khẩu'.normalize('NFC'))).toBe(true);
	expect(await fitsPassword(hash, 'mat khau')).toBe(false);
	expect(await fitsPassword(null, 'mật khẩu')).toBe(false);
});

describe('a memory with bounds', () => {
	test('forgets what is old, and the longest unused when it is full', () => {
		let now = 0;
		const cache = new TimedCache<number>({ ttlMs: 10, most: 2, clock: () => now });
		cache.set('a', 1);
		cache.set('b', 2);
		expect(cache.get('a')).toBe(1);
		cache.set('c', 3);
		expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
		now = 10;
		expect(cache.get('a')).toBeUndefined();
		expect(cache.size).toBeLessThanOrEqual(2);
	});

	test('does not remember what was read while something was forgotten, nor what is not there', async () => {
		const cache = new TimedCache<string>({ ttlMs: 10, most: 2, clock: () => 0 });
		const read = async () => {
			cache.delete('session');
			return 'ended';
		};
		expect(await cache.readThrough('session', read)).toBe('ended');
		expect(cache.get('session')).toBeUndefined();
		expect(await cache.readThrough('session', async () => null)).toBeNull();
		expect(await cache.readThrough('session', async () => 'new')).toBe('new');
		expect(cache.get('session')).toBe('new');
	});

	test('reads once for all who ask at once, but not for those who ask after a forgetting', async () => {
		const cache = new TimedCache<string>({ ttlMs: 10, most: 2, clock: () => 0 });
		const answers: ((value: string) => void)[] = [];
		const read = () => new Promise<string>((resolve) => answers.push(resolve));
		const before = [cache.readThrough('an', read), cache.readThrough('an', read)];
		cache.delete('an');
		const after = cache.readThrough('an', read);
		expect(answers).toHaveLength(2);
		answers[1]?.('as it is now');
		answers[0]?.('as it was');
		expect(await Promise.all(before)).toEqual(['as it was', 'as it was']);
		expect(await after).toBe('as it is now');
		expect(cache.get('an')).toBe('as it is now');
	});

	test('asks again after a reading that failed', async () => {
		const cache = new TimedCache<string>({ ttlMs: 10, most: 2, clock: () => 0 });
		const away = () => Promise.reject(new Error('away'));
		await expect(cache.readThrough('an', away)).rejects.toThrow('away');
		expect(await cache.readThrough('an', async () => 'here')).toBe('here');
	});
});

describe('those who are in', () => {
	const account = (login: string): Account => ({
		_id: `account:${login}`,
		type: 'account',
		v: 1,
		login: normaliseLogin(login) ?? raise(),
		person: personId(`person-${login}`),
		name: login,
		roles: [{ role: 'member', unit: ownUnit }],
		hash: 'hash',
		disabled: false,
		createdAt: '2021-01-01T00:00:00.000Z'
	});
	const raise = (): never => {
		throw new Error('no login');
	};

	test('are few: the longest unused is sent away', () => {
		const principals = new Principals(2);
		const [one, two] = [
			principals.admit('1', account('an'), null),
			principals.admit('2', account('binh'), null)
		];
		principals.admit('1', account('an'), null);
		principals.admit('3', account('cuong'), null);
		expect([one.signal.aborted, two.signal.aborted]).toEqual([false, true]);
	});

	test('keep one signal while their rights stay, and lose it when they change', () => {
		const principals = new Principals();
		const first = principals.admit('1', account('an'), null);
		expect(principals.admit('1', account('an'), 5).signal).toBe(first.signal);
		const changed = principals.admit('1', { ...account('an'), roles: [] }, null);
		expect(first.signal.aborted).toBe(true);
		expect(changed.signal.aborted).toBe(false);
		principals.admit('1', { ...account('an'), roles: [] }, 5);
		principals.expire(5);
		expect(changed.signal.aborted).toBe(true);
	});
});
