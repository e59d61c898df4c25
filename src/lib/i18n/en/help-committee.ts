import type { Spoken } from '../area.ts';
import type { boardHelp as viBoard } from '../vi/help/board.ts';
import type { committeeHelp as viCommittee } from '../vi/help/committee.ts';
import type { officeHelp as viOffice } from '../vi/help/office.ts';

export const boardHelp = {
	'/(committee)/chi-tieu': [
		'Each bar is a fraction: the result above, the total below. Press it to see who is missing.',
		'Blue is approved. Hatched awaits approval and is not in the percentage.',
		'Choose the period at the top. “Not said” is not 0.',
		'What is missing is told by unit.'
	],
	'/(committee)/chi-tieu/[unit]': [
		'Targets of one unit, counted as for the Block.',
		'Press a target to see result, total and what is missing.',
		'Names of people are seen only by the unit’s secretaries.'
	],
	'/(committee)/so-lieu': [
		'Figures by campaign, objective, unit, month and commune. Press a figure to see its activities.',
		'Approved and awaiting approval stand apart.',
		'Months, quarters and years can be chosen without a network; any other days are counted by the server.',
		'The clock marks units silent for long. Print or share at the end of the page.'
	],
	'/(committee)/so-lieu/[unit]': [
		'Figures of one unit.',
		'Press a figure to see its activities.',
		'Gifts and money of joint activities are shown here in full; the Block counts them once.'
	],
	'/(committee)/so-lieu/so-sanh': [
		'Choose two periods, or units, to see them side by side.',
		'Differences are of what is approved.',
		'Change the order under “Sort”.'
	],
	'/(committee)/so-lieu/hoat-dong': [
		'The activities behind the figure that you pressed, newest first.',
		'A page opened once can be seen without a network, with the time of its figures.',
		'Press an activity to see all of it.'
	],
	'/(committee)/so-lieu/hoat-dong/[unit]/[ulid]': [
		'An activity as it was approved, with who decided and its history.',
		'Photos are loaded only when you press.',
		'Here it can only be read; editing is for the unit.'
	],
	'/(committee)/bao-cao': [
		'Choose a period. Read “Before saving”: how new the figures are, which units are silent, what is to be written.',
		'Figures on yellow open where they come from. Pink is to be written by hand.',
		'Edit each section, then save as Word, print, or save the table as Excel. Number, day and signer stay blank.',
		'Once it is sent, freeze the report; better with a network, so that names of activities are kept too.'
	],
	'/(committee)/bao-cao/[unit]': [
		'The report of one unit, written from approved activities.',
		'Figures on yellow open where they come from. Pink is to be written by hand.',
		'Save as Word, or print.'
	],
	'/(committee)/bao-cao/chot/[key]': [
		'A frozen report: text and figures as they were handed in.',
		'Press a figure to see result, total, what was missing, and names of activities at that time.',
		'A frozen report cannot be edited; for new figures freeze another.'
	]
} satisfies Spoken<typeof viBoard>;

export const committeeHelp = {
	'/(committee)/thong-bao/viet/[[id]]': [
		'The title is all that everybody’s home shows: say the matter and its date.',
		'Choose all units or some. Every device of the Block receives the data: nothing secret.',
		'If units are to confirm, a secretary has to confirm for the unit.',
		'It works without a network and is sent later. After a correction, whoever has read it is told to read again.'
	],
	'/(committee)/hoi-nghi': [
		'The conferences and their agendas, by the programme of the term.',
		'What is late comes first. Press a conference to record day, attendance, agenda and papers.',
		'The rest of the year’s work (plan, duties, projects, inspections, ratings) is on this page too.'
	],
	'/(committee)/hoi-nghi/[number]': [
		'Record day, place and attendance; open each agenda item to record who does it, how far it is and when it is due.',
		'Resolutions and conclusions by name, number and day; first answer whether the paper is marked secret.',
		'Invitation and minutes as Word are filled from what is recorded.',
		'The history says who recorded what, and when.'
	],
	'/(committee)/hoi-nghi/[number]/bien-ban': [
		'What you write is kept on this device, even when it is switched off.',
		'Once you press “Save”, all of the Executive Committee can read it.',
		'If somebody saved before you, you are told; read theirs before you save.'
	],
	'/(committee)/hoi-nghi/bao-cao': [
		'Each period has a due day; you see which units have sent, are late, or are missing.',
		'Press once when a report has come; a mistake can be undone.',
		'Change the due day of a period with its button.'
	],
	'/(committee)/ke-hoach': [
		'The plan goes from draft to being put forward, adopted or given back, and carried out.',
		'Add tasks one by one; versions put forward are kept for comparison.',
		'The Standing Committee adopts it or gives it back.'
	],
	'/(committee)/ke-hoach/so-sanh': [
		'Choose two versions, “From” and “To”, to see where they differ.',
		'Added, removed and changed lines say so in words; changed ones show before and after.',
		'Go back for the plan that is being written.'
	],
	'/(committee)/dinh-ky': [
		'What has to be done every year, by the days of the programme. What is late comes first.',
		'Open one to record the day it was done, the number of a paper, or another due day.',
		'The first due day stays beside a new one.'
	],
	'/(committee)/cong-trinh': [
		'Projects and tasks that units registered at the beginning of the year, and their results.',
		'Add one, record the day it was done; choose an approved activity as evidence.',
		'Units that have not registered are named at the end.'
	],
	'/(committee)/dai-hoi': [
		'Sub-committees and tasks for the congress, by due day.',
		'Add sub-committees, give out tasks, tick what is done.',
		'Congresses of the units have a page of their own.'
	],
	'/(committee)/dai-hoi/co-so': [
		'One line for each unit: planned, held, attendance, result.',
		'Press a line to record. Empty means not recorded.',
		'A unit without a day does not count as held.'
	],
	'/(committee)/kiem-tra': [
		'Inspections; the Inspection Committee and the Executive Committee can read them.',
		'Add one: unit, what is inspected, day; later its conclusion.',
		'The inspection report as Word is filled in; add to it and hand it on.'
	],
	'/(committee)/xep-loai': [
		'For each unit: its own level, the level proposed, the level decided.',
		'Press a unit to see the figures behind it and record a level.',
		'Only the Standing Committee decides; every change is in the history.'
	],
	'/(committee)/xep-loai/nhieu': [
		'Choose units with the same level and record it once.',
		'All names are shown before. A mistake can be undone.',
		'Proposing and deciding is for the Standing Committee; each unit can be changed later.'
	],
	'/(committee)/xep-loai/tieu-chi': [
		'Criteria of the year for units, branches and members.',
		'Add or edit criteria and points; every unit can read them when it has a network.',
		'If you change them after points were given, tell the units.'
	],
	'/(committee)/khen-thuong': [
		'Propose awards, with approved activities as evidence.',
		'The Standing Committee decides; record number and day.',
		'Save the list of proposals as Excel.'
	],
	'/(committee)/khoa-ky': [
		'Close a period after reporting upwards: from then on reported figures do not change.',
		'Choose year and period; you see how many activities still await approval, and in which units. Better ask before closing.',
		'Members can still record and send; activities wait until it is reopened.',
		'When a unit asks, reopen it for that unit, or answer why not.'
	],
	'/(committee)/can-bo': [
		'Officers of the Block, and key officers of the units.',
		'This page needs the code, and only the Executive Committee can read it.',
		'The units’ part is recorded by their secretaries; here it can only be read.'
	]
} satisfies Spoken<typeof viCommittee>;

export const officeHelp = {
	'/(office)/van-phong/nhap': [
		'Choose an Excel (.xlsx) or CSV file with names and units. If you have none, get the template.',
		'Look first: who is new, who is there already, which rows are wrong and where. Nothing is brought in yet.',
		'Answer the rows that need you, then bring them in.',
		'The file can be mended and brought in again; nobody is there twice. A mistake can be taken back at the end of the page.'
	],
	'/(office)/van-phong/the-dang-nhap': [
		'Choose units, make cards, then print: eight cards on an A4 page.',
		'Once the page is closed the codes are not shown again. For a lost card make a new one; the old one no longer works.',
		'Cut them and hand each over in person. A card works once, within 30 days.'
	],
	'/(office)/van-phong/tinh-trang': [
		'Open it once a week. What needs doing stands on top, with how and by whom.',
		'Units that sent nothing for long: call the secretary, ask them to open the app where there is a network.',
		'What the server did not take: look why, and call the sender if several meet the same. By the error code the administrator finds it in the server’s log.',
		'Phones on an old version: ask them to close the app and open it again where there is a network.'
	],
	'/(office)/van-phong/co-so/[[id]]': [
		'Choose a unit, then what to do: edit, merge, split, dissolve, bring back, appoint a secretary.',
		'Say from which day and on what ground, then look: who moves, what stays. Nothing has changed yet.',
		'Activities stay where they happened; figures and names before that day stay as they were.',
		'A change that was written down cannot be deleted. To have it otherwise, write down another.'
	],
	'/(office)/van-phong/nguoi-dung': [
		'Find a person by name; accents may be left out.',
		'Rights given or taken are in effect at once; the person’s device follows when it has a network.',
		'Password forgotten: make a new sign-in card for that person.',
		'A locked account cannot sign in; former activities stay.'
	],
	'/(office)/van-phong/may-mat': [
		'Find whoever reports a lost device and press the name.',
		'Choose the right device by kind and day of last use, then report it lost.',
		'The next time it has a network the device deletes all that the app keeps, also what was not sent: ask well before you press.',
		'Give that person a new password.'
	],
	'/(office)/van-phong/du-lieu': [
		'Requests that are due soon come first; overdue ones have a clock.',
		'Answer within 2 working days, do what is asked, then press “Done” and say what was done.',
		'What was written cannot be deleted: it proves that it was in time.',
		'“Contact and deadlines” at the end: who answers about personal data, for how long the log is kept.'
	],
	'/(office)/van-phong/nhat-ky': [
		'Each line is a look or a change: who, when, where, whose data.',
		'Open “Filter” to choose days, what was done, a unit or a name.',
		'Of a unit’s private part it only says that somebody read or wrote, not about whom.',
		'Nobody can change or delete the log; old lines go by themselves after the months that were set.'
	],
	'/(office)/van-phong/su-co': [
		'Personal data disclosed, lost or sent to the wrong place: record an incident at once, even if not all is clear.',
		'The authority is to be told within 72 hours after it was found; this page counts.',
		'Open an incident to add to it and print the report.'
	],
	'/(office)/van-phong/su-co/[id]': [
		'Add what you learn; what was recorded before stays.',
		'The report to print takes its words from what is recorded; fill the blanks, sign, stamp.',
		'Record who was told, when and how. Tell the people concerned too.',
		'When it is over, close it.'
	],
	'/(office)/van-phong/ho-so-tac-dong': [
		'The dossier is written from the software as it is now: where data lies, each field, who reads, who writes.',
		'Save it as Word, write the assessment and the blanks, have it signed.',
		'When software or ways change, open it to write a new one.'
	],
	'/(office)/van-phong/luu-giu': [
		'See what is over its time and what was deleted: photos, names of people who left, settled requests, who read notices.',
		'See how many, by unit or by person, then press the button, read again, press once more. It cannot be undone; figures stay.',
		'Only old log lines and sessions are deleted by the server itself.',
		'Change the months under “How long” only when there is a paper.'
	],
	'/(office)/van-phong/luu-giu/bo-ten': [
		'Only names of people who left the unit’s list are taken out.',
		'Find the name, see what goes; choose the texts that are about this very person, as others may have the same name.',
		'Write the answer, take out the name. It cannot be undone; all figures stay.'
	]
} satisfies Spoken<typeof viOffice>;
