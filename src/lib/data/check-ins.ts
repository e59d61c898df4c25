import type { ShownCode } from '../domain/check-in/code.ts';
import type { Arrival } from '../domain/check-in/presence.ts';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { WriteFault } from './write-fault.ts';

/** A record that is checked in for. */
export type Gathering = { activity: ActivityId; unit: UnitId };

/** A check-in of this person's: of what record, when, and where it is. */
export type OwnCheckIn = Gathering & {
	id: string;
	at: string;
	rail: 'local' | 'done' | 'denied';
};

/** Makes the mark of a code. @param window which code */
export type MarkMaker = (window: number) => Promise<string>;

/** Điểm danh: the codes that this phone shows, and who says that they read one. */
export interface CheckIns {
	/**
	 * Begins to show codes for a record, or goes on with it. The key is on the phone, durably, before it resolves:
	 * without it nothing that is said later could be looked at.
	 */
	show(of: Gathering): Promise<Result<MarkMaker, WriteFault>>;
	/** Everybody who said that they are there, as far as this phone knows. */
	arrivals(of: Gathering): Promise<Arrival[]>;
	/** Who of them was on the record's list before, on this phone. */
	taken(activity: ActivityId): Promise<PersonId[]>;
	/** Notes that these are on the list, or were left out by a person: none of them comes by itself again. */
	take(activity: ActivityId, people: readonly PersonId[]): Promise<void>;
	/** This person's own, the newest first. */
	own(): Promise<OwnCheckIn[]>;
	/** Says that this person is there: durable on this phone before it resolves. Said again, it is said once. */
	say(code: ShownCode): Promise<Result<null, WriteFault>>;
}
