/** The words about the code of what is private: `words.enter.title`. Only the pages behind it load them. */
export { lock as words } from './vi/lock.ts';
