declare global {
	namespace App {
		interface PageState {
			/** Sheets open over the page, the uppermost last: Back closes one. */
			sheets?: string[];
		}
	}
}

export {};
