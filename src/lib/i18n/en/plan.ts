import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { plan as vi } from '../vi/plan.ts';
import { count } from './count.ts';
import { dayText } from './period-name.ts';
import { monthOnly } from './time.ts';

const jobs = (n: number) => count(n, 'task');

export const plan = {
	title: 'Plan of the year',
	intro:
		'The Standing Committee writes it, puts it to a conference of the Executive Committee for adoption, then carries it out. Each version put forward is kept for comparison.',
	year: 'Year',
	whole: 'Whole year',
	monthOf: (n) => monthOnly(String(n)),
	jobs,
	state: {
		none: 'The plan has no tasks yet.',
		draft: 'Being written, never put forward.',
		waiting: (n, who, day) =>
			`Version ${n} is before the Executive Committee. Put forward by ${who} ${dayText(day)}.`,
		returned: (n, why) => `Version ${n} was given back: ${why}`,
		adopted: (n) => `Version ${n} is adopted, not carried out yet.`,
		running: (n) => `Version ${n} is being carried out.`,
		issued: (number, day) =>
			[`No. ${number}`, day === null ? '' : `of ${dayText(day)}`].filter(Boolean).join(' '),
		changed: 'What is being written differs from the version put forward last.',
		byStanding: 'Adopting, giving back and carrying out are recorded by the Standing Committee.'
	},
	done: (n, of) => `${formatNumber(n)} of ${jobs(of)} done`,
	submit: 'Put to the Executive Committee',
	submitHint: (n) => `Version ${n} keeps the tasks as you see them.`,
	submitNote: 'Accompanying words',
	adopt: 'Adopted',
	adoptHint: 'Record it once the conference of the Executive Committee has agreed.',
	giveBack: 'Give back',
	giveBackWhy: 'Why it is given back',
	carryOut: 'Carry out',
	carryOutHint: 'Number and day of the paper. Leave empty if there is none.',
	which: (n) => `Version ${n}`,
	add: 'Add a task',
	change: 'Edit the task',
	changeThis: (text) => `Edit: ${text}`,
	remove: 'Remove this task from the plan',
	fromProgramme: (n) => `Take ${jobs(n)} from the programme of the term`,
	taken: (n) => `${jobs(n)} put into the plan. It is sent when there is a network.`,
	nobody: 'Nobody yet',
	empty: 'Take tasks from the programme of the term, then add those of the year.',
	print: 'Print the plan',
	versions: {
		title: 'Versions put forward',
		none: 'No version was put forward.',
		meta: (step, day, who, n) => `${step} · by ${who} ${dayText(day)} · ${jobs(n)}`,
		steps: {
			submitted: 'Awaiting adoption',
			adopted: 'Adopted',
			returned: 'Given back',
			running: 'Being carried out'
		}
	},
	compare: {
		title: 'Compare versions',
		open: 'Compare with what is being written',
		from: 'From',
		to: 'To',
		nothing: 'Nothing',
		draft: 'What is being written',
		added: 'Added',
		removed: 'Removed',
		changed: 'Changed',
		same: (n) => `${jobs(n)} unchanged`,
		none: 'The two versions are the same.',
		was: 'Before',
		is: 'After',
		unknown: 'There is no version of this year to compare.'
	}
} satisfies Spoken<typeof vi>;
