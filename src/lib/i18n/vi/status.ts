import type { Attention } from '../../domain/status/attention.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

type Told = { title: string; text: string };

type OfCertificate = Extract<Attention, { kind: `certificate${string}` }>;

function certificate(what: OfCertificate): Told {
	switch (what.kind) {
		case 'certificateEnded':
			return {
				title: `Chứng thư của địa chỉ đã hết hạn từ ${time.dayOf(what.until)}`,
				text: 'Điện thoại không gửi được cho đến khi có chứng thư mới; hoạt động vẫn lưu trên máy. Nhờ người quản trị gia hạn ngay (xem “Chứng thư” trong tài liệu vận hành).'
			};
		case 'certificateEnds':
			return {
				title: `Chứng thư của địa chỉ còn ${what.days} ngày, hết hạn ${time.dayOf(what.until)}`,
				text: 'Chứng thư thường tự gia hạn trước một tháng. Nhờ người quản trị xem vì sao chưa.'
			};
		case 'certificateUnreachable':
			return {
				title: 'Máy chủ không tự đọc được chứng thư của địa chỉ',
				text: 'Điện thoại có thể vẫn gửi được. Mở địa chỉ ứng dụng trên một máy khác; không mở được thì báo người quản trị.'
			};
	}
}

/** How the server is, for the office: what needs somebody, and what to do. */
export const status = /* @__PURE__ */ area('status', {
	title: 'Tình trạng máy chủ',
	way: 'Tình trạng máy chủ',
	intro:
		'Việc cần người làm đứng trên. Hoạt động đã ghi trên máy các cơ sở không mất vì các việc này.',
	at: (at: string) => `Xem lúc ${time.full(at)}`,
	again: 'Xem lại',
	loading: 'Đang xem',
	todo: (n: number) => `Cần làm (${n})`,
	nothing: 'Máy chủ ổn, chưa có việc cần làm.',
	size: sizeText,
	attention: (what: Attention): Told => {
		switch (what.kind) {
			case 'certificateEnded':
			case 'certificateEnds':
			case 'certificateUnreachable':
				return certificate(what);
			case 'disk':
				return {
					title: `Ổ đĩa máy chủ chỉ còn ${sizeText(what.freeBytes)}`,
					text: 'Đầy thì máy chủ thôi nhận, hoạt động chờ trên máy. Nhờ người quản trị dọn bản sao lưu cũ hoặc thêm ổ đĩa.'
				};
			case 'couch':
				return {
					title: `CouchDB ${what.version} cũ hơn bản đã thử`,
					text: 'Nhờ người quản trị nâng CouchDB lên 3.5. Sao lưu trước khi nâng.'
				};
			case 'storeAway':
				return {
					title: `Kho dữ liệu đã ngừng trả lời ${formatNumber(what.minutes)} phút, từ ${time.full(what.from)}`,
					text: 'Nay đã trả lời lại. Hoạt động trong lúc ấy chờ trên máy rồi tự gửi, không mất. Nhờ người quản trị xem nhật ký của CouchDB vì sao.'
				};
			case 'totals':
				return {
					title: `Số liệu chậm ${formatNumber(what.minutes)} phút so với hoạt động đã nhận`,
					text: 'Hoạt động không thiếu, chỉ số liệu chưa tính tới. Quá một giờ thì nhờ người quản trị xem nhật ký máy chủ.'
				};
			case 'backupNever':
				return {
					title: 'Chưa thấy bản sao lưu nào',
					text: 'Nhờ người quản trị đặt lịch sao lưu hằng ngày. Nếu sao lưu bằng cách khác thì bỏ qua dòng này.'
				};
			case 'backupOld':
				return {
					title: `Bản sao lưu gần nhất đã ${what.days} ngày`,
					text: 'Lịch sao lưu có thể đã hỏng. Nhờ người quản trị chạy lại và xem vì sao.'
				};
		}
	},
	away: {
		title: 'Máy chủ chạy, nhưng kho dữ liệu không trả lời',
		text: (since: string | null) =>
			`${since === null ? '' : `Từ ${time.full(since)}. `}Hoạt động chờ trên máy các cơ sở và tự gửi khi kho trở lại. Nhờ người quản trị xem CouchDB (hoặc ổ đĩa); trên điện thoại không phải làm gì.`,
		reason: (reason: string) => `Cho người quản trị: ${reason}`
	},
	silences: {
		all: (n: number) => `Xem cả ${n} cơ sở`,
		title: (n: number) => `Cơ sở lâu chưa gửi (${n})`,
		none: 'Cơ sở nào cũng có gửi trong 7 ngày qua.',
		text: 'Máy chủ không thấy được phần chưa gửi. Gọi bí thư: mở ứng dụng nơi có mạng, xem dòng chờ gửi.',
		days: (days: number) => `${formatNumber(days)} ngày chưa gửi`,
		never: 'Chưa gửi lần nào'
	},
	denials: {
		title: (n: number) => `Mục máy chủ chưa nhận (${n})`,
		none: 'Trong 14 ngày qua máy chủ nhận hết những gì được gửi.',
		text: 'Trong 14 ngày qua. Mục ấy vẫn trên máy người gửi, kèm lý do và cách làm. Nhiều người cùng một lý do thì gọi hỏi.',
		count: (n: number) => `${formatNumber(n)} mục`,
		who: (names: string) => `Của: ${names}.`,
		last: (at: string) => `Lần cuối ${time.full(at)}.`,
		/** The same id stands on the phone and in the log. */
		request: (id: string) => `Mã lỗi lần cuối: ${id}.`,
		reason: (code: string): Told => reasons[code] ?? otherReason
	},
	phones: {
		title: (n: number) => `Máy chạy bản cũ (${n})`,
		seen: (n: number) => `${formatNumber(n)} máy có vào trong 30 ngày qua.`,
		none: 'Máy nào cũng chạy bản của máy chủ.',
		programs: (n: number) =>
			n === 0 ? '' : `Ngoài ra có ${formatNumber(n)} chương trình khác nối vào máy chủ.`,
		unknown: 'Máy chủ chưa biết bản của mình nên chưa so được.',
		text: 'Máy tự đổi bản ở lần mở tới, khi có mạng. Vài ngày vẫn cũ thì nhắc: đóng hẳn ứng dụng rồi mở lại, bấm “Cập nhật”.',
		seenAt: (device: string, at: string) => `${device} · vào lần cuối ${time.dayOf(at)}`,
		more: (n: number) => `Và ${formatNumber(n)} máy nữa.`
	},
	facts: {
		title: 'Máy chủ',
		version: 'Phiên bản',
		store: 'Kho dữ liệu',
		stores: { embedded: 'Kho kèm ứng dụng', couchdb: 'Apache CouchDB' },
		bytes: 'Dữ liệu chiếm',
		free: 'Ổ đĩa còn trống',
		lag: 'Số liệu',
		level: 'Theo kịp hoạt động đã nhận',
		behind: (seconds: number) => `Chậm ${formatNumber(seconds)} giây`,
		backup: 'Sao lưu gần nhất',
		certificate: 'Chứng thư đến',
		plain: 'Địa chỉ không mã hóa (chỉ để chạy thử)',
		unknown: 'Chưa rõ'
	}
});

const otherReason: Told = {
	title: 'Lý do khác',
	text: 'Người gửi mở mục ấy trên máy để xem lý do và cách làm.'
};

/** What the office can do about a refusal; whoever sent it is told in other words. */
const reasons: Record<string, Told> = {
	noRight: {
		title: 'Người gửi không có quyền ghi',
		text: 'Xem quyền của người ấy ở mục Người dùng; trao quyền rồi bảo họ bấm “Gửi lại như cũ”.'
	},
	otherUnit: {
		title: 'Ghi vào cơ sở không còn quyền',
		text: 'Người ấy có thể vừa chuyển cơ sở. Trao lại quyền, hoặc họ lưu ra tệp giao bí thư.'
	},
	otherAuthor: {
		title: 'Sửa hoạt động của người khác',
		text: 'Nhờ chính người ghi, hoặc bí thư cơ sở, sửa.'
	},
	periodClosed: {
		title: 'Kỳ đã khóa',
		text: 'Ban Chấp hành mở lại kỳ ở mục Khóa kỳ nếu cần nhận thêm.'
	},
	ownRecord: {
		title: 'Tự duyệt hoạt động của mình',
		text: 'Nhờ bí thư hoặc phó bí thư khác của cơ sở duyệt.'
	},
	newerVersion: {
		title: 'Ghi bằng bản ứng dụng mới hơn máy chủ',
		text: 'Nhờ người quản trị cập nhật máy chủ; mục ấy chờ trên máy.'
	},
	unknownType: {
		title: 'Loại mục máy chủ chưa biết',
		text: 'Nhờ người quản trị cập nhật máy chủ; mục ấy chờ trên máy.'
	},
	invalid: {
		title: 'Có chỗ chưa đúng',
		text: 'Người gửi mở mục ấy, sửa chỗ được chỉ ra rồi gửi lại. Nhiều người cùng gặp thì báo người làm phần mềm.'
	},
	malformed: {
		title: 'Máy chủ không đọc được',
		text: 'Người gửi lưu ra tệp và gửi văn phòng; báo người làm phần mềm.'
	},
	tooLarge: {
		title: 'Quá dài',
		text: 'Người gửi rút ngắn phần kể lại hoặc bớt dòng, rồi gửi lại.'
	}
};
