import { execFileSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';

test('an npm script runs on Node 24 from node_modules, whatever the machine has', () => {
	const version = execFileSync('npm', ['exec', '--', 'node', '--version'], { encoding: 'utf8' });
	expect(version).toMatch(/^v24\./);
	expect(process.version).toBe(version.trim());
});

test('the runtime has SQLite with write-ahead logging in it', () => {
	const db = new DatabaseSync(':memory:');
	expect(db.prepare('select json_extract(?, ?) as n').get('{"n":1}', '$.n')).toEqual({ n: 1 });
	db.close();
});
