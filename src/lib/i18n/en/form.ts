import type { Spoken } from '../area.ts';
import type { form as vi } from '../vi/form.ts';
import { count } from './count.ts';

export const form = {
	title: 'Record an activity',
	editTitle: 'Edit the activity',
	leave: 'Close, the draft is kept',
	opening: 'Opening the draft',
	notFound: {
		title: 'This draft is not on this device',
		text: 'It may have been submitted or discarded, or be on another device.',
		records: 'See recorded activities'
	},
	noUnit: {
		title: 'You have no unit to record for',
		text: 'Ask the office of the Block to link your account with a unit. Nothing is lost.'
	},
	newer: {
		title: 'This activity was recorded with a newer version of the app',
		text: 'Update the app, then edit. The activity stays as it is.'
	},
	openFailed: {
		title: 'The draft could not be opened',
		text: 'The storage could not be read. What you recorded is still on this device. Try again; if that does not help, close the app and open it again.'
	},
	saved: (time) => `Saved on this device ${time} · not sent`,
	saving: 'Saving on this device',
	nothingYet: 'Saved by itself as you type',
	notSaved: 'Not saved yet, your words are still on the screen',
	later: 'Later',
	submit: 'Submit',
	submitting: 'Submitting',
	keptDraft: 'The draft is kept on this device.',
	submitted: 'Saved on this device. It is sent when there is a network.',
	discard: 'Discard this draft',
	discardTitle: 'Discard the draft?',
	discardText: 'What was typed in this draft will be deleted from this device.',
	discardEditText: 'Your changes will be deleted. The recorded activity stays as it is.',
	keep: 'Keep',
	discarded: 'The draft is discarded.',
	faults: {
		storageFull: 'The storage of this device is full, nothing more can be saved',
		storageFullText:
			'Your words are still on this screen. Do not close the page: delete photos or files on the device, then save again.',
		broken: 'The draft could not be saved',
		brokenText: 'Your words are still on this screen. Do not close the page, save again.',
		saveAgain: 'Save again',
		denied: 'It could not be submitted',
		deniedText: 'You may not record this activity. The draft is kept on this device.',
		gone: 'This draft was discarded in another tab',
		goneText: 'Your words are still on the screen. Keep them as a new draft to go on.',
		keepAsNew: 'Keep as a new draft',
		changed: 'The activity changed while you were editing',
		changedText:
			'You are editing an older version. Your words are kept in the draft. Look at the new version, then edit again.',
		already: 'This activity was submitted in another tab',
		alreadyText: 'There is no need to submit it again. To change more, open the activity.',
		open: 'Open the activity'
	},
	displaced: {
		title: 'Another tab wrote something else in some places',
		text: (fields) => `The words here are kept. Different: ${fields}.`,
		take: (field) => `Take the other: ${field}`
	},
	name: {
		label: 'Name of the activity',
		list: 'Suggested names',
		template: (sections) => `Template: opens ${sections}`,
		keep: 'Keep the words as typed'
	},
	unit: {
		label: 'Unit',
		mine: 'Your units',
		ended: (name, day) => `${name} (until ${day.split('-').reverse().join('/')})`
	},
	author: {
		label: 'Who did it',
		hint: 'If you record for somebody else, choose their name.',
		me: (name) => `Me (${name})`,
		change: 'Choose someone else',
		title: 'Record for whom'
	},
	when: {
		label: 'When',
		hint: 'As exactly as you know.',
		precision: { day: 'Day', month: 'Month', season: 'Season', year: 'Year', unknown: 'Not known' },
		today: 'Today',
		yesterday: 'Yesterday',
		thisMonth: 'This month',
		lastMonth: 'Last month',
		start: 'Day',
		startMonth: 'Month',
		end: 'Until',
		endMonth: 'Until',
		addEnd: 'Add the last day',
		addEndMonth: 'Add the last month',
		dropEnd: 'Remove the end',
		day: 'Day',
		month: 'Month',
		year: 'Year',
		season: 'Season',
		seasons: {
			spring: 'Spring',
			summer: 'Summer',
			autumn: 'Autumn',
			winter: 'Winter',
			winterSpring: 'Winter and spring'
		},
		winterSpringYear: 'For winter and spring 2022–2023 write 2022.',
		words: 'In words',
		wordsHint: 'Such as “recently”, “the morning of 19/5”.',
		outside: 'Outside the term',
		outsideText: (term) => `It can be saved and submitted, but does not count for ${term}.`
	},
	places: {
		label: 'Where',
		choose: 'Choose a commune',
		add: 'Add another place',
		remove: 'Remove this place',
		changeCommune: 'Change the commune',
		hamlet: 'Hamlet',
		addHamlet: 'Add a hamlet',
		venue: 'Another place',
		venueName: 'Name of the place',
		venueHint: 'Such as the hall of a department, the provincial hospital.',
		venueCommune: 'In which commune',
		online: 'Online',
		outside: 'Outside the province',
		outsideName: 'Where outside the province',
		more: 'Say more',
		role: 'This place is',
		roles: { held: 'Where it was done', helped: 'The place helped' },
		noRole: 'Not said',
		words: 'About this place, in words',
		loading: 'Opening the list of communes',
		unknown: (code) => `Commune with code ${code}`
	},
	picker: {
		title: 'Choose a commune',
		search: (n) => (n === null ? 'Search communes' : `Search ${count(n, 'commune')}`),
		label: 'Search communes, with or without accents',
		recent: 'Recent',
		nearTwinned: 'Twinned and recent communes',
		byDistrict: 'By district',
		districts: 'Districts',
		found: (n) => `${count(n, 'place')} found`,
		homonyms: (n) => `${n} places with the same name: look at the district`,
		homonymsType: (n) => `${n} places with the same name: commune (xã) or town (thị trấn)?`,
		homonymsSpelling: (n) => `${n} places written nearly alike: look at the accents`,
		others: 'Other places',
		formerly: 'Formerly: ',
		alsoWrittenPrefix: 'Also written: ',
		none: 'No commune matches.',
		noneText: 'Check what you typed, or choose by district.',
		elsewhere: 'Not a commune of the province?'
	},
	pickerFailed: {
		title: 'The list of communes could not be opened',
		text: 'It is not on this device yet. Choose “Another place” and type the commune, or try again with a network. What you typed is kept.'
	},
	what: {
		title: 'What was in this activity?',
		hint: 'Choose to open what you need. Leaving all out is fine.',
		drop: (section) => `Remove ${section}?`,
		dropText: 'What is recorded there will be deleted.',
		dropYes: 'Remove'
	},
	sections: {
		gifts: 'Gifts',
		goods: 'Goods',
		receivers: 'Receivers',
		money: 'Money',
		outcomes: 'Projects, outcomes',
		study: 'Study',
		blood: 'Blood donation',
		bodies: 'Several units',
		people: 'Participants',
		result: 'Result in words',
		campaigns: 'Campaigns, objectives'
	},
	bodiesTitle: 'Units that took part',
	linksTitle: 'Linked with other activities',
	fieldNames: {
		name: 'Name',
		when: 'When',
		places: 'Where',
		sections: 'Open sections',
		gifts: 'Gifts',
		goods: 'Goods',
		receivers: 'Receivers',
		value: 'Money',
		outcomes: 'Projects, outcomes',
		study: 'Study',
		bodies: 'Units that took part',
		people: 'Participants',
		result: 'Result in words',
		kinds: 'Kind',
		field: 'Field',
		objectives: 'Objectives',
		campaigns: 'Campaigns',
		campaignWords: 'Other campaign',
		links: 'Linked with other activities',
		unit: 'Unit'
	}
} satisfies Spoken<typeof vi>;
