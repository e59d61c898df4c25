import { describe, expect, test } from 'vitest';
import { area, inVietnamese, speak } from '../../../src/lib/i18n/area.ts';

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

	test('writes a paper in Vietnamese, and speaks as before when it is written or has failed', () => {
		const words = area('paper', vietnamese());
		speak({ paper: english });
		const later = area('paper later', vietnamese());
		speak({ paper: english, 'paper later': english });
		const write = () => [words.count(2), words.inner.deep.word, words.list[0], later.title];
		expect(inVietnamese(write)).toEqual(['2 việc', 'chữ', 'một', 'Tên']);
		expect(write()).toEqual(['2 jobs', 'word', 'one', 'Name']);
		expect(() =>
			inVietnamese(() => {
				throw new Error('no paper');
			})
		).toThrow('no paper');
		expect(write()).toEqual(['2 jobs', 'word', 'one', 'Name']);
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
