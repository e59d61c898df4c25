/* What pages may name of the phone's data: types alone, so that a page never reaches past `state`. */
export type {
	DeniedWrite,
	Device,
	Draft,
	Rail,
	RecordDetail,
	RecordQuery,
	RecordRow,
	Session,
	SyncStatus,
	WriteFault
} from '../data/device.ts';
