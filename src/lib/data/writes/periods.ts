import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import type { Closing } from '../../domain/period/closing.ts';
import { Reopening } from '../../domain/period/closing.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type {
	AskedReopening,
	WriteAlone,
	PeriodAct,
	Periods,
	ReopeningWanted,
	RequestsFault
} from '../notices.ts';
import type { Parts } from '../parts.ts';
import { closingsOn, reopeningsOf } from '../records/kept-documents.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';
import type { WriteFault } from '../write-fault.ts';
import { append, stampAfter } from './append.ts';

const ID_BYTES = 16;

const Asked = v.object({
	requests: v.array(v.object({ request: Reopening, name: v.string() }))
});

/** Khóa kỳ on this phone. */
export class PhonePeriods implements Periods {
	readonly #parts: Parts;
	readonly #write: WriteAlone;

	constructor(parts: Parts, write: WriteAlone) {
		this.#parts = parts;
		this.#write = write;
	}

	closings(): Promise<Closing[]> {
		return closingsOn(this.#parts.store);
	}

	requests(unit: UnitId): Promise<Reopening[]> {
		return reopeningsOf(this.#parts.store, unit);
	}

	async askedByUnits(): Promise<Result<AskedReopening[], RequestsFault>> {
		try {
			const { body } = await askJson('/api/reopenings');
			const parsed = v.safeParse(Asked, body);
			return parsed.success ? ok(parsed.output.requests) : err('serverDown');
		} catch (error) {
			if (!(error instanceof WireFault)) throw error;
			return err(requestsFault(error));
		}
	}

	act(act: PeriodAct): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const { store } = this.#parts;
			const at = stampAfter(this.#parts, await closingsOn(store));
			const _id = `closing:${act.period}:${this.#ulid()}`;
			return append(
				this.#parts,
				{ kind: 'programme' },
				{ _id, type: 'closing', v: 1, ...act, by: this.#parts.session().person, at }
			);
		});
	}

	ask({ unit, ...wanted }: ReopeningWanted): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const { store } = this.#parts;
			const before = [...(await closingsOn(store)), ...(await reopeningsOf(store, unit))];
			const at = stampAfter(this.#parts, before);
			const _id = `reopening:${wanted.period}:${this.#ulid()}`;
			return append(
				this.#parts,
				{ kind: 'unit', unit },
				{ _id, type: 'reopening', v: 1, unit, ...wanted, by: this.#parts.session().person, at }
			);
		});
	}

	#ulid(): string {
		const { now, random } = this.#parts.chance;
		return ulid(now(), random(ID_BYTES));
	}
}
