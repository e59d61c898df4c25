import type { Role } from '../../domain/access.ts';
import { lawfulDeadlines, type PrivacyRequest } from '../../domain/privacy/request.ts';
import type { Account } from '../auth/account.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { PRIVACY } from '../privacy/privacy-store.ts';

const A_WRITE = 1000;

const document = (type: string, key: string, at: string, said: unknown): StoredDocument => ({
	_id: `${type}:${key}`,
	type,
	v: 1,
	at,
	said
});

/** What the notice was answered by everybody, and two things that were asked of the office and settled. @throws CouchUnavailable */
export async function sowPrivacy(couch: Couch, accounts: readonly Account[]): Promise<void> {
	await couch.createDatabase(PRIVACY);
	const consents = accounts.flatMap(({ person, consent }) =>
		consent === undefined
			? []
			: [document('consent', `${person}:0`, consent.at, { person, what: 'given', ...consent })]
	);
	const documents = [...consents, ...requestsOf(accounts)];
	for (let i = 0; i < documents.length; i += A_WRITE)
		await couch.bulkDocs(PRIVACY, documents.slice(i, i + A_WRITE));
}

function requestsOf(accounts: readonly Account[]): StoredDocument[] {
	const having = (role: Role['role']) =>
		accounts.filter((account) => account.roles.some((held) => held.role === role));
	const [office] = having('office');
	const [first, second] = having('member');
	if (office === undefined || first === undefined || second === undefined) return [];
	const settled = (
		id: string,
		{ person, name }: Account,
		said: Pick<PrivacyRequest, 'kind' | 'words' | 'at'>,
		acts: Omit<PrivacyRequest['acts'][number], 'by'>[]
	) =>
		document('request', id, said.at, {
			id,
			person,
			name,
			purposes: [],
			...said,
			deadlines: lawfulDeadlines,
			acts: acts.map((act) => ({ ...act, by: office.person }))
		} satisfies PrivacyRequest);
	return [
		settled(
			'01F2R3Y8G00000000000000001',
			first,
			{ kind: 'correct', words: 'Phòng ban của tôi đã đổi.', at: '2021-04-08T02:10:00.000Z' },
			[
				{
					action: 'done',
					words: 'Bí thư đơn vị đã sửa phòng ban.',
					at: '2021-04-09T03:00:00.000Z'
				}
			]
		),
		settled(
			'01FJZ5Q0R00000000000000002',
			second,
			{ kind: 'erase', words: 'Tôi đã nghỉ việc.', at: '2021-10-27T08:30:00.000Z' },
			[
				{
					action: 'reply',
					words: 'Văn phòng đã nhận, hỏi lại đơn vị.',
					at: '2021-10-28T01:20:00.000Z'
				},
				{
					action: 'refuse',
					words: 'Anh vẫn sinh hoạt tại đơn vị; khi chuyển đi bí thư ghi ngày rời danh sách.',
					at: '2021-11-02T07:45:00.000Z'
				}
			]
		)
	];
}
