import * as v from 'valibot';
import { PersonId } from '../../domain/ids.ts';
import { FOUND_AT, lostPhone } from './incident.ts';
import {
	lawfulDeadlines,
	type PrivacyRequest,
	type RequestAction
} from '../../domain/privacy/request.ts';
import type { Account } from '../auth/account.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { PRIVACY } from '../privacy/privacy-store.ts';

const A_WRITE = 1000;
const OFFICE = v.parse(PersonId, 'van-phong');

const document = (type: string, key: string, at: string, said: unknown): StoredDocument => ({
	_id: `${type}:${key}`,
	type,
	v: 1,
	at,
	said
});

/** What the notice was answered by everybody, two things that were asked of the office and settled, and an incident. @throws CouchUnavailable */
export async function sowPrivacy(couch: Couch, accounts: readonly Account[]): Promise<void> {
	await couch.createDatabase(PRIVACY);
	const consents = accounts.flatMap(({ person, consent }) =>
		consent === undefined
			? []
			: [document('consent', `${person}:0`, consent.at, { person, what: 'given', ...consent })]
	);
	const documents = [...consents, ...requestsOf(accounts)];
	documents.push(document('incident', lostPhone.id, FOUND_AT, lostPhone));
	for (let i = 0; i < documents.length; i += A_WRITE)
		await couch.bulkDocs(PRIVACY, documents.slice(i, i + A_WRITE));
}

/** Two requests as the office settled them, each of somebody else. */
const settled: Omit<PrivacyRequest, 'person' | 'name' | 'purposes' | 'deadlines'>[] = [
	{
		id: '01F2R3Y8G00000000000000001',
		kind: 'correct',
		words: 'Phòng ban của tôi đã đổi.',
		at: '2021-04-08T02:10:00.000Z',
		acts: [act('done', 'Bí thư đơn vị đã sửa phòng ban.', '2021-04-09T03:00:00.000Z')]
	},
	{
		id: '01FJZ5Q0R00000000000000002',
		kind: 'erase',
		words: 'Tôi đã nghỉ việc.',
		at: '2021-10-27T08:30:00.000Z',
		acts: [
			act('reply', 'Văn phòng đã nhận, hỏi lại đơn vị.', '2021-10-28T01:20:00.000Z'),
			act(
				'refuse',
				'Bạn vẫn sinh hoạt tại đơn vị; khi chuyển đi bí thư ghi ngày rời danh sách.',
				'2021-11-02T07:45:00.000Z'
			)
		]
	}
];

function act(action: RequestAction, words: string, at: string): PrivacyRequest['acts'][number] {
	return { action, words, by: OFFICE, at };
}

function requestsOf(accounts: readonly Account[]): StoredDocument[] {
	const members = accounts.filter(({ roles }) => roles.some(({ role }) => role === 'member'));
	return settled.flatMap((said, i) => {
		const asking = members[i];
		if (asking === undefined) return [];
		const { person, name } = asking;
		const request = { ...said, person, name, purposes: [], deadlines: lawfulDeadlines };
		return [document('request', said.id, said.at, request)];
	});
}
