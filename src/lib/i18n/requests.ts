/** The words of requests about personal data, for whoever makes them and for the office. */
export { requestWords } from './vi/own-data.ts';
