import * as v from 'valibot';
import type { PersonId } from '../../domain/ids.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { sendJson } from '../http/respond.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { badRequest } from './fault.ts';
import { KeyLock } from './key-lock.ts';
import { readDocument } from './read-document.ts';

const LOCAL_REVISION = /^0-\d{1,15}$/;
const Index = v.looseObject({ ids: v.array(v.string()) });

/**
 * Replication checkpoints. Each person has own ones, under the same name as everybody: nobody can read or spoil
 * another's, and no more of one person's are kept than a few phones need.
 */
export class LocalDocuments {
	readonly #lock = new KeyLock();

	/** `GET _local/<id>` */
	async get(call: Call, id: string): Promise<void> {
		call.query.flag('revs');
		const stored = await call.couch.getLocal(nameOf(call), keptId(call, id));
		await sendJson(call, 200, { ...stored, _id: `_local/${id}` });
	}

	/** `PUT _local/<id>` */
	async put(call: Call, id: string): Promise<void> {
		const document = await incoming(call, id);
		const kept = keptId(call, id);
		const rev = await this.#lock.hold([`${nameOf(call)}/${call.caller.actor.person}`], async () => {
			await makeRoom(call, kept);
			return call.couch.putLocal(nameOf(call), { ...document, _id: kept });
		});
		await sendJson(call, 201, { ok: true, id: `_local/${id}`, rev });
	}

	/** `DELETE _local/<id>?rev=` */
	async delete(call: Call, id: string): Promise<void> {
		const rev = call.query.text('rev') ?? '';
		if (!LOCAL_REVISION.test(rev)) throw badRequest('rev is missing or malformed');
		await call.couch.deleteLocal(nameOf(call), keptId(call, id), rev);
		await sendJson(call, 200, { ok: true, id: `_local/${id}`, rev: '0-0' });
	}
}

function keptId({ caller }: Call, id: string): string {
	return `_local/of:${caller.actor.person}:${id}`;
}

async function incoming({ request, limits }: Call, id: string): Promise<StoredDocument> {
	const document = await readDocument(request, limits.localBytes);
	const { _id = `_local/${id}`, _rev, _revisions, ...fields } = document;
	void _revisions;
	if (_id !== `_local/${id}`) throw badRequest('the document says another _id than the path');
	if (Object.keys(fields).some((field) => field.startsWith('_')))
		throw badRequest('a field beginning with _ is not accepted');
	if (_rev === undefined) return { ...fields, _id };
	if (typeof _rev !== 'string' || !LOCAL_REVISION.test(_rev)) throw badRequest('malformed _rev');
	return { ...fields, _id, _rev };
}

/** Remembers a new local document of a person, and lets the one go that was begun first when there are too many. */
async function makeRoom({ couch, caller, limits, ...call }: Call, kept: string): Promise<void> {
	const db = nameOf(call);
	const indexId = indexOf(caller.actor.person);
	const index = await localOrNull(couch, db, indexId);
	const parsed = v.safeParse(Index, index);
	const known = parsed.success ? parsed.output.ids : [];
	if (known.includes(kept)) return;
	const ids = [...known, kept];
	for (const old of ids.splice(0, Math.max(0, ids.length - limits.localDocuments))) {
		const stored = await localOrNull(couch, db, old);
		if (stored !== null) await couch.deleteLocal(db, old, stored._rev ?? '0-0');
	}
	await couch.putLocal(db, {
		_id: indexId,
		...(index?._rev === undefined ? {} : { _rev: index._rev }),
		ids
	});
}

function indexOf(person: PersonId): string {
	return `_local/index:${person}`;
}

async function localOrNull(couch: Couch, db: string, id: string): Promise<StoredDocument | null> {
	try {
		return await couch.getLocal(db, id);
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return null;
		throw error;
	}
}
