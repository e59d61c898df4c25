/** Hoàn thành xuất sắc · tốt · hoàn thành · không hoàn thành nhiệm vụ, best first. */
export const ratingLevels = ['excellent', 'good', 'done', 'failed'] as const;
export type RatingLevel = (typeof ratingLevels)[number];
