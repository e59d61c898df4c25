import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatedTogether } from '../../../../src/lib/domain/work/rate-many.ts';
import {
	ratedTogether,
	takenBack,
	withoutProposal
} from '../../../../src/lib/domain/work/rate-many.ts';
import type { RatingFields } from '../../../../src/lib/domain/work/rating-fields.ts';
import { ratingLevels } from '../../../../src/lib/domain/work/rating-levels.ts';
import type { RatingView } from '../../../../src/lib/domain/work/ratings.ts';
import { unitId } from '../../../fixtures/builders.ts';

const nothing: RatingFields = {
	self: null,
	selfNote: '',
	party: null,
	partyNote: '',
	standing: null,
	standingNote: '',
	decided: null,
	decidedOn: null,
	number: ''
};
const rating = (id: string, fields: Partial<RatingFields> = {}): RatingView => ({
	...nothing,
	...fields,
	step: 'none',
	history: [],
	unit: { id: unitId(id), name: id, activeTo: null }
});
const decide = (level: RatedTogether['level']): RatedTogether => ({
	step: 'decided',
	level,
	decidedOn: '2021-12-24',
	number: '21-QĐ/ĐTN'
});

describe('deciding on several units at once', () => {
	it('gives each the level it was put down for, and says nothing of one for which nothing was proposed', () => {
		const [tax, health, court] = [
			rating('cuc-thue', { standing: 'excellent' }),
			rating('so-y-te', { standing: 'good' }),
			rating('toa-an')
		];
		const changes = ratedTogether([tax, health, court], decide('asProposed'));
		expect(changes.map(({ rating: { unit }, set }) => [unit.id, set.decided])).toEqual([
			['cuc-thue', 'excellent'],
			['so-y-te', 'good']
		]);
		expect(withoutProposal([tax, health, court])).toEqual([court]);
	});

	it('says nothing of a unit that was decided on just so', () => {
		const same = rating('cuc-thue', {
			decided: 'good',
			decidedOn: '2021-12-24',
			number: '21-QĐ/ĐTN'
		});
		expect(ratedTogether([same], decide('good'))).toEqual([]);
		expect(ratedTogether([same], decide('done')).map(({ set }) => set)).toEqual([
			{ decided: 'done' }
		]);
	});

	it('proposes without touching what was decided', () => {
		const [change] = ratedTogether([rating('cuc-thue', { decided: 'good' })], {
			step: 'standing',
			level: 'excellent'
		});
		expect(change?.set).toEqual({ standing: 'excellent' });
	});

	it('is taken back whole: every field that it touched stands as before', () => {
		const level = fc.option(fc.constantFrom(...ratingLevels));
		const before = fc.record({
			standing: level,
			decided: level,
			decidedOn: fc.option(fc.constant('2021-12-20')),
			number: fc.constantFrom('', '19-QĐ/ĐTN')
		});
		const wanted = fc.constantFrom<RatedTogether['level']>('asProposed', ...ratingLevels);
		fc.assert(
			fc.property(fc.array(before, { maxLength: 8 }), wanted, (all, given) => {
				const ratings = all.map((fields, i) => rating(`so-${i}`, fields));
				const changes = ratedTogether(ratings, decide(given));
				const after = changes.map((change) => ({ ...change.rating, ...change.set }));
				for (const one of after)
					expect(one.decided).toBe(given === 'asProposed' ? one.standing : given);
				const back = takenBack(changes).map(({ set }, i) => ({ ...after[i], ...set }));
				expect(back).toEqual(changes.map((change) => change.rating));
			})
		);
	});
});
