import { databaseName } from '../../domain/database.ts';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { buildReport } from '../../domain/report/build.ts';
import { freeze } from '../../domain/report/freeze.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import { shippedTerm } from '../../terms/index.ts';
import { shippedReportForm } from '../../terms/report.ts';
import type { SeedPlan, SeedSlice } from './plan.ts';
import { SeededRandom } from './random.ts';
import { reportedRecords, seededReport } from './report-data.ts';
import { StoredRecords } from './stored-records.ts';
import { seededEntry } from './work.ts';

/** The report of the term's first year, as it was frozen when the year was over. */
const PERIOD = shippedTerm.start.slice(0, 4);
const FROZEN_AT = `${PERIOD}-12-30T03:00:00.000Z`;
const LOGS = [databaseName({ kind: 'committee' }), databaseName({ kind: 'inspection' })];

/** What was written by hand, beside what the records tell. */
const WRITTEN = {
	causes:
		'Cấp ủy, lãnh đạo cơ quan, đơn vị quan tâm; cán bộ Đoàn nhiệt tình.\nMột số cơ sở ít đoàn viên, địa bàn kết nghĩa ở xa; dịch Covid-19 làm lùi nhiều hoạt động tập trung.',
	lessons:
		'Giao chỉ tiêu cụ thể cho từng cơ sở ngay từ đầu năm, kiểm tra theo quý, ghi hoạt động ngay sau khi làm.',
	tasks:
		'Tổ chức các hoạt động kỷ niệm 90 năm Ngày thành lập Đoàn; tiếp tục phong trào “Vì đàn em thân yêu” tại xã kết nghĩa; tập huấn cán bộ Đoàn cơ sở.',
	proposals: 'Đề nghị Tỉnh đoàn hỗ trợ tài liệu tập huấn nghiệp vụ cho cán bộ Đoàn cơ sở.'
};

/** The documents of a block with a report that its committee froze, made of nothing but these documents. */
export function withFrozenReport(plan: SeedPlan): Pick<SeedPlan, 'slices'> {
	return { slices: () => frozenAfter(plan) };
}

function* frozenAfter(plan: SeedPlan): Generator<SeedSlice> {
	const records = new StoredRecords(PERIOD, FROZEN_AT);
	const entries: WorkEntry[] = [];
	for (const slice of plan.slices()) {
		yield slice;
		records.take(slice.documents);
		if (LOGS.includes(slice.database)) entries.push(...entriesIn(slice));
	}
	const [by] = plan.block.standing;
	if (by === undefined) return;
	const units = plan.block.units.map(({ unit }) => unit);
	const data = seededReport({ period: PERIOD, at: FROZEN_AT, units, entries, records });
	const { bodies, province: place } = shippedTerm;
	const names = { superior: bodies.superior.heading, issuing: bodies.issuing.heading, place };
	const { paper } = buildReport(shippedReportForm, names, data, WRITTEN);
	const frozen = freeze(data, paper, reportedRecords(records, units));
	const random = new SeededRandom('frozen report');
	const atMs = Date.parse(FROZEN_AT);
	const set = { scope: 'block', period: PERIOD, content: JSON.stringify(frozen) } as const;
	const said = { subject: 'frozen', key: ulid(atMs, random.bytes()), set } as const;
	yield {
		database: databaseName({ kind: 'committee' }),
		documents: [seededEntry(random, said, by, atMs)]
	};
}

/** What had been said by then. */
function entriesIn({ documents }: SeedSlice): WorkEntry[] {
	return documents.flatMap(({ _revisions, ...document }) => {
		void _revisions;
		const said = 'at' in document && typeof document['at'] === 'string' ? document['at'] : '';
		const entry = said <= FROZEN_AT ? parseBy(WorkEntry, document) : null;
		return entry?.ok === true ? [entry.value] : [];
	});
}
