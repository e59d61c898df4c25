import type { UnitId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import { whoMayBeReminded } from '../../domain/reminder/open-reminders.ts';
import type { Reminder } from '../../domain/reminder/reminder.ts';
import { nothingStored } from '../../domain/write-access.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import type { WriteAlone, ReminderWanted, Reminders } from '../notices.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { remindersOf } from '../records/kept-documents.ts';
import type { WriteFault } from '../write-fault.ts';
import { append } from './append.ts';

const ID_BYTES = 16;

/** Whether the term has the target, and lets anybody be reminded of it. */
async function canBeReminded(about: string): Promise<boolean> {
	// Loaded with the page that reminds, which shows the targets; never with a member's home.
	const [{ shippedTerm }, { remindable }] = await Promise.all([
		import('../../terms/index.ts'),
		import('../../terms/target-rules.ts')
	]);
	return remindable(shippedTerm.targets).includes(about);
}

/** Nhắc on this phone. */
export class PhoneReminders implements Reminders {
	readonly #parts: Parts;
	readonly #write: WriteAlone;

	constructor(parts: Parts, write: WriteAlone) {
		this.#parts = parts;
		this.#write = write;
	}

	of(unit: UnitId): Promise<Reminder[]> {
		return remindersOf(this.#parts.store, unit);
	}

	async dismissed(): Promise<string[]> {
		const kept = await (await this.#parts.store.db).get('settings', 'dismissed');
		return kept?.name === 'dismissed' ? kept.ids : [];
	}

	async dismiss(id: string): Promise<void> {
		const tx = (await this.#parts.store.db).transaction('settings', 'readwrite');
		const kept = await tx.store.get('dismissed');
		const ids = kept?.name === 'dismissed' ? kept.ids : [];
		await tx.store.put({ name: 'dismissed', ids: [...new Set([...ids, id])] });
		await tx.done;
	}

	remind({ unit, ...wanted }: ReminderWanted): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const { now, random } = this.#parts.chance;
			const before = await remindersOf(this.#parts.store, unit);
			const { recent } = whoMayBeReminded(wanted.to, wanted.about, before, now());
			if (recent.length > 0) return err({ kind: 'denied', denial: 'remindedRecently' });
			return append(
				this.#parts,
				{ kind: 'unit', unit },
				{
					_id: `reminder:${ulid(now(), random(ID_BYTES))}`,
					type: 'reminder',
					v: 1,
					unit,
					...wanted,
					by: this.#parts.session().person,
					at: stampNow(this.#parts)
				},
				{ ...nothingStored, reminded: await canBeReminded(wanted.about) }
			);
		});
	}
}
