/** The words about putting the app on the home screen. */
export { install as words } from './vi/install.ts';
