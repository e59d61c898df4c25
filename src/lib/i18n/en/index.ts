/**
 * English, for every area under its name. All of it is one chunk that nobody loads who speaks Vietnamese; it takes
 * nothing but types from `vi/`, so that it changes no other chunk.
 */
import { amounts } from './amounts.ts';
import { common } from './common.ts';
import { denial } from './denial.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { hints } from './hints.ts';
import { home } from './home.ts';
import { joint } from './joint.ts';
import { language } from './language.ts';
import { me } from './me.ts';
import { outbox } from './outbox.ts';
import { record } from './record.ts';
import { secretMark } from './secret-mark.ts';
import { signIn } from './sign-in.ts';
import { time } from './time.ts';
import { writeFault } from './write-fault.ts';

export const en = {
	...{ amounts, common, denial, fields, form, hints, home, joint, language, me, outbox, record },
	...{ secretMark, signIn, time, writeFault }
};
