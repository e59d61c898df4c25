import type { GenericSchema, InferOutput } from 'valibot';
import { databaseName } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Notice } from '../../domain/notice/notices.ts';
import { noticesOf } from '../../domain/notice/notices.ts';
import type { NoticeReceipt } from '../../domain/notice/receipt.ts';
import { NoticeReadings, UnitReaders } from '../../domain/notice/told.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Notices, ReadingsFault, ReceiptWanted, WriteAlone } from '../notices.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { receiptsOf, workIn } from '../records/kept-documents.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';
import type { WriteFault } from '../write-fault.ts';
import { append } from './append.ts';

const ID_BYTES = 16;
const PROGRAMME = databaseName({ kind: 'programme' });

/** Thông báo on this phone. */
export class PhoneNotices implements Notices {
	readonly #parts: Parts;
	readonly #write: WriteAlone;

	constructor(parts: Parts, write: WriteAlone) {
		this.#parts = parts;
		this.#write = write;
	}

	async all(term: string): Promise<Notice[]> {
		return noticesOf((await workIn(this.#parts, PROGRAMME, term, ['notice'])).entries);
	}

	async waiting(term: string): Promise<Set<string>> {
		const range = IDBKeyRange.bound(
			[PROGRAMME, `work:${term}:notice:`],
			[PROGRAMME, `work:${term}:notice;`]
		);
		const keys = await (await this.#parts.store.db).getAllKeys('outbox', range);
		return new Set(keys.map(([, id]) => id.split(':')[3] ?? ''));
	}

	receipts(unit: UnitId): Promise<NoticeReceipt[]> {
		return receiptsOf(this.#parts.store, unit);
	}

	say({ unit, notice, edition, said }: ReceiptWanted): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const { now, random } = this.#parts.chance;
			const by = this.#parts.session().person;
			// Looked at once more in here: two tabs may show the same notice.
			const before = await receiptsOf(this.#parts.store, unit);
			const isSaid = before.some(
				(one) =>
					one.notice === notice && one.edition === edition && one.by === by && one.said === said
			);
			if (isSaid) return ok(null);
			return append(
				this.#parts,
				{ kind: 'unit', unit },
				{
					_id: `noticeReceipt:${notice}:${ulid(now(), random(ID_BYTES))}`,
					type: 'noticeReceipt',
					v: 1,
					unit,
					notice,
					edition,
					said,
					by,
					at: stampNow(this.#parts)
				}
			);
		});
	}

	askReadings(notice: string): Promise<Result<NoticeReadings, ReadingsFault>> {
		return ask(notice, NoticeReadings);
	}

	askReaders(notice: string, unit: UnitId): Promise<Result<UnitReaders, ReadingsFault>> {
		return ask(`${notice}/${unit}`, UnitReaders);
	}
}

/** `notYet`: the server does not know the notice, which waits on this phone. */
async function ask<S extends GenericSchema>(
	of: string,
	schema: S
): Promise<Result<InferOutput<S>, ReadingsFault>> {
	try {
		const { status, body } = await askJson(`/api/notices/${of}`);
		if (status === 404) return err('notYet');
		const parsed = parseBy(schema, body);
		return parsed.ok ? ok(parsed.value) : err('serverDown');
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		return err(requestsFault(error));
	}
}
