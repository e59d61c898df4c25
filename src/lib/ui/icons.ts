/** The kit's icons: one 24 × 24 path each, drawn with the text's colour. */
export const iconPaths = {
	home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
	list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
	target: 'M4 8h16M4 8v8M4 16h16M7 4h10M7 20h10',
	user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
	users:
		'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19c.7-3.5 3.2-5 6.5-5s5.8 1.5 6.5 5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.1 2.3 3.5 4.5',
	plus: 'M12 5v14M5 12h14',
	back: 'M15 5l-7 7 7 7',
	chevron: 'M9 5l7 7-7 7',
	down: 'M5 9l7 7 7-7',
	x: 'M6 6l12 12M18 6L6 18',
	check: 'M5 12.5l5 5L19.5 7',
	clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
	pen: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
	undo: 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
	phone: 'M7 3h10v18H7zM11 18h2',
	server: 'M4 4h16v7H4zM4 13h16v7H4zM8 7.5h.01M8 16.5h.01',
	up: 'M12 20V5M6 11l6-6 6 6',
	search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
	filter: 'M4 6h16M7 12h10M10 18h4',
	pin: 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
	calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5',
	gift: 'M4 9h16v4H4zM5.5 13h13v8h-13zM12 9v12M12 9c-3 0-5-1-5-3s3.5-2.5 5 3c1.5-5.5 5-5 5-3s-2 3-5 3z',
	alert: 'M12 4L2.5 20h19zM12 10v4.5M12 17.5h.01',
	info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5h.01',
	offline:
		'M3 3l18 18M5 12.5a10 10 0 0 1 4.5-2.4M14.5 10.2a10 10 0 0 1 4.5 2.3M8.5 16a5 5 0 0 1 7 0M12 19.5h.01',
	download: 'M12 4v12M6 11l6 6 6-6M4 20h16',
	history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.5',
	lock: 'M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3',
	qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM19 14h1M14 19h1',
	file: 'M6 3h8l4 4v14H6zM14 3v4h4',
	trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
	more: 'M12 6h.01M12 12h.01M12 18h.01',
	chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
	meeting: 'M4 5h16v11H4zM8 20h8M12 16v4',
	building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2',
	disk: 'M5 4h14v16H5zM5 14h14M8 17h.01',
	book: 'M4 5c3-1 6-.5 8 1 2-1.5 5-2 8-1v14c-3-1-6-.5-8 1-2-1.5-5-2-8-1zM12 6v14'
} as const;

export type IconName = keyof typeof iconPaths;
