import { describe, expect, it } from 'vitest';
import type { InspectionFields } from '../../../../src/lib/domain/work/inspection-fields.ts';
import { inspectionReports, inspectionsOf } from '../../../../src/lib/domain/work/inspections.ts';
import { yearAhead } from '../../../../src/lib/domain/work/year-ahead.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { ownUnit } from '../../../fixtures/builders.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2021-06-15';
const say = (set: Partial<InspectionFields>, n = 0) =>
	workEntry({ subject: 'inspection', key: paperKey(1), set }, n);
const dues = say({ unit: ownUnit, topic: 'Đoàn phí', plannedOn: '2021-05-20' });
const one = (entries: ReturnType<typeof say>[]) =>
	inspectionsOf([{ id: ownUnit, name: 'Sở A' }], entries, TODAY)[0];

describe('an inspection', () => {
	it('is late when its day is over, and of the year in which it was held', () => {
		expect(one([dues])).toMatchObject({
			standing: 'late',
			name: 'Sở A',
			year: '2021',
			mended: null
		});
		const held = one([dues, say({ doneOn: '2022-01-05' }, 1)]);
		expect(held).toMatchObject({ standing: 'done', year: '2022' });
	});

	it('leaves something to mend until that is mended, late after its day', () => {
		const mending = { mending: 'Bổ sung sổ', mendBy: '2021-06-14' };
		expect(one([dues, say(mending, 1)])?.mended).toBe('late');
		expect(one([dues, say(mending, 1), say({ mendBy: '2021-06-20' }, 2)])?.mended).toBe('due');
		expect(one([dues, say(mending, 1), say({ mendedOn: '2021-06-30' }, 2)])?.mended).toBe('done');
	});

	it('without a day is kept, of no year; one that was taken out is not shown', () => {
		expect(one([dues, say({ plannedOn: null }, 1)])).toMatchObject({ year: '', standing: 'ahead' });
		expect(one([dues, say({ removed: true }, 1)])).toBeUndefined();
	});

	it('and its mending are late on the home, each for itself; so are the reports of June and December', () => {
		const entries = [dues, say({ mending: 'Bổ sung sổ', mendBy: '2021-06-01' }, 1)];
		const late = (today: string) =>
			yearAhead({ ...shippedTerm, ratedIn: [] }, [], entries, today)
				.find(({ part }) => part === 'inspections')
				?.late.map(({ dueOn }) => dueOn);
		expect(late(TODAY)).toEqual(['2020-06-30', '2020-12-31', '2021-05-20', '2021-06-01']);
	});
});

it('the inspections are reported on in June and December of every year of the term', () => {
	const sent = workEntry({
		subject: 'inspectionReport',
		key: '2021-6m',
		set: { sentOn: '2021-06-14', number: '07-BC/UBKT' }
	});
	const reports = inspectionReports(shippedTerm, [sent], TODAY);
	expect(reports.map(({ period, standing }) => `${period} ${standing}`)).toEqual([
		...['2020-6m late', '2020 late', '2021-6m done', '2021 ahead', '2022-6m ahead', '2022 ahead']
	]);
});
