import fc from 'fast-check';

export const anyText = fc.string({ unit: 'binary', maxLength: 24 });
/** Words that mean something somewhere. */
const tellingText = fc.constantFrom(
	'true',
	'0',
	'-1',
	'now',
	'99999999999999999999',
	'1-abc',
	`1-${'a'.repeat(32)}`,
	'"x"',
	'[]',
	'[["activity:1"]]',
	'{}',
	'null',
	'longpoll',
	'continuous',
	'all_docs',
	'all',
	'__proto__',
	'\u0000',
	'../accounts'
);
export const text = fc.oneof(anyText, tellingText);
