import { m } from '$lib/i18n/index.ts';
import type { IconName } from '../icons.ts';

/** Where a record is. */
export type RecordRail = 'local' | 'sending' | 'done' | 'denied';

export type Station = {
	icon: IconName;
	look: 'here' | 'go' | 'ok' | 'bad' | 'zero';
	label: string;
	past?: boolean;
};

/** The three stations of one record: phone, track, server. `writtenAt`, `refusedAt`: times in words. */
export function stationsOf(rail: RecordRail, writtenAt: string, refusedAt: string): Station[] {
	const way = m.record.way;
	switch (rail) {
		case 'local':
			return [
				{ icon: 'phone', look: 'here', label: way.writtenAt(writtenAt) },
				{ icon: 'up', look: 'zero', label: way.notYet },
				{ icon: 'server', look: 'zero', label: way.server }
			];
		case 'sending':
			return [
				{ icon: 'phone', look: 'ok', label: way.writtenAt(writtenAt), past: true },
				{ icon: 'up', look: 'go', label: way.sending, past: true },
				{ icon: 'server', look: 'zero', label: way.server }
			];
		case 'done':
			return [
				{ icon: 'phone', look: 'ok', label: way.writtenAt(writtenAt), past: true },
				{ icon: 'up', look: 'ok', label: '', past: true },
				{ icon: 'server', look: 'ok', label: way.sent, past: true }
			];
		case 'denied':
			return [
				{ icon: 'phone', look: 'here', label: way.onPhone },
				{ icon: 'x', look: 'bad', label: way.refused(refusedAt) },
				{ icon: 'server', look: 'zero', label: way.server }
			];
	}
}
