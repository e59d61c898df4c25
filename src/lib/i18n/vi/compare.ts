import { area } from '../area.ts';

/** What was approved beside what stands there now. */
export const compare = /* @__PURE__ */ area('compare', {
	approvedBy: (who: string, when: string) => `${who} duyệt ${when}`,
	changedBy: (who: string, when: string) => `${who} sửa ${when}`
});
