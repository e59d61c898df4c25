export { common } from './common.ts';
export { denial } from './denial.ts';
export { home } from './home.ts';
export { me } from './me.ts';
export { outbox } from './outbox.ts';
export { record } from './record.ts';
export { signIn } from './sign-in.ts';
export { time } from './time.ts';
