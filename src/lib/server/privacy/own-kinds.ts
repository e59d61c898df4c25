import { Incident } from '../../domain/privacy/incident.ts';
import { fieldsOf } from '../../domain/privacy/data-map.ts';
import type { OwnKind } from '../../domain/privacy/dossier.ts';
import { AccessLine } from '../../domain/privacy/access-log.ts';
import { PrivacyRequest } from '../../domain/privacy/request.ts';
import { Went } from '../../domain/retention/other-kinds.ts';
import { RetentionRun, RetentionSettings } from '../../domain/retention/retention.ts';
import { Retirement } from '../../domain/retention/retire.ts';
import { AUDIT } from '../audit/audit.ts';
import { Account, ACCOUNTS } from '../auth/account.ts';
import { Holder } from '../auth/account-store.ts';
import { Card } from '../auth/cards.ts';
import { Session } from '../auth/session-store.ts';
import { ImportRun, KnownOf, PEOPLE } from '../people/people-store.ts';
import { RECEIPTS } from '../receipts/receipts.ts';
import { ConsentLine } from './consents.ts';
import { PRIVACY } from './privacy-store.ts';
import { PrivacySettings } from './settings.ts';

/** What every document has, and what says nothing of anybody. */
const TECHNICAL = new Set(['_id', '_rev', 'type', 'v', 'hash', 'id']);

const settings = [...fieldsOf(PrivacySettings), ...fieldsOf(RetentionSettings)];

/** Of each kind where it lies and its fields; by the `type` that a document of it has. */
const kinds: Record<string, readonly [place: string, fields: readonly string[]]> = {
	account: [ACCOUNTS, [...fieldsOf(Account), 'password']],
	/** Under which login the account of a person is made, so that two processes make one. */
	holder: [ACCOUNTS, fieldsOf(Holder)],
	session: [ACCOUNTS, fieldsOf(Session)],
	card: [ACCOUNTS, fieldsOf(Card)],
	/** By which bundles from phone to phone are sealed and phones certified: of nobody. */
	handoverKeys: [ACCOUNTS, ['sign', 'seal']],
	/** Which server this is, on CouchDB: of nobody. */
	identity: [ACCOUNTS, ['uuid', 'installation', 'restoring']],
	known: [PEOPLE, fieldsOf(KnownOf)],
	import: [PEOPLE, fieldsOf(ImportRun)],
	/** A key of this installation, of which ids are made: of nobody. */
	secret: [PEOPLE, ['key']],
	audit: [AUDIT, [...fieldsOf(AccessLine), 'session']],
	receipt: [RECEIPTS, ['database', 'at', 'by', 'carriedBy', 'revisions']],
	consent: [PRIVACY, fieldsOf(ConsentLine)],
	request: [PRIVACY, fieldsOf(PrivacyRequest)],
	incident: [PRIVACY, fieldsOf(Incident)],
	settings: [PRIVACY, [...new Set(settings)]],
	retention: [PRIVACY, fieldsOf(RetentionRun)],
	went: [PRIVACY, fieldsOf(Went)],
	retired: [PRIVACY, fieldsOf(Retirement)]
};

/**
 * What the server keeps of people in its own databases, for the dossier: read off the schemas it reads them with.
 * `test/integration/privacy/data-map.test.ts` holds it against what a server that is used has in its store.
 */
export function ownKinds(): OwnKind[] {
	return Object.entries(kinds).map(([kind, [place, fields]]) => ({
		kind,
		place,
		fields: fields.filter((field) => !TECHNICAL.has(field))
	}));
}
