import 'fake-indexeddb/auto';
import type { Role } from '../../../../src/lib/domain/access.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import type { PersonId, UnitId } from '../../../../src/lib/domain/ids.ts';
import type { Device, Session } from '../../../../src/lib/data/device.ts';
import { openDevice } from '../../../../src/lib/data/open-device.ts';
import { keepSession, withPhoneStore } from '../../../../src/lib/data/store/phone-store.ts';
import { content, ownUnit, personId } from '../../../fixtures/builders.ts';

let people = 0;

/** A person nobody else in this file is: their data on the phone are theirs alone. */
export function somebody(): PersonId {
	people += 1;
	return personId(`nguoi-${people}-${Math.random().toString(36).slice(2, 8)}`);
}

export function sessionOf(person: PersonId, roles: Role[], fields: Partial<Session> = {}): Session {
	return {
		person,
		name: 'Nguyễn Văn An',
		roles,
		soleSecretaryOf: [],
		confirmedAt: new Date().toISOString(),
		expired: false,
		...fields
	};
}

export const memberOf = (unit: UnitId): Role => ({ role: 'member', unit });
export const secretaryOf = (unit: UnitId): Role => ({ role: 'unitSecretary', unit });

/** Signs somebody in on this phone, as the server's answer would. */
export async function signedIn(session: Session): Promise<void> {
	await withPhoneStore((store) => keepSession(store, session));
}

/** Opens the device of whoever is signed in; one call is one tab. */
export async function openTab(): Promise<Device> {
	const opened = await openDevice({ sync: 'whenAsked' });
	if (!opened.ok) throw new Error(opened.error);
	return opened.value;
}

/** A signed-in member's phone. */
export async function phoneOf(roles: Role[] = [memberOf(ownUnit)]): Promise<Device> {
	await signedIn(sessionOf(somebody(), roles));
	return openTab();
}

/** Writes a record through a draft; answers its id. */
export async function record(device: Device, fields: Partial<ActivityContent> = {}) {
	const draft = await device.newDraft(ownUnit, device.session.person);
	const done = await device.submitDraft(draft.id, content(fields));
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	return done.value;
}

/** Every row a query finds, newest first. */
export async function rowsOf(device: Device) {
	return (await device.queryRecords({ order: 'newest', limit: 1000 })).rows;
}

/** Resolves when `holds` answers true, looking after every piece of news. */
export async function until(
	device: Device,
	holds: () => Promise<boolean> | boolean
): Promise<void> {
	if (await holds()) return;
	await new Promise<void>((resolve, reject) => {
		const end = device.subscribe(() => {
			void Promise.resolve(holds()).then((held) => {
				if (!held) return;
				end();
				resolve();
			}, reject);
		});
	});
}
