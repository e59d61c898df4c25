import type { Endpoint } from './api.ts';
import type { HandoverApi } from '../handover/handover-api.ts';
import type { PeopleApi } from '../people/people-api.ts';
import type { PrivacyApi } from '../privacy/privacy-api.ts';
import type { RetentionApi } from '../retention/retention-api.ts';
import type { SetupApi } from '../setup/setup-api.ts';
import type { StatusApi } from '../status/status-api.ts';
import type { BoardApi } from './board.ts';
import type { CardsApi } from './cards.ts';
import type { Doorbell } from './doorbell.ts';
import type { NoticesApi } from './notices.ts';
import type { OwnAssessmentsApi } from './own-assessments.ts';
import type { PhotosApi } from './photos.ts';
import type { RecordsApi } from './records.ts';
import type { ReopeningsApi } from './reopenings.ts';
import type { SessionApi } from './session.ts';
import type { TransfersApi } from './transfers.ts';

/** Everything that is answered below `/api/`. */
export type Apis = {
	records: RecordsApi;
	board: BoardApi;
	reopenings: ReopeningsApi;
	transfers: TransfersApi;
	privacy: PrivacyApi;
	people: PeopleApi;
	cards: CardsApi;
	photos: PhotosApi;
	assessments: OwnAssessmentsApi;
	handover: HandoverApi;
	retention: RetentionApi;
	notices: NoticesApi;
	setup: SetupApi;
	status: StatusApi;
};

/** The places of the API by their names. */
export function endpointsOf(
	api: SessionApi,
	{
		records,
		board,
		reopenings,
		transfers,
		privacy,
		people,
		cards,
		photos,
		assessments,
		handover,
		retention,
		notices,
		setup,
		status
	}: Apis,
	doorbell: Doorbell
): ReadonlyMap<string, Endpoint> {
	return new Map<string, Endpoint>([
		['board', (request, response, url) => board.board(request, response, url)],
		['records', (...asked) => records.records(...asked)],
		['reopenings', (...asked) => reopenings.reopenings(...asked)],
		['transfers', (...asked) => transfers.transfers(...asked)],
		['notices', (...asked) => notices.notices(...asked)],
		['own-assessments', (...asked) => assessments.own(...asked)],
		['handover', (...asked) => handover.handover(...asked)],
		['privacy', (...asked) => privacy.privacy(...asked)],
		['people', (...asked) => people.people(...asked)],
		['cards', (request, response) => cards.cards(request, response)],
		['setup', (request, response) => setup.setup(request, response)],
		['status', (request, response) => status.status(request, response)],
		['photos', (...asked) => photos.photos(...asked)],
		['retention', (...asked) => retention.retention(...asked)],
		['session', (request, response) => api.session(request, response)],
		['sessions', (request, response, _url, [id = '']) => api.sessions(request, response, id)],
		['doorbell', (request, response) => doorbell.ring(request, response)]
	]);
}
