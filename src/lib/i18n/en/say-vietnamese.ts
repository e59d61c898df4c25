import type { Passage } from './passages.ts';
import { hasVietnamese, passagesOf } from './passages.ts';

/** No tag that a style sheet has rules for. */
const TAG = 'in-two-languages';
/** What can hold no element says its language itself. */
const PLAIN = 'option, title, text, tspan';
/** What people type is Vietnamese, before and after they typed it. */
const TYPED = 'input:is([type="text"], [type="search"], :not([type])), textarea';

/** A text node whose text is shown by `shown` beside it: the node stays, for the page goes on writing into it. */
type Split = { text: string; shown: HTMLElement };
const splits = new WeakMap<Text, Split>();

function shownBy(passages: readonly Passage[]): HTMLElement {
	const shown = document.createElement(TAG);
	for (const { text, vietnamese } of passages) {
		const part = vietnamese ? document.createElement(TAG) : document.createTextNode(text);
		if (part instanceof HTMLElement) {
			part.lang = 'vi';
			part.textContent = text;
		}
		shown.append(part);
	}
	return shown;
}

const isVietnamese = (element: Element | null): boolean =>
	element?.closest<HTMLElement>('[lang]')?.lang === 'vi';

/** Half of it and more: what cannot be cut is read as most of it is written. */
function mostly(passages: readonly Passage[]): boolean {
	const length = (is: boolean) =>
		passages.reduce((sum, { text, vietnamese }) => sum + (vietnamese === is ? text.length : 0), 0);
	return length(true) >= length(false);
}

function sayPlain(parent: Element, text: string): void {
	if (hasVietnamese(text) && mostly(passagesOf(text))) parent.setAttribute('lang', 'vi');
	else parent.removeAttribute('lang');
}

/** Says which of a text's words are Vietnamese. */
function say(node: Text): void {
	const parent = node.parentElement;
	if (parent === null || parent.matches(TYPED)) return;
	const text = node.data;
	if (parent.matches(PLAIN)) return sayPlain(parent, text);
	if (!hasVietnamese(text) || isVietnamese(parent)) return;
	const shown = shownBy(passagesOf(text));
	node.data = '';
	node.after(shown);
	splits.set(node, { text, shown });
}

/** What shows a node's text is taken away. */
function forget(node: Text): string | undefined {
	const split = splits.get(node);
	splits.delete(node);
	split?.shown.remove();
	return split?.text;
}

/** The page wrote into a node. */
function written(node: Text): void {
	forget(node);
	say(node);
}

/** A node came, by itself or with what it stands in, or was moved with it. */
function came(node: Text): void {
	if (splits.get(node)?.shown.previousSibling !== node) say(node);
}

/** A node went, alone: what shows it has stayed behind. Should it come again, it says what the page last wrote. */
function went(node: Text): void {
	node.data = forget(node) ?? node.data;
}

function eachText(root: Node, tell: (node: Text) => void): void {
	if (root instanceof Text) {
		tell(root);
		return;
	}
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const found: Text[] = [];
	while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
	for (const node of found) tell(node);
}

function typedIn(root: Node): void {
	if (!(root instanceof HTMLElement)) return;
	const fields = [...root.querySelectorAll<HTMLElement>(TYPED)];
	if (root.matches(TYPED)) fields.push(root);
	for (const field of fields) if (!field.hasAttribute('aria-label')) field.lang = 'vi';
}

function changed(records: readonly MutationRecord[], observer: MutationObserver): void {
	for (const { type, target, addedNodes, removedNodes } of records) {
		if (type === 'characterData' && target instanceof Text) written(target);
		for (const node of removedNodes) if (node instanceof Text) went(node);
		for (const node of addedNodes) {
			if (!node.isConnected) continue;
			eachText(node, came);
			typedIn(node);
		}
	}
	// What was done here is nothing new.
	observer.takeRecords();
}

/**
 * Marks what is Vietnamese on the pages of an app in English, now and from now on, before each is painted: names of
 * people, units and communes, what was typed, the Union's own terms (WCAG 3.1.2). A screen reader then changes its voice.
 * One place for all pages, and a part of English: whoever reads Vietnamese carries nothing of it.
 */
export function sayVietnamese(root: HTMLElement): void {
	eachText(root, came);
	typedIn(root);
	new MutationObserver(changed).observe(root, {
		subtree: true,
		childList: true,
		characterData: true
	});
}
