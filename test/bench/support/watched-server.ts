/**
 * A server as `npm start` runs it, that watches itself: how late its event loop is, how much memory and processor it
 * took. It answers each message of its parent with the figures since the last one.
 */
import { Watch } from './watch.ts';

const watch = new Watch();
process.on('message', () => process.send?.(watch.take()));
await import('../../integration/server/process.ts');
