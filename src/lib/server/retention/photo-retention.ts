import type { PersonId } from '../../domain/ids.ts';
import type { DuePhotos, RetentionSpan } from '../../domain/retention/retention.ts';
import { isDue, liesIn, sharesOf, spansOf } from '../../domain/retention/retention.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Couch } from '../couch/couch.ts';
import type { RetentionBook } from './retention-book.ts';
import { expire, keptPhotos, markOf, type KeptPhoto } from './term-photos.ts';

export type RetentionSources = {
	couch: Couch;
	book: RetentionBook;
	term: { start: string; end: string };
	clock: () => number;
};

/** Why nothing went: other photos are there than were shown; their time is not over; nobody has this span. */
export type DecideFault = 'changed' | 'notDue' | 'missing';

type Found = { span: RetentionSpan; photos: KeptPhoto[] };

/** Photos of each span of the term, counted anew. */
async function find({ couch, book, term, clock }: RetentionSources): Promise<Found[]> {
	const spans = spansOf(term, await book.settings());
	const found = spans.map((span): Found => ({ span, photos: [] }));
	for await (const photo of keptPhotos(couch, clock()))
		found.find(({ span }) => liesIn(span, photo.day))?.photos.push(photo);
	return found;
}

/** What would go, or will: the term's photos, and those of before where there are any. @throws CouchUnavailable */
export async function duePhotos(sources: RetentionSources): Promise<DuePhotos[]> {
	const found = await find(sources);
	return found
		.filter(({ span, photos }) => span.since !== null || photos.length > 0)
		.map(({ span, photos }) => ({ ...span, mark: markOf(photos), units: shares(photos) }));
}

function shares(photos: readonly KeptPhoto[]) {
	return sharesOf(photos.map(({ unit, bytes, day }) => ({ unit, bytes, day })));
}

/**
 * Erases the photos of a span, if they are exactly those that were shown and their time is over.
 * @throws CouchUnavailable; the next sweep goes on then
 */
export async function erasePhotos(
	sources: RetentionSources,
	by: PersonId,
	{ until, mark }: { until: string; mark: string }
): Promise<Result<null, DecideFault>> {
	const { couch, book, clock } = sources;
	const wanted = (await find(sources)).find(({ span }) => span.until === until);
	if (wanted === undefined) return err('missing');
	const { span, photos } = wanted;
	if (!isDue(span, dayInVietnam(clock()))) return err('notDue');
	if (photos.length === 0 || markOf(photos) !== mark) return err('changed');
	const run = await book.decide({ by, ...span, units: shares(photos) });
	await expire(couch, photos, run);
	return ok(null);
}

/**
 * Holds to what was decided: photos of those days that a phone brought late, a restore brought back or a stopped server
 * left go, too. @throws CouchUnavailable
 */
export async function sweepRetention(
	couch: Couch,
	book: RetentionBook,
	nowMs: number
): Promise<void> {
	const runs = await book.runs();
	if (runs.length === 0) return;
	const late = new Map(runs.map((run) => [run, [] as KeptPhoto[]]));
	for await (const photo of keptPhotos(couch, nowMs)) {
		const run = runs.findLast((one) => liesIn(one, photo.day));
		if (run !== undefined) late.get(run)?.push(photo);
	}
	for (const [run, photos] of late) {
		if (photos.length === 0) continue;
		await expire(couch, photos, run);
		await book.addLater(run.id, photos.length);
	}
}
