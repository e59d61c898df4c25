import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Where a reverse proxy stands: the same machine, or a container network. */
const nearby = new BlockList();
nearby.addSubnet('127.0.0.0', 8);
nearby.addSubnet('10.0.0.0', 8);
nearby.addSubnet('172.16.0.0', 12);
nearby.addSubnet('192.168.0.0', 16);
nearby.addSubnet('::1', 128, 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');

function plain(address: string): string {
	return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** One household or office has a whole /64, so an IPv6 client is its first four groups. */
function network(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = '', tail = ''] = address.split('::');
	const groups = head.split(':').filter((group) => group !== '');
	if (address.includes('::')) {
		const rest = tail.split(':').filter((group) => group !== '');
		while (groups.length + rest.length < 8) groups.push('0');
		groups.push(...rest);
	}
	return groups.slice(0, 4).join(':');
}

/**
 * The address sign-in limits count by. The last entry of `X-Forwarded-For` is believed only from a near machine,
 * which is where the proxy that ends TLS stands; it is never logged.
 */
export function clientAddress(request: IncomingMessage): string {
	const peer = plain(request.socket.remoteAddress ?? '');
	const forwarded = request.headers['x-forwarded-for'];
	const isNear = peer !== '' && nearby.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4');
	if (!isNear || forwarded === undefined) return network(peer);
	const last = [forwarded].flat().join(',').split(',').at(-1)?.trim() ?? '';
	return network(plain(last === '' ? peer : last));
}
