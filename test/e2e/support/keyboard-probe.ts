/**
 * What a page is asked from inside about its controls and its focus. The browser gets it as text, so it uses nothing
 * from outside itself.
 */
export function keyboardProbe() {
	const NATIVE =
		'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true]';
	/** Of these one part at a time is reached by Tab, the others by arrows. */
	const COMPOSITES = '[role=listbox], [role=tablist], [role=menu], [role=tree], [role=grid]';
	/** A thinner focus mark is not seen on a cheap screen. */
	const MARK_PX = 1.5;
	/** Where somebody could press a control, as parts of its width and height. */
	const PLACES = [0.1, 0.5, 0.9];
	/** Day, month, year, hour, minute, and the button of a picker. */
	const MOST_PARTS = 7;

	/** What can be used now: the page, or the sheet over it. */
	function scope(): HTMLElement {
		const open = [...document.querySelectorAll<HTMLElement>('dialog:modal')];
		return open.at(-1) ?? document.body;
	}

	/** What a person would call it. */
	function named(element: Element): string {
		const said = [
			element.getAttribute('aria-label') ?? '',
			element.textContent,
			element.closest('label')?.textContent ?? '',
			element.getAttribute('name') ?? element.id
		].find((words) => words.trim() !== '');
		const classes = [...element.classList].map((one) => `.${one}`).join('');
		const words = (said ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 50);
		return `${element.tagName.toLowerCase()}${classes} “${words}”`;
	}

	/** Svelte keeps a handler on its element, and hears the event at the root: no attribute tells of it. */
	function hearsPresses(element: Element): boolean {
		const own = Object.getOwnPropertySymbols(element).find((one) => one.description === 'events');
		if (own === undefined) return false;
		const handlers: unknown = Reflect.get(element, own);
		return typeof handlers === 'object' && handlers !== null && 'click' in handlers;
	}

	function isShown(element: Element): boolean {
		if (!element.checkVisibility({ visibilityProperty: true })) return false;
		if (element.closest('[inert]') !== null || element.matches(':disabled')) return false;
		const { width, height } = element.getBoundingClientRect();
		return width > 0 && height > 0;
	}

	function isControl(element: Element): boolean {
		if (element.matches(NATIVE)) return true;
		if (element instanceof HTMLElement && element.tabIndex >= 0) return true;
		// A press on the scrim closes a sheet as Esc does.
		return hearsPresses(element) && !element.matches('dialog');
	}

	/** Everything that a finger can use. */
	function controls(): Element[] {
		return [...scope().querySelectorAll('*')].filter((one) => isControl(one) && isShown(one));
	}

	/** Whoever stands for an element when it is looked at: a box that its label draws, by the label. */
	function seenAs(element: Element): Element {
		const { width, height } = element.getBoundingClientRect();
		const small = width < 4 || height < 4 || getComputedStyle(element).opacity === '0';
		return (small ? element.closest('label') : null) ?? element;
	}

	/** Where a mark of the focus can be drawn. */
	function aroundOf(element: Element): Element[] {
		const label = element.closest('label');
		const near = [element, ...element.children, element.nextElementSibling, element.parentElement];
		return [...near, label, label?.firstElementChild].filter((one) => one instanceof Element);
	}

	function lookOf(element: Element): string {
		const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderTopWidth } =
			getComputedStyle(element);
		const drawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= MARK_PX;
		return JSON.stringify([drawn ? [outlineWidth, outlineColor] : null, boxShadow, borderTopWidth]);
	}

	let expected: Element[] = [];
	let looked = new Map<Element, string>();
	let visited: Element[] = [];
	let faults: string[] = [];
	/** Stops within the control that has the focus. */
	let parts = 0;

	/** The focus stands before the first control, and nothing is marked. How many controls there are. */
	function begin(): number {
		const root = scope();
		const had = root.getAttribute('tabindex');
		root.tabIndex = -1;
		root.focus({ preventScroll: true });
		if (had === null) root.removeAttribute('tabindex');
		scrollTo(0, 0);
		expected = controls();
		looked = new Map(expected.flatMap(aroundOf).map((element) => [element, lookOf(element)]));
		visited = [];
		faults = [];
		return expected.length;
	}

	/** Looks otherwise than without the focus; a part that came meanwhile has a ring at least. */
	function isMarked(element: Element): boolean {
		return aroundOf(element).some((one) => {
			const look = lookOf(one);
			return looked.has(one) ? looked.get(one) !== look : !look.startsWith('[null');
		});
	}

	/** Nowhere can it be pressed: something lies over it, or it is out of sight. */
	function isHidden(element: Element): boolean {
		const seen = seenAs(element);
		const free = (x: number, y: number) => {
			const hit = document.elementFromPoint(x, y);
			return hit !== null && (seen.contains(hit) || hit.contains(element));
		};
		return [...seen.getClientRects()].every(({ left, top, width, height }) =>
			PLACES.every((x) => PLACES.every((y) => !free(left + width * x, top + height * y)))
		);
	}

	/** It stands still while the page is scrolled, so its place says nothing of the order. */
	function isFloating(element: Element): boolean {
		for (
			let one: Element | null = element;
			one !== null && one !== scope();
			one = one.parentElement
		)
			if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return true;
		return false;
	}

	/** Up is wrong, but for up and to the right: that is the head of the next column. */
	function judgeOrder(last: Element, next: Element): void {
		if (isFloating(last) || isFloating(next)) return;
		const from = seenAs(last).getBoundingClientRect();
		const to = seenAs(next).getBoundingClientRect();
		if (to.bottom <= from.top && to.left < from.right)
			faults.push(`Tab goes up: from ${named(last)} to ${named(next)}`);
	}

	/** After a Tab: judges what has the focus now. False once the round is over. */
	function step(): boolean {
		const element = document.activeElement;
		if (element === null || element === document.body || element === document.documentElement)
			return false;
		if (!scope().contains(element)) {
			faults.push(`Tab leaves the sheet: ${named(element)}`);
			return false;
		}
		const last = visited.at(-1);
		// A date has several parts, each a stop.
		if (element === last && ++parts < MOST_PARTS) return true;
		if (element === scope() || visited.includes(element)) return false;
		parts = 1;
		if (!isMarked(element)) faults.push(`No mark of the focus: ${named(element)}`);
		if (isHidden(element)) faults.push(`Focused, yet out of sight: ${named(element)}`);
		if (last !== undefined) judgeOrder(last, element);
		visited.push(element);
		return true;
	}

	const isRadio = (element: Element): element is HTMLInputElement =>
		element instanceof HTMLInputElement && element.type === 'radio';

	function isReached(element: Element): boolean {
		if (visited.includes(element)) return true;
		if (isRadio(element))
			return visited.some(
				(one) => isRadio(one) && one.name === element.name && one.form === element.form
			);
		const composite = element.closest(COMPOSITES);
		if (composite !== null)
			return visited.some(
				(one) => composite.contains(one) || one.getAttribute('aria-controls') === composite.id
			);
		return false;
	}

	/** Labels of boxes that no key reaches: a box that is not drawn at all is there for a finger only. */
	function deadLabels(): Element[] {
		return [...scope().querySelectorAll('label')].filter((label) => {
			const box = label.control;
			return box !== null && !box.matches(':disabled, output') && isShown(label) && !isReached(box);
		});
	}

	/** What was wrong, in words. */
	function end(): string[] {
		// What is gone meanwhile was of a moment: a toast, a line that says what is being done.
		const still = expected.filter((one) => one.isConnected && isShown(one));
		const missed = still.filter((one) => !isReached(one));
		const unreached = [...missed, ...deadLabels()].map((one) => `No Tab reaches it: ${named(one)}`);
		return [...new Set([...faults, ...unreached])];
	}

	/** How many elements tell that they hear presses: none would mean that they tell it otherwise now. */
	const hearing = (): number => [...document.querySelectorAll('*')].filter(hearsPresses).length;

	return { begin, step, end, hearing };
}
