import { area } from '../area.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

/** Codes of what stands in the way of a photo, on the phone and from the server. */
const faults: Record<string, string> = {
	notPhoto:
		'Tệp này không phải ảnh chụp (JPEG, PNG, WebP, HEIC), dù tên có thể là .jpg. Chọn ảnh khác.',
	heic: 'Trình duyệt này không đọc được ảnh HEIC. Trong máy ảnh chọn “Tương thích nhất” (JPEG) rồi chụp lại, hoặc chụp ngay ở đây.',
	tooLarge: 'Ảnh lớn quá, máy không đủ bộ nhớ để thu nhỏ. Chụp lại ở cỡ nhỏ hơn.',
	unreadable: 'Ảnh bị hỏng hoặc dở dang, không mở được. Chọn ảnh khác.',
	oldBrowser: 'Trình duyệt này cũ quá, không thu nhỏ được ảnh. Cập nhật trình duyệt rồi thử lại.',
	storageFull: 'Bộ nhớ máy đã đầy, chưa giữ được ảnh. Xóa bớt ảnh, tệp trên máy rồi chọn lại.',
	same: 'Ảnh này đã có trong hoạt động.',
	tooMany: 'Mỗi hoạt động giữ nhiều nhất 30 ảnh. Bỏ bớt ảnh rồi thêm.',
	tooManyPhotos: 'Hoạt động đã có đủ 30 ảnh trên máy chủ. Bỏ bớt ảnh.',
	broken: 'Máy chưa giữ được ảnh này. Chọn lại.'
};

const refusals: Record<string, string> = {
	noRight: 'Bạn không còn quyền gửi ảnh cho đơn vị này.',
	otherUnit: 'Bạn không còn quyền gửi ảnh cho đơn vị này.',
	otherAuthor: 'Hoạt động này do người khác ghi, chỉ người ghi và bí thư thêm ảnh.',
	missingActivity: 'Máy chủ chưa nhận hoạt động của ảnh này. Gửi hoạt động trước.',
	tooManyPhotos: 'Hoạt động đã có đủ 30 ảnh. Bỏ bớt ảnh.'
};

/** So many files are called by their names; of two hundred nobody reads more. */
const NAMED = 3;

/** Photos of a record: taken, asked about children, sent, looked at. */
export const photos = /* @__PURE__ */ area('photos', {
	title: 'Ảnh',
	summary: (n: number, asked: number) =>
		n === 0 ? 'Chưa có ảnh' : `${n} ảnh${asked > 0 ? ` · ${asked} ảnh chờ trả lời` : ''}`,
	hint: 'Nên chụp quà, công trình, việc đang làm, hoặc các em từ phía sau. Không chụp cảnh các em nghèo cảm ơn.',
	take: 'Chụp ảnh',
	choose: 'Chọn ảnh',
	shrinking: (n: number) => `Đang thu nhỏ ${n} ảnh. Bạn cứ ghi tiếp.`,
	shrunk: 'Ảnh đã thu nhỏ, đã bỏ vị trí GPS. Nơi chụp ghi theo xã.',
	problem: (names: readonly string[], code: string) => {
		const more = names.length - NAMED;
		const rest = more > 0 ? ` và ${more} tệp khác` : '';
		return `${names.slice(0, NAMED).join(', ')}${rest}: ${faults[code] ?? faults['broken']}`;
	},
	problems: 'Có ảnh chưa thêm được. Phần chữ và các ảnh khác vẫn giữ.',
	failed: 'Chưa làm được việc vừa bấm. Ảnh vẫn như trước; bấm lại.',
	name: (n: number) => `Ảnh ${n}`,
	size: sizeText,
	open: (n: number) => `Mở ảnh ${n}`,
	place: {
		asked: 'Chờ trả lời',
		draft: 'Gửi sau khi trình',
		waiting: 'Chưa gửi',
		sending: 'Đang gửi',
		sent: 'Đã gửi',
		refused: 'Máy chủ chưa nhận'
	},
	refused: (code: string) =>
		`${refusals[code] ?? 'Máy chủ không nhận ảnh này.'} Ảnh vẫn lưu trên máy này.`,
	question: (n: number) => `Ảnh ${n}: có trẻ em nhận diện được không?`,
	questionHint: 'Nhìn rõ mặt, tên trên áo, tên trường là nhận diện được.',
	no: 'Không',
	yes: 'Có',
	unsure: 'Chưa chắc',
	stays: 'Ảnh này ở lại trên máy.',
	staysText: 'Chưa ghi sự đồng ý thì ảnh không gửi đi. Phần chữ của hoạt động vẫn gửi bình thường.',
	unanswered: 'Chưa trả lời thì ảnh ở lại trên máy. Phần chữ vẫn gửi bình thường.',
	whatNow: 'Bạn muốn làm gì với ảnh này?',
	consent: 'Ghi sự đồng ý',
	blurFaces: 'Làm mờ mặt các em',
	retake: 'Chụp lại ảnh khác',
	remove: 'Bỏ ảnh này',
	removeSure: 'Bỏ ảnh này? Ảnh mất khỏi máy này và máy chủ, không lấy lại được.',
	removeYes: 'Bỏ ảnh',
	removeNo: 'Giữ lại',
	answered: {
		none: 'Không có trẻ em nhận diện được.',
		blurred: 'Đã làm mờ mặt các em.',
		consent: (form: string, children: number, askedBy: string, on: string) =>
			`Có ${children} em, đã được đồng ý: phiếu số ${form}, ${askedBy} hỏi ngày ${time.day(on)}.`
	},
	change: 'Trả lời lại',
	consentForm: {
		intro:
			'Cần đồng ý: em từ 7 tuổi và người đại diện; dưới 7 tuổi: người đại diện. Tính tuổi vào ngày chụp: đủ 7 tuổi đúng hôm đó thì hỏi cả em. Không ghi tên em.',
		from7: 'Em từ 7 tuổi',
		from7Hint: 'Chưa rõ em đã đủ 7 tuổi hay chưa: hỏi cả em, như em từ 7 tuổi.',
		from7Options: {
			agreed: 'Các em đồng ý',
			none: 'Không có em từ 7 tuổi',
			refused: 'Có em không đồng ý'
		},
		representative: 'Người đại diện',
		representativeOptions: { agreed: 'Đồng ý', refused: 'Có người không đồng ý' },
		choose: 'Chọn…',
		form: 'Số phiếu',
		children: 'Số em',
		formHint: 'Phiếu đã ký giữ ở đơn vị; máy chỉ ghi số phiếu.',
		how: 'Bằng cách nào',
		howOptions: {
			signed: 'Ký trên phiếu',
			message: 'Tin nhắn, thư còn giữ',
			recorded: 'Ghi âm còn giữ'
		},
		on: 'Ngày hỏi',
		onExample: '13/06/2021',
		askedBy: 'Ai hỏi',
		save: 'Ghi sự đồng ý',
		back: 'Quay lại'
	},
	viewer: {
		title: (n: number, of: number) => `Ảnh ${n} trong ${of}`,
		zoomIn: 'Phóng to',
		zoomOut: 'Thu vừa màn hình',
		next: 'Ảnh sau',
		previous: 'Ảnh trước',
		loading: 'Đang tải ảnh',
		faults: {
			offline: 'Không có mạng, chưa tải được ảnh. Có mạng thì mở lại.',
			signIn: 'Cần đăng nhập lại để tải ảnh.',
			noRight: 'Bạn không xem được ảnh của đơn vị này.',
			gone: 'Ảnh này đã được xóa.',
			notYet: 'Máy của người chụp chưa gửi ảnh này lên. Xem lại sau.',
			serverDown: 'Máy chủ chưa trả ảnh. Thử lại sau.'
		},
		alt: (n: number, name: string) => `Ảnh ${n} của hoạt động: ${name}`
	},
	blur: {
		title: 'Làm mờ mặt các em',
		hint: 'Chạm vào mặt, hoặc kéo ngón tay quanh mặt, tên trên áo, tên trường. Chạm vào ô để bỏ ô. Làm mờ rồi không lấy lại được ảnh cũ ở đây.',
		proposed: (n: number) => `Máy thấy ${n} khuôn mặt. Xem lại, thêm chỗ máy chưa thấy.`,
		count: (n: number) => (n === 0 ? 'Chưa có ô nào.' : `${n} ô sẽ được làm mờ.`),
		box: (n: number) => `Ô ${n}: bấm để bỏ, phím mũi tên để dời, + và - để đổi cỡ`,
		add: 'Thêm ô',
		done: 'Làm mờ',
		doneNone: 'Làm mờ, cần ít nhất một ô',
		busy: 'Đang làm mờ'
	},
	withdrawal: {
		title: 'Rút đồng ý về ảnh',
		wayText: 'Theo số phiếu; ảnh bị xóa ở mọi máy',
		intro:
			'Người đại diện hoặc em rút lại đồng ý thì mọi ảnh theo phiếu đó phải xóa. Xem số trên phiếu giữ ở đơn vị.',
		form: 'Số phiếu',
		find: 'Tìm ảnh theo phiếu',
		missing: 'Ghi số phiếu để tìm.',
		nothing: (form: string) => `Không có ảnh nào theo phiếu ${form}.`,
		nothingText:
			'Xem lại số trên phiếu. Ảnh của máy khác chưa gửi thì máy này chưa biết; tìm lại sau khi máy đó gửi.',
		found: (n: number, form: string) => `${n} ảnh theo phiếu ${form}`,
		count: (n: number) => `${n} ảnh`,
		unnamed: 'Hoạt động chưa trình',
		sure: 'Ảnh bị xóa khỏi máy chủ và mọi máy; hoạt động ghi lại là đã xóa vì rút đồng ý. Không lấy lại được.',
		remove: (n: number) => `Xóa ${n} ảnh vì rút đồng ý`,
		done: (n: number, form: string) => `Đã xóa ${n} ảnh theo phiếu ${form}.`,
		doneText:
			'Máy này không còn ảnh. Máy chủ và máy khác xóa ngay khi máy này gửi được. Ghi ngày rút vào phiếu.',
		partly: (n: number) => `Còn ${n} ảnh chưa xóa được.`,
		partlyText: 'Các ảnh khác đã xóa. Tìm lại số phiếu này rồi xóa tiếp.',
		broken: 'Máy chưa đọc được ảnh. Chưa có gì bị xóa thêm; thử lại.'
	},
	keepHere: 'Giữ trên máy này',
	keepHint: 'Giữ thì xem được khi không có mạng.',
	release: 'Chỉ để trên máy chủ',
	withdrawConsent: 'Người đại diện hoặc em rút lại đồng ý',
	withdrawSure:
		'Rút lại đồng ý thì ảnh bị xóa khỏi máy chủ và mọi máy; hoạt động ghi lại là đã xóa. Không lấy lại được.',
	withdrawYes: 'Xóa ảnh vì rút đồng ý',
	gone: {
		consentWithdrawn: (day: string) => `Một ảnh đã xóa ngày ${day} vì rút lại đồng ý.`,
		removed: (day: string) => `Một ảnh đã được bỏ ngày ${day}.`,
		moved: (day: string) => `Một ảnh đã đi theo hoạt động sang đơn vị khác ngày ${day}.`,
		expired: (day: string) => `Một ảnh đã xóa ngày ${day} vì hết thời hạn lưu giữ.`
	},
	phone: {
		title: 'Ảnh trên máy này',
		network: 'Gửi ảnh qua',
		networkHint: 'Mỗi ảnh nhiều nhất 250 KB. Phần chữ luôn gửi trước, qua mạng nào cũng được.',
		networks: { any: 'Mạng nào cũng gửi', wifi: 'Chỉ Wi-Fi' },
		unsureWifi:
			'Trình duyệt này không cho biết đang dùng Wi-Fi hay mạng di động, nên ảnh chờ bạn bấm “Gửi ảnh ngay”.',
		waiting: (n: number) => `${n} ảnh chờ gửi`,
		asked: (n: number) => `${n} ảnh chờ trả lời câu hỏi về trẻ em`,
		sent: (n: number) => `${n} ảnh đã gửi, còn giữ ở máy`,
		none: 'Chưa có ảnh nào.',
		sendNow: 'Gửi ảnh ngay',
		tidy: (n: number) => `Dọn ${n} ảnh đã gửi`,
		tidied: 'Đã dọn. Có mạng vẫn xem lại được.',
		sending: 'Đang gửi',
		ended: {
			done: 'Đã gửi hết ảnh chờ gửi được.',
			wifi: 'Ảnh chờ Wi-Fi.',
			busy: 'Ảnh đang được gửi.',
			trouble:
				'Chưa gửi được hết ảnh: mạng yếu, hoặc máy chủ chưa nhận. Ảnh vẫn lưu trên máy; thử lại sau.',
			serverFull:
				'Máy chủ hết chỗ nên chưa nhận ảnh. Ảnh vẫn lưu trên máy và sẽ tự gửi; báo văn phòng Đoàn Khối.'
		}
	}
});
