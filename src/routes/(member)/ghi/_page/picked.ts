/** What the picker was asked for: a commune, or one of the other kinds of place. */
export type Picked =
	{ kind: 'commune'; code: string } | { kind: 'venue' } | { kind: 'online' } | { kind: 'outside' };
