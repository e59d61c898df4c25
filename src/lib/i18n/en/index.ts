/**
 * English, for every area under its name. All of it is one chunk that nobody loads who speaks Vietnamese; it takes
 * nothing but types from `vi/`, so that it changes no other chunk.
 */
import { accessLog } from './access-log.ts';
import { amounts } from './amounts.ts';
import { attendance } from './attendance.ts';
import { board, campaignMonths, compareBoards, handOn } from './board.ts';
import { cards } from './cards.ts';
import { checkIn } from './check-in.ts';
import { common } from './common.ts';
import { dataDesk } from './data-desk.ts';
import { dataNames } from './data-names.ts';
import { denial } from './denial.ts';
import { approveMany, compare, helping, move, settle } from './desk.ts';
import { dossier } from './dossier.ts';
import { fields } from './fields.ts';
import { firstGuide } from './first-guide.ts';
import { form } from './form.ts';
import { handover } from './handover.ts';
import { boardHelp, committeeHelp, officeHelp } from './help-committee.ts';
import { help, memberHelp, publicHelp, unitHelp } from './help.ts';
import { hints } from './hints.ts';
import { home } from './home.ts';
import { incidents } from './incidents.ts';
import { install } from './install.ts';
import { joint } from './joint.ts';
import { language } from './language.ts';
import { lock } from './lock.ts';
import { me } from './me.ts';
import { merge } from './merge.ts';
import { noAnswer } from './no-answer.ts';
import { notices } from './notices.ts';
import { officers } from './officers.ts';
import { outbox } from './outbox.ts';
import { ownData, requestWords } from './own-data.ts';
import { peopleDesk } from './people-desk.ts';
import { periodPicker } from './period-picker.ts';
import { period } from './period.ts';
import { photos } from './photos.ts';
import { plan } from './plan.ts';
import { privacy } from './privacy.ts';
import { awards, rating } from './rating.ts';
import { record } from './record.ts';
import { register } from './register.ts';
import { remind } from './remind.ts';
import { report } from './report.ts';
import { retention } from './retention.ts';
import { retire } from './retire.ts';
import { review } from './review.ts';
import { roster } from './roster.ts';
import { secretMark } from './secret-mark.ts';
import { selfRating } from './self-rating.ts';
import { serverFault } from './server-fault.ts';
import { setup } from './setup.ts';
import { signIn } from './sign-in.ts';
import { status } from './status.ts';
import { targets } from './targets.ts';
import { time } from './time.ts';
import { unit } from './unit.ts';
import { unitHandover } from './unit-handover.ts';
import { unitsDesk } from './units-desk.ts';
import { workFields, workValues } from './work-fields.ts';
import { work } from './work.ts';
import { writeFault } from './write-fault.ts';
import {
	congress,
	duties,
	inspections,
	pledges,
	standing,
	unitCongresses,
	yearWork
} from './year-work.ts';

export { sayVietnamese } from './say-vietnamese.ts';

export const en = {
	accessLog,
	amounts,
	approveMany,
	attendance,
	awards,
	board,
	boardHelp,
	campaignMonths,
	cards,
	checkIn,
	committeeHelp,
	common,
	compare,
	compareBoards,
	congress,
	dataDesk,
	dataNames,
	denial,
	dossier,
	duties,
	fields,
	firstGuide,
	form,
	handOn,
	handover,
	help,
	helping,
	hints,
	home,
	incidents,
	inspections,
	install,
	joint,
	language,
	lock,
	me,
	memberHelp,
	merge,
	move,
	noAnswer,
	notices,
	officeHelp,
	officers,
	outbox,
	ownData,
	peopleDesk,
	period,
	periodPicker,
	photos,
	plan,
	pledges,
	privacy,
	publicHelp,
	rating,
	record,
	register,
	remind,
	report,
	requestWords,
	retention,
	retire,
	review,
	roster,
	secretMark,
	selfRating,
	serverFault,
	settle,
	setup,
	signIn,
	standing,
	status,
	targets,
	time,
	unit,
	unitCongresses,
	unitHelp,
	unitHandover,
	unitsDesk,
	work,
	workFields,
	workValues,
	writeFault,
	yearWork
};
