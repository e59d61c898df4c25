/** The words of "Dữ liệu của tôi": `words.title`. Only that page loads them. */
export { ownData as words } from './vi/own-data.ts';
