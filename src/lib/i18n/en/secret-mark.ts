import type { Spoken } from '../area.ts';
import type { secretMark as vi } from '../vi/secret-mark.ts';

export const secretMark = {
	question: 'Is the paper marked Mật, Tối mật or Tuyệt mật (secret)?',
	answers: { no: 'No', yes: 'Yes' },
	issues: {
		askSecret: 'Look at the paper, then choose No or Yes.',
		secret:
			'Nothing of a secret paper is written here, not even its name or number. Nothing was saved. Enter it in the register of secret papers as prescribed, then close this.'
	}
} satisfies Spoken<typeof vi>;
