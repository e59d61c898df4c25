import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityContent } from '$lib/domain/activity/content.ts';
import type { ActivityForm } from '$lib/domain/activity/form-model.ts';
import {
	emptyAmount,
	emptyForm,
	emptyStudy,
	formFromFields,
	isUntouched,
	missingOf
} from '$lib/domain/activity/form-model.ts';
import { contentFromForm, formFromContent } from '$lib/domain/activity/form-model-content.ts';
import { toFormPath } from '$lib/domain/activity/form-model-path.ts';
import { arbitraryContent } from '../../../fixtures/arbitrary-content.ts';
import { records } from '../../real-records/load.ts';

const blank = emptyForm();
const typed = (text: string, words = '') => ({ ...emptyAmount, text, words });
const unknownWhen: ActivityForm['when'] = { ...blank.when, precision: 'unknown' };
const filled = (fields: Partial<ActivityForm> = {}): ActivityForm => ({
	...blank,
	name: 'Hiến máu',
	when: unknownWhen,
	...fields
});
const gift: ActivityForm['gifts'][number] = {
	id: 'g1',
	name: '',
	count: emptyAmount,
	unitPriceDong: emptyAmount,
	totalDong: emptyAmount,
	receiver: '',
	place: '',
	source: '',
	told: false
};

function contentOf(form: ActivityForm): ActivityContent {
	const read = contentFromForm(form);
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

function issuesOf(form: ActivityForm): Record<string, string> {
	const read = contentFromForm(form);
	return read.ok ? {} : Object.fromEntries(read.error.map(({ path, code }) => [path, code]));
}

describe('nothing is lost and nothing invented between record and form', () => {
	it('for any content', () => {
		fc.assert(
			fc.property(arbitraryContent, (content) => {
				expect(contentFromForm(formFromContent(content))).toEqual({ ok: true, value: content });
			}),
			{ numRuns: 1000 }
		);
	});

	it('for any content whose form was stored as a draft, field by field, as JSON', () => {
		fc.assert(
			fc.property(arbitraryContent, (content) => {
				const stored: unknown = JSON.parse(JSON.stringify(formFromContent(content)));
				const fields = Object.fromEntries(Object.entries(stored ?? {}));
				expect(contentFromForm(formFromFields(fields))).toEqual({ ok: true, value: content });
			}),
			{ numRuns: 300 }
		);
	});

	it.each([...records.values()])('for real record $record', ({ content }) => {
		expect(contentFromForm(formFromContent(content))).toEqual({ ok: true, value: content });
	});

	it('keeps the words of an amount in the number box where they read back the same', () => {
		const { value } = formFromContent(
			contentOf(filled({ value: { ...blank.value, givenDong: typed('gần 60 triệu đồng') } }))
		);
		expect(value.givenDong).toEqual({ qualifier: 'nearly', text: 'gần 60 triệu đồng', words: '' });
	});
});

describe('a form becomes content', () => {
	it('needs name and when, and says which are missing', () => {
		expect(missingOf(blank)).toEqual(['name', 'when']);
		expect(issuesOf(blank)).toEqual({ name: 'required', when: 'whenMissing' });
		expect(missingOf(filled())).toEqual([]);
	});

	it('trims and composes texts only now', () => {
		expect(contentOf(filled({ name: '  Hiê\u0301n máu ' })).name).toBe('Hiến máu'.normalize('NFC'));
	});

	it('leaves out lines that were opened and left empty, and keeps an empty line a record had', () => {
		expect(contentOf(filled({ gifts: [gift] })).gifts).toEqual([]);
		expect(contentOf(filled({ gifts: [{ ...gift, told: true }] })).gifts).toHaveLength(1);
	});

	it('tells empty, "có, không rõ số" and a number apart', () => {
		const shares = (choice: 'known' | 'unknown' | 'none', text: string) =>
			filled({ value: { ...blank.value, selfFunded: { choice, amount: typed(text) } } });
		expect(contentOf(shares('none', '')).value.selfFunded).toBeNull();
		expect(contentOf(shares('unknown', '5 triệu')).value.selfFunded).toEqual({ known: false });
		expect(contentOf(shares('known', '5 triệu')).value.selfFunded).toEqual({
			known: true,
			amount: { n: 5_000_000, qualifier: 'exact', words: '5 triệu' }
		});
		expect(issuesOf(shares('known', ''))).toEqual({ 'value.selfFunded': 'shareMissing' });
	});

	it('takes the qualifier from the words unless another was chosen', () => {
		const people = { ...blank.people, memberCount: typed('gần 20 đoàn viên') };
		expect(contentOf(filled({ people })).people.memberCount).toEqual({
			n: 20,
			qualifier: 'nearly',
			words: 'gần 20 đoàn viên'
		});
		const clash = { ...people, memberCount: { ...people.memberCount, qualifier: 'over' as const } };
		expect(issuesOf(filled({ people: clash }))).toEqual({ 'people.memberCount': 'qualifierClash' });
	});

	it('asks where number and unit contradict', () => {
		const line = {
			id: 'h1',
			name: 'gạo',
			quantity: typed('4,5 tấn'),
			unit: 'kg',
			valueDong: emptyAmount,
			receiver: '' as const,
			place: '',
			source: ''
		};
		expect(issuesOf(filled({ goods: [line] }))).toEqual({ 'goods.h1.quantity': 'unitClash' });
		expect(contentOf(filled({ goods: [{ ...line, unit: 'tấn' }] })).goods[0]?.quantity?.n).toBe(
			4.5
		);
	});

	it('keeps told words without a number, and reads no number out of a range', () => {
		const people = { ...blank.people, attendances: typed('', 'nhiều') };
		expect(contentOf(filled({ people })).people.attendances).toEqual({
			n: null,
			qualifier: 'exact',
			words: 'nhiều'
		});
		expect(issuesOf(filled({ people: { ...people, attendances: typed('1–2 kg') } }))).toEqual({
			'people.attendances': 'range'
		});
	});

	it('reads a joint code as people write it', () => {
		expect(
			contentOf(filled({ links: { parent: '', jointCode: 'abcd-o1l4', jointLead: true } })).links
				.joint
		).toEqual({ code: 'ABCD0114', lead: true });
		expect(issuesOf(filled({ links: { parent: '', jointCode: 'ABC', jointLead: false } }))).toEqual(
			{ 'links.joint': 'jointCode' }
		);
	});

	it('asks to look again where one character of a joint code is wrong', () => {
		expect(
			issuesOf(filled({ links: { parent: '', jointCode: 'ABCD-0124', jointLead: false } }))
		).toEqual({ 'links.joint': 'jointCheck' });
	});

	it('leaves out empty documents and topics of a study', () => {
		const study = {
			...emptyStudy,
			documents: ['', ' Nghị quyết '],
			topics: [{ title: '', speaker: '' }]
		};
		expect(contentOf(filled({ study })).study).toMatchObject({
			documents: ['Nghị quyết'],
			topics: []
		});
	});
});

describe('time as it is known', () => {
	const when = (fields: Partial<ActivityForm['when']>) =>
		filled({ when: { ...blank.when, ...fields } });
	const date = (day: string, month: string, year: string) => ({ day, month, year });

	it.each([
		[
			{ precision: 'day', start: date('1', '6', '2021') },
			{ precision: 'day', start: '2021-06-01', end: null, words: '' }
		],
		[
			{ precision: 'day', start: date('01', '06', '2021'), end: date('2', '6', '2021') },
			{ precision: 'day', start: '2021-06-01', end: '2021-06-02', words: '' }
		],
		[
			{ precision: 'month', start: date('31', '6', '2021'), words: ' vừa qua ' },
			{ precision: 'month', start: '2021-06', end: null, words: 'vừa qua' }
		],
		[
			{ precision: 'season', season: 'winterSpring', year: '2022' },
			{ precision: 'season', season: 'winterSpring', year: 2022, words: '' }
		],
		[
			{ precision: 'year', year: '2021' },
			{ precision: 'year', year: 2021, words: '' }
		],
		[
			{ precision: 'unknown', start: date('1', '6', '2021') },
			{ precision: 'unknown', words: '' }
		]
	] as const)('%j', (fields, expected) => expect(contentOf(when(fields)).when).toEqual(expected));

	it.each([
		[{ precision: 'day' }, { 'when.start': 'dateMissing' }],
		[{ precision: 'day', start: date('31', '2', '2021') }, { 'when.start': 'notDay' }],
		[{ precision: 'day', start: date('1', '6', '21') }, { 'when.start': 'yearShort' }],
		[{ precision: 'day', start: date('1', '6', '') }, { 'when.start': 'yearMissing' }],
		[{ precision: 'day', start: date('1', '6', '1900') }, { 'when.start': 'tooEarly' }],
		[
			{ precision: 'day', start: date('1', '6', '2021'), end: date('', '5', '') },
			{ 'when.end': 'notDay' }
		],
		[
			{ precision: 'day', start: date('2', '6', '2021'), end: date('1', '6', '2021') },
			{ 'when.end': 'endBeforeStart' }
		],
		[{ precision: 'month', start: date('', '13', '2021') }, { 'when.start': 'notMonth' }],
		[{ precision: 'season', year: '2021' }, { 'when.season': 'seasonMissing' }],
		[{ precision: 'year', year: '' }, { 'when.year': 'yearMissing' }]
	] as const)('%j is asked about at its box', (fields, expected) =>
		expect(issuesOf(when(fields))).toEqual(expected)
	);
});

describe('issues stand at the boxes of the form', () => {
	it('by line ids, also when empty lines before are left out', () => {
		const second = { ...gift, id: 'g2', count: typed('1.5'), name: 'x'.repeat(201) };
		expect(issuesOf(filled({ gifts: [gift, second] }))).toEqual({
			'gifts.g2.count': 'dotDecimal',
			'gifts.g2.name': 'tooLong'
		});
	});

	it('asks for what a line cannot do without', () => {
		const bodies = [{ id: 'b1', name: 'Huyện đoàn', unit: '', role: '' as const }];
		const outcomes = [
			{ id: 'o1', type: '', amount: typed('5'), unit: '', phase: '' as const, place: '', words: '' }
		];
		const receivers = [{ id: 'r1', kind: '' as const, amount: typed('5'), words: '' }];
		const places = [
			{
				id: 'p1',
				kind: 'venue' as const,
				code: '',
				name: '',
				hamlets: ['thôn 2'],
				role: '' as const,
				words: ''
			}
		];
		expect(issuesOf(filled({ bodies, outcomes, receivers, places }))).toEqual({
			'bodies.b1.role': 'roleMissing',
			'outcomes.o1.type': 'outcomeTypeMissing',
			'receivers.r1.kind': 'receiverMissing',
			'places.p1.name': 'required'
		});
	});

	it('two lines of one kind of receiver are one answer too many', () => {
		const child = { kind: 'child' as const, amount: emptyAmount, words: '' };
		expect(
			issuesOf(
				filled({
					receivers: [
						{ ...child, id: 'r1' },
						{ ...child, id: 'r2' }
					]
				})
			)
		).toEqual({ receivers: 'repeatedReceiver' });
	});

	it('translates the paths of a refusal by the server', () => {
		const content = contentOf(filled({ gifts: [{ ...gift, count: typed('5') }] }));
		expect(toFormPath(content, 'content.gifts.0.count.n')).toBe('gifts.g1.count');
		expect(toFormPath(content, 'content.when.start')).toBe('when.start');
		expect(toFormPath(content, 'content.value.selfFunded.amount.n')).toBe('value.selfFunded');
	});
});

describe('drafts', () => {
	it('an unreadable stored field is empty, the others stay', () => {
		expect(formFromFields({ name: 'Hiến máu', when: 5, gone: true })).toEqual({
			...blank,
			name: 'Hiến máu'
		});
	});

	it('knows a form in which nothing was entered', () => {
		expect(isUntouched({ ...blank, sections: ['gifts'] })).toBe(true);
		expect(isUntouched(filled())).toBe(false);
	});
});
