import { readFileSync } from 'node:fs';

/** The programme as it was issued. */
export const programmeText = readFileSync(
	new URL('../../fixtures/seed/chuong-trinh-cong-tac-2020-2022.txt', import.meta.url),
	'utf8'
);

/** Runs of blanks as one, none at the ends. */
export function oneSpaced(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** The bullets under each conference of part II, by its number. */
export function agendaOfProgramme(): Map<number, { month: string; bullets: string[] }> {
	const partTwo = programmeText.slice(
		programmeText.indexOf('II. CHƯƠNG TRÌNH CÔNG TÁC'),
		programmeText.indexOf('III. BIỆN PHÁP')
	);
	const agenda = new Map<number, { month: string; bullets: string[] }>();
	let bullets: string[] = [];
	for (const line of partTwo.split('\n').map(oneSpaced)) {
		const heading = /^\d+\. HỘI NGHỊ BAN CHẤP HÀNH LẦN THỨ (\d+) \((\d+)\/(\d+)\)/.exec(line);
		if (heading !== null) {
			bullets = [];
			agenda.set(Number(heading[1]), {
				month: `${heading[3]}-${String(heading[2]).padStart(2, '0')}`,
				bullets
			});
		} else if (line.startsWith('- ')) bullets.push(line.slice(2));
	}
	return agenda;
}
