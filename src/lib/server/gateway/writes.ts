import * as v from 'valibot';
import { parseJsonBody, readBody } from '../http/body.ts';
import { sendJson } from '../http/respond.ts';
import type { Call } from './call.ts';
import { reasonOf } from './denial.ts';
import { RequestFault, badRequest, tooLarge } from './fault.ts';
import type { Outcome } from './outcome.ts';
import { parseBody, revision } from './params.ts';
import { readDocument } from './read-document.ts';
import type { BatchWriter } from './write-batch.ts';

const BulkDocs = v.object({
	docs: v.array(v.unknown()),
	new_edits: v.optional(v.boolean(), true)
});

/** `POST _bulk_docs`: of replicated revisions only the refused are answered, and only as `forbidden`. */
export async function serveBulkDocs(call: Call, writer: BatchWriter): Promise<void> {
	const { request, limits, turns } = call;
	const bytes = await readBody(request, limits.requestBytes);
	const body = await turns.run(() => parseBody(BulkDocs, parseJsonBody(bytes)));
	if (body.docs.length > limits.requestItems)
		throw tooLarge(`${limits.requestItems} documents at most`);
	const outcomes = await write(call, writer, body.docs, body.new_edits);
	const answers = outcomes.map(answerOf);
	await sendJson(call, 201, body.new_edits ? answers : answers.filter((one) => 'error' in one));
}

/** `PUT <document>`: an edit, or with `new_edits=false` a replicated revision. */
export async function servePut(call: Call, id: string, writer: BatchWriter): Promise<void> {
	const { request, query, limits } = call;
	const newEdits = query.flag('new_edits') ?? true;
	const rev = revision(query, 'rev');
	const came = await readDocument(request, limits.requestBytes);
	const document = { _id: id, ...(rev === undefined ? {} : { _rev: rev }), ...came };
	if (document._id !== id) throw badRequest('the document says another _id than the path');
	const [outcome] = await write(call, writer, [document], newEdits);
	await sendOutcome(call, id, outcome);
}

/** `DELETE <document>`: withdrawing is a state; only the office deletes, on the server. */
export async function serveDelete(call: Call, id: string, writer: BatchWriter): Promise<void> {
	const rev = revision(call.query, 'rev');
	const document = { _id: id, _deleted: true, ...(rev === undefined ? {} : { _rev: rev }) };
	const [outcome] = await write(call, writer, [document], true);
	await sendOutcome(call, id, outcome);
}

async function sendOutcome(call: Call, id: string, outcome: Outcome | undefined): Promise<void> {
	if (outcome === undefined) throw new Error(`no outcome for ${id}`);
	switch (outcome.kind) {
		case 'written':
			return sendJson(call, 201, { ok: true, id, rev: outcome.rev });
		case 'refused':
			throw new RequestFault(403, 'forbidden', reasonOf(outcome.refusal));
		case 'conflict':
			throw new RequestFault(409, 'conflict', 'Document update conflict.');
	}
}

function write(
	{ caller, database }: Call,
	writer: BatchWriter,
	documents: readonly unknown[],
	newEdits: boolean
): Promise<Outcome[]> {
	const { actor, key: session } = caller;
	return writer.write({ actor, session, database, newEdits, documents });
}

function answerOf(outcome: Outcome) {
	const { id } = outcome;
	switch (outcome.kind) {
		case 'written':
			return { ok: true, id, rev: outcome.rev };
		case 'refused':
			return { id, rev: outcome.rev, error: 'forbidden', reason: reasonOf(outcome.refusal) };
		case 'conflict':
			return { id, error: 'conflict', reason: 'Document update conflict.' };
	}
}
