/** The words about personal data: `words.notice.title`. Only the pages that speak of it load them. */
export { privacy as words } from './vi/privacy.ts';
