import type { Spoken } from '../area.ts';
import type { install as vi } from '../vi/install.ts';

export const install = {
	title: 'Put the app on the home screen',
	why: 'It opens faster, and the browser is less likely to delete its data.',
	whyIos:
		'Safari deletes the data of a site that was not opened for 7 days of use, unsent activities too. On the home screen the data is kept.',
	act: 'Put on the home screen',
	how: 'See how',
	dismiss: 'Later',
	done: 'The app is on the home screen.',
	android: [
		'Open the menu with three dots in the corner of the browser.',
		'Choose “Add to Home screen” or “Install app”.',
		'Tap Install. From now on open it by the icon “Đoàn Khối”.'
	],
	ios: [
		'Wait until home says “All sent”: the app on the home screen keeps data of its own and gets nothing unsent from Safari.',
		'Tap Share: the square with an arrow, at the bottom of the screen (on a tablet: at the top).',
		'Scroll down, choose “Add to Home Screen”, then tap Add.',
		'Open it by the new icon and sign in once more, where there is a network.'
	],
	installed: 'The app was opened from the home screen.'
} satisfies Spoken<typeof vi>;
