import { parseDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { MOST_PHOTO_BYTES } from '../../domain/photo/photo.ts';
import type { DossierFacts } from '../../domain/privacy/dossier.ts';
import { incidentStanding, REPORT_HOURS } from '../../domain/privacy/incident.ts';
import { NOTICE_VERSION } from '../../domain/privacy/notice.ts';
import { standingOf } from '../../domain/privacy/request.ts';
import type { AccountStore } from '../auth/account-store.ts';
import { COST } from '../auth/password.ts';
import { SESSION_MS } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { isOwn } from '../own-databases.ts';
import { unitOfPhotos } from '../photos/photo-bytes.ts';
import { RetentionBook } from '../retention/retention-book.ts';
import { Incidents } from './incidents.ts';
import { ownKinds } from './own-kinds.ts';
import type { PrivacyStore } from './privacy-store.ts';
import { Requests } from './requests.ts';
import { readSettings } from './settings.ts';

const DAY_MS = 86_400_000;

type Sources = { couch: Couch; accounts: AccountStore; store: PrivacyStore; clock: () => number };

/** What the dossier says of this very server: counted when it is asked for. @throws CouchUnavailable */
export async function dossierFacts(sources: Sources): Promise<DossierFacts> {
	const { couch, store, clock } = sources;
	const nowMs = clock();
	const [people, stores, requests, incidents, settings, retention] = await Promise.all([
		countPeople(sources.accounts),
		countStores(couch),
		new Requests(store, () => readSettings(store)).all(),
		new Incidents(store).all(),
		readSettings(store),
		new RetentionBook(store).settings()
	]);
	const due = requests.flatMap((request) => standingOf(request).due ?? []);
	const standings = incidents.map((one) => incidentStanding(one, nowMs));
	return {
		madeAt: store.now(),
		...people,
		stores,
		own: ownKinds(),
		requests: {
			all: requests.length,
			open: due.length,
			late: due.filter((day) => day < dayInVietnam(nowMs)).length
		},
		incidents: {
			all: incidents.length,
			open: standings.filter(({ state }) => state !== 'closed').length,
			toldLate: standings.filter(({ toldAfterHours }) => (toldAfterHours ?? 0) >= REPORT_HOURS)
				.length
		},
		settings,
		retention,
		measures: {
			sessionIdleDays: SESSION_MS / DAY_MS,
			passwordKib: COST.memoryCost,
			passwordPasses: COST.timeCost,
			photoBytes: MOST_PHOTO_BYTES
		}
	};
}

async function countPeople(accounts: AccountStore) {
	const all = new Set<string>();
	const roles: DossierFacts['roles'] = {};
	const consents = { version: NOTICE_VERSION, records: 0, party: 0 };
	for await (const { person, roles: held, consent } of accounts.all()) {
		if (all.has(person)) continue;
		all.add(person);
		for (const name of new Set(held.map(({ role }) => role))) roles[name] = (roles[name] ?? 0) + 1;
		if (consent?.purposes.includes('records') === true) consents.records++;
		if (consent?.purposes.includes('party') === true) consents.party++;
	}
	return { people: all.size, roles, consents };
}

async function countStores(couch: Couch): Promise<DossierFacts['stores']> {
	const stores: DossierFacts['stores'] = {};
	for (const name of await couch.listDatabases()) {
		if (!isOwn(name)) continue;
		const kind = unitOfPhotos(name) === null ? (parseDatabase(name)?.kind ?? name) : 'photos';
		const { doc_count: documents } = await couch.databaseInfo(name);
		const before = stores[kind] ?? { databases: 0, documents: 0 };
		stores[kind] = {
			databases: before.databases + 1,
			documents: before.documents + documents
		};
	}
	return stores;
}
