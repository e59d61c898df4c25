import { expect, test, vi } from 'vitest';
import { FormDraft } from '../../../../src/lib/state/work/form-draft.svelte.ts';

/** A phone's kept texts. */
function phone(kept = new Map<string, string>(), full = false) {
	const texts = {
		text: (of: string) => {
			const text = kept.get(of);
			return Promise.resolve(
				text === undefined ? null : { text, since: '2021-12-01T03:00:00.000Z' }
			);
		},
		keepText: (of: string, text: string | null) => {
			if (full) return Promise.resolve({ ok: false, error: { kind: 'storageFull' } } as const);
			if (text === null) kept.delete(of);
			else kept.set(of, text);
			return Promise.resolve({ ok: true, value: { at: '2021-12-01T03:00:00.000Z' } } as const);
		}
	};
	return { kept, draft: () => new FormDraft(() => Promise.resolve(texts), 'self') };
}
const ready = (draft: FormDraft) => vi.waitFor(() => expect(draft.ready).toBe(true));

test('what is typed is there again when the form opens anew, the fields that were typed in alone', async () => {
	const { kept, draft } = phone();
	const first = draft();
	await ready(first);
	first.type('said', 'Đang viết', '');
	first.type('level', 'good', 'good');
	await first.close();
	expect(JSON.parse(kept.get('self') ?? '')).toEqual({ said: 'Đang viết' });
	const again = draft();
	await ready(again);
	expect(again.typed).toEqual({ said: 'Đang viết' });
	expect(again.since).not.toBeNull();
});

test('a field that holds again what was saved is no draft, and one that was saved or given up is gone', async () => {
	const { kept, draft } = phone();
	const one = draft();
	await ready(one);
	one.type('said', 'Nhầm', 'Đúng');
	one.type('said', 'Đúng', 'Đúng');
	await one.close();
	expect([kept.size, one.since]).toEqual([0, null]);
	one.type('said', 'Khác', 'Đúng');
	await one.drop();
	await one.close();
	expect([kept.size, one.typed]).toEqual([0, {}]);
});

test('a phone without room says so, and what was typed stays on the screen', async () => {
	const { draft } = phone(new Map(), true);
	const one = draft();
	await ready(one);
	one.type('said', 'Đang viết', '');
	await one.close();
	expect(one.fault).toEqual({ kind: 'storageFull' });
	expect(one.typed).toEqual({ said: 'Đang viết' });
});

test('a text of another version that cannot be read leaves the form as it was saved', async () => {
	for (const text of ['{', '{"said":3}', '[]']) {
		const one = phone(new Map([['self', text]])).draft();
		await ready(one);
		expect(one.typed).toEqual({});
	}
});
