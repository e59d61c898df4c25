import * as v from 'valibot';
import type { AskedImport } from '../../domain/import/asked.ts';
import { ImportDone, ImportPreview } from '../../domain/import/asked.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { askPeople, type PeopleFault } from './asking.ts';

/** What a list would come to; nothing is written. */
export function previewImport(asked: AskedImport): Promise<Result<ImportPreview, PeopleFault>> {
	return askPeople('preview', ImportPreview, asked);
}

/** Brings a list in. Sent again after an answer that was lost, it makes nobody twice. */
export function runImport(asked: AskedImport): Promise<Result<ImportDone, PeopleFault>> {
	return askPeople('import', ImportDone, asked);
}

/** The lists that were brought in, newest first. */
export async function askImports(): Promise<Result<ImportDone[], PeopleFault>> {
	const answer = await askPeople('imports', v.object({ imports: v.array(ImportDone) }));
	return answer.ok ? ok(answer.value.imports) : answer;
}

/** Takes one back. */
export function undoImport(id: string): Promise<Result<ImportDone, PeopleFault>> {
	return askPeople(`undo/${id}`, ImportDone, {});
}
