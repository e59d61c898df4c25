import type { Result } from '../../domain/result.ts';
import type { DuePhotos, RetentionSettings } from '../../domain/retention/retention.ts';
import { RetentionDesk } from '../../domain/retention/retention.ts';
import { askApi, type PrivacyFault } from './asking.ts';

type Asked = Promise<Result<RetentionDesk, PrivacyFault>>;

/** What is kept for how long, what would go, and what went. */
export function askRetention(): Asked {
	return askApi('retention', RetentionDesk);
}

/** Sets how long is kept what is not kept for good. */
export function setRetention(settings: RetentionSettings): Asked {
	return askApi('retention/settings', RetentionDesk, { method: 'PUT', body: settings });
}

/** Decides that the photos of a span go, as they were shown; `refused` where it is not exactly these any more. */
export function erasePhotos({ until, mark }: DuePhotos): Asked {
	const body = { until, mark };
	return askApi('retention/photos', RetentionDesk, { method: 'POST', body });
}
