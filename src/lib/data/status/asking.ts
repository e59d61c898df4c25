import { ServerStatus } from '../../domain/status/server-status.ts';
import { askApi } from '../privacy/asking.ts';

/** How the server is, for the office alone; nothing of it is kept on this phone. */
export const askStatus = () => askApi('status', ServerStatus);
