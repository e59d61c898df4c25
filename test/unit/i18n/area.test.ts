import { describe, expect, test } from 'vitest';
import { area, speak } from '../../../src/lib/i18n/area.ts';

const vietnamese = () => ({
	title: 'Tên',
	count: (n: number) => `${n} việc`,
	inner: { deep: { word: 'chữ', left: 'còn lại' } },
	list: ['một', 'hai']
});
const english = {
	title: 'Name',
	count: (n: number) => `${n} jobs`,
	inner: { deep: { word: 'word' } },
	list: ['one', 'two', 'three']
};

describe('an area of words', () => {
	test('speaks another language in the very objects that were handed out before', () => {
		const words = area('before', vietnamese());
		const { inner } = words;
		speak({ before: english });
		expect(words.title).toBe('Name');
		expect(words.count(3)).toBe('3 jobs');
		expect(inner.deep.word).toBe('word');
		expect(words.list).toEqual(['one', 'two', 'three']);
	});

	test('speaks it too where it comes after the language, as the areas of pages do', () => {
		speak({ after: english });
		expect(area('after', vietnamese()).inner.deep.word).toBe('word');
	});

	test('stays Vietnamese where the other language says nothing', () => {
		speak({ partly: english });
		expect(area('partly', vietnamese()).inner.deep.left).toBe('còn lại');
		expect(area('unknown', vietnamese())).toEqual({
			...vietnamese(),
			count: expect.any(Function)
		});
	});
});
