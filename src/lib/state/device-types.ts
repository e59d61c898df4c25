/* What pages may name of the phone's data: types alone, so that a page never reaches past `state`. */
export type {
	DeniedWrite,
	Device,
	RecordDetail,
	RecordRow,
	SyncStatus,
	Verdict,
	WriteFault
} from '../data/device.ts';
