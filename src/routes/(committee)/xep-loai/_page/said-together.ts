import { isDay } from '$lib/domain/date.ts';
import type { RatedTogether } from '$lib/domain/work/rate-many.ts';
import { ratingLevels } from '$lib/domain/work/rating-levels.ts';

/** What the form for several ratings says. @throws RangeError where the form left out the level it asks for */
export function saidTogether(step: RatedTogether['step'], form: object): RatedTogether {
	const [chosen, day, number] = ['level', 'decidedOn', 'number'].map((path): unknown =>
		Reflect.get(form, path)
	);
	const level = ratingLevels.find((one) => one === chosen);
	if (step === 'standing') {
		if (level === undefined) throw new RangeError('a level is asked for');
		return { step, level };
	}
	return {
		step,
		level: level ?? 'asProposed',
		decidedOn: typeof day === 'string' && isDay(day) ? day : null,
		number: typeof number === 'string' ? number : ''
	};
}
