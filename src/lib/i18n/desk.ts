/** The words of what a reviewer does, apart from `m`: the member's home does not load them. */
export * as desk from './vi/desk.ts';
