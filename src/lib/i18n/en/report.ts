import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { report as vi } from '../vi/report.ts';
import { count, form } from './count.ts';
import { periodName } from './period-name.ts';

/** What stands in a paper or a file of the Union is Vietnamese, whatever the app speaks. */
type OnPaper = 'lists' | 'number' | 'recipients' | 'union';

export const report = {
	title: 'Reports',
	intro:
		'Text and figures come from approved activities; the report is in Vietnamese. It can be edited before it is saved; figures on yellow open the activities behind them.',
	docx: 'Save as Word',
	writing: 'Writing the file',
	saved: (name) => `${name} is saved on this device.`,
	notWritten: 'The file could not be written. The report is still on the screen; try again.',
	print: 'Print or save as PDF',
	freeze: {
		act: 'Freeze the report',
		busy: 'Freezing',
		hint: 'Freezing keeps today’s text and figures: a year later it still shows where each figure came from. Activities recorded later do not change it.',
		done: 'Frozen on this device. It is sent when there is a network.',
		title: 'Frozen versions',
		one: (time) => `Frozen ${time}`,
		by: (name) => (name === '' ? 'Not known by whom' : name),
		note: (time, name) =>
			`Frozen ${time}${name === '' ? '' : ` by ${name}`}. Text and figures are as they were then.`,
		at: (time) => `Figures counted ${time}.`,
		here: 'Figures counted on the device of whoever froze it.',
		newer:
			'This report was written with a newer version of the app. Update the app and open it again; the report is as it was.',
		missing:
			'This device does not have that version. With a network, wait until it has arrived and open it again.',
		today: 'Write it again with today’s figures',
		source: 'Where the figure comes from',
		result: 'Result',
		total: 'Total',
		noTotal: 'No total when frozen',
		rate: 'Share',
		waiting: 'Awaiting approval when frozen',
		missingUnits: 'Units missing when frozen',
		ratedUnits: 'Units to look at, by the rating when frozen',
		noMissing: 'No unit was missing when frozen, or units are not listed.',
		records: (n) => `${count(n, 'approved activity', 'approved activities')} when frozen`,
		noRecords: 'Names of activities could not be had when freezing, so only the figure is kept.',
		moreRecords: (n) =>
			`${count(n, 'older activity', 'older activities')} of the period did not fit into the frozen version by name.`,
		lines: (n) => `${count(n, 'task')} of the period, when frozen`,
		noLines: 'The frozen version does not list what this figure counts.',
		all: (n) => `See all ${formatNumber(n)}`,
		doneUnnamed:
			'Frozen on this device; it is sent when there is a network. Names of activities could not be had, so only the figures are kept; to list names, freeze it again with a network.',
		see: 'See today’s activities of this period'
	},
	before: {
		title: 'Before saving',
		at: (time) => `Figures as of ${time}`,
		here: 'Figures counted on this device',
		silent: (n) => `${count(n, 'unit')} sent nothing for 7 days`,
		blanks: (n) => `${count(n, 'place')} to be written`,
		kept: 'Edited text is kept on this device',
		noBlanks: 'Nothing is left to be written',
		noTargets:
			'This device has no target figures of this period; sentences about targets and the appendix are empty.',
		noBoard: 'This device has no figures of activities of this period.',
		empty: 'No activity of this period is approved. The report has only what is written by hand.',
		gone: (n) =>
			`${count(n, 'figure')} ${form(n, 'was', 'were')} changed or removed when the text was edited`,
		blank: 'Number, day and name of the signer stay blank for the office.'
	},
	colours: {
		title: 'Colours of the preview',
		yellow: 'Yellow',
		figure: ': a figure from recorded activities, press to see them.',
		pink: 'Pink',
		ask: ': to be written.',
		none: 'Colours are neither printed nor in the Word file.'
	},
	section: {
		edit: (title) => `Edit the text: ${title}`,
		write: (title) => `Write: ${title}`,
		editShort: 'Edit the text',
		writeShort: 'Write',
		label: (title) => `Text: ${title}`,
		hint: 'Each line is a paragraph. What you write is kept on this device.',
		done: 'Done',
		reset: 'Take the text from the figures again',
		ask: (what) => `[Cần viết: ${what}]`,
		edited: 'Edited',
		gone: 'Figures from activities that are no longer in the text:'
	},
	notKept:
		'What you typed last could not be kept. It is still on the screen: do not close the page.',
	noRoom:
		'This device is full, so what you typed last could not be kept. It is still on the screen; delete other files, then go on.',
	source: (text) => `${text}, see where it comes from`,
	short: {
		invitation: 'Invitation (Word)',
		minutes: 'Minutes (Word)',
		activity: 'Quick report (Word)',
		inspections: (period) => `Report of ${periodName(period)} (Word)`
	},
	excel: 'Save as Excel',
	own: {
		title: 'Report of the unit',
		open: 'Write the unit’s report',
		noRight: 'Only secretaries and deputies of units write this report.'
	},
	noRight: {
		title: 'Report of the Executive Committee',
		text: 'Only the Executive Committee of the Block sees and writes this report.'
	}
} satisfies Spoken<Omit<typeof vi, OnPaper>>;
