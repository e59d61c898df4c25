import { area } from '../area.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

/** Why a bundle is not taken, by this phone or by the server. */
const faults = {
	notBundle: 'Tệp hoặc mã này không phải gói chuyển máy. Chọn tệp có tên bắt đầu bằng chuyen‑may.',
	cut: 'Gói bị cắt giữa chừng, chưa nhận được. Máy kia vẫn còn đủ; nhờ gửi lại tệp hoặc quét lại mã.',
	newerVersion:
		'Gói do bản ứng dụng mới hơn làm ra. Cập nhật ứng dụng trên máy này khi có mạng rồi nhận lại; máy kia vẫn còn đủ.',
	altered:
		'Gói đã bị sửa hoặc hỏng trên đường, nên không nhận. Máy kia vẫn còn đủ; nhờ làm gói mới.',
	tooLarge: 'Gói lớn quá, không nhận được. Máy kia vẫn còn đủ và tự gửi khi có mạng.',
	otherInstallation: 'Gói này của một máy chủ khác, không gửi được lên máy chủ của mình.',
	authorGone:
		'Người ghi không còn tài khoản. Hỏi văn phòng Đoàn Khối; mở lại tài khoản thì máy này tự gửi lại.',
	phoneEnded:
		'Máy của người ghi đã báo mất, hoặc người ghi đã đổi mật khẩu sau khi làm gói. Người ghi đăng nhập lại trên máy của mình thì máy đó tự gửi.',
	own: 'Gói này của chính bạn, máy bạn đang giữ đủ. Đưa gói cho máy khác.',
	notReady:
		'Máy này chưa đăng ký với máy chủ, nên chưa kiểm được gói. Vào mạng một lần rồi thử lại.',
	storageFull:
		'Bộ nhớ máy đã đầy, chưa giữ được gói. Xóa bớt ảnh, tệp trên máy rồi nhận lại; máy kia vẫn còn đủ.',
	unreadable: 'Không đọc được tệp này. Chép lại tệp vào máy rồi chọn lần nữa.',
	broken: 'Máy chưa làm được việc này. Không có gì bị mất; thử lại.'
};

/** Why the server did not take single documents of a bundle; whoever carries it is told no more than that. */
const refusals: Record<string, string> = {
	otherUnit: 'người ghi không còn ở đơn vị đó',
	noRight: 'người ghi không còn quyền đó',
	otherAuthor: 'người ghi không còn quyền sửa hoạt động đó',
	periodClosed: 'kỳ đó đã khóa',
	missingActivity: 'máy chủ chưa có hoạt động mà mục đó nói tới',
	newerVersion: 'máy chủ chưa đọc được bản mới này',
	deletion: 'văn phòng đã xóa mục đó',
	wrongPlace: 'mục đó không gửi hộ được',
	missing: 'máy chủ chưa có hoạt động của ảnh',
	tooManyPhotos: 'hoạt động đó đã đủ 30 ảnh',
	otherPhoto: 'ảnh không khớp với lời ghi về ảnh',
	altered: 'phần ảnh bị sửa hoặc hỏng',
	authorGone: 'người ghi không còn tài khoản',
	phoneEnded: 'máy của người ghi đã báo mất, hoặc người ghi đã đổi mật khẩu'
};

const texts = (documents: number, records: number, photos: number) => {
	// What is said of a photo is a document too: it is named with the photo.
	const others = documents - records - photos;
	if (records === 0) return `${documents} mục`;
	return others <= 0 ? `${records} hoạt động` : `${records} hoạt động và ${others} mục kèm theo`;
};
const items = (documents: number, records: number, photos = 0) => {
	if (photos === 0) return texts(documents, records, photos);
	const isPhotosOnly = records === 0 && documents <= photos;
	return isPhotosOnly ? `${photos} ảnh` : `${texts(documents, records, photos)}, ${photos} ảnh`;
};

/** Why not all photos of a file were taken in. */
const stops = {
	cut: 'Tệp bị cắt giữa chừng.',
	altered: 'Phần còn lại của tệp đã bị sửa hoặc hỏng trên đường.',
	newerVersion: 'Phần ảnh do bản ứng dụng mới hơn làm ra; cập nhật ứng dụng khi có mạng.',
	storageFull: 'Bộ nhớ máy này đã đầy. Xóa bớt ảnh, tệp trên máy rồi mở lại tệp để nhận tiếp.',
	unreadable: 'Không đọc tiếp được tệp. Chép lại tệp vào máy rồi mở lần nữa.'
};

/** From phone to phone, where there is no signal. */
export const handover = /* @__PURE__ */ area('handover', {
	title: 'Chuyển máy',
	intro:
		'Nơi không có sóng nhiều ngày, một người gom hoạt động của cả đội rồi gửi hộ khi có mạng. Người cầm giúp không đọc và không sửa được.',
	open: 'Chuyển sang máy khác',
	items,
	me: {
		title: 'Không có sóng nhiều ngày',
		text: 'Chuyển hoạt động chưa gửi sang máy khác để gửi hộ, hoặc nhận giúp người khác.',
		open: 'Chuyển máy'
	},
	unsigned: {
		title: 'Máy này chưa đăng ký với máy chủ',
		text: 'Vào mạng một lần để máy chủ ghi nhận máy này, rồi mới chuyển hoặc nhận được. Hoạt động vẫn lưu trên máy.',
		retry: 'Thử lại'
	},
	unsupported: {
		title: 'Trình duyệt này không chuyển máy được',
		text: 'Trình duyệt cũ quá, hoặc trang không mở bằng HTTPS. Hoạt động vẫn lưu trên máy và tự gửi khi có mạng.'
	},
	way: {
		own: (name: string) => `Máy của ${name}`,
		other: 'Máy kia',
		frame: (at: number, of: number) => `Khung ${at}/${of}`,
		repair: (at: number) => `Khung bù ${at}`,
		still: 'Khung đang dừng'
	},
	give: {
		title: (documents: number, records: number, photos: number) =>
			`Chuyển ${items(documents, records, photos)}`,
		none: 'Không có gì để chuyển',
		noneText: 'Mọi hoạt động ghi trên máy này đã lên máy chủ, hoặc đang chờ bạn sửa.',
		start: 'Chuyển hoạt động của bạn',
		startText: (n: number, photos: number) =>
			n + photos === 0
				? 'Không có gì chờ gửi trên máy này.'
				: `${[...(n > 0 ? [`${n} mục`] : []), ...(photos > 0 ? [`${photos} ảnh`] : [])].join(' và ')} chưa gửi trên máy này. Chuyển xong vẫn còn ở đây cho đến khi máy chủ nhận.`,
		making: 'Đang đóng gói',
		code: (code: string) => `Mã gói ${code}`,
		codeText: 'Nhận đủ, máy kia hiện đúng mã này.',
		label: (at: number, of: number) => `Mã QR của gói, khung ${at}/${of}`,
		hold: 'Giữ hai máy yên, cách nhau khoảng 20 cm',
		holdText: 'Khung tự chạy vòng. Thiếu khung nào, các khung sau bù lại.',
		stop: 'Dừng khung',
		go: 'Chạy tiếp',
		slower: 'Chạy chậm lại',
		faster: 'Chạy nhanh lại',
		tooLong: 'Gói này dài quá để quét bằng mã. Gửi bằng tệp.',
		textOnly: 'Mã chỉ chở chữ. Ảnh đi bằng tệp bên dưới, hoặc tự gửi từ máy này khi có mạng.',
		photosOnly: 'Gói này chỉ có ảnh, mã không chở được. Gửi bằng tệp.',
		photos: (n: number, size: string) => `Kèm ${n} ảnh · ${size}`,
		photosHint:
			'Người cầm giúp không xem được ảnh. Bluetooth chậm thì bỏ chọn: ảnh ở lại máy này, tự gửi khi có mạng.',
		packing: (n: number, of: number) => `Đang gói ảnh ${n}/${of}`,
		packFailed:
			'Chưa gói được ảnh, có thể vì bộ nhớ máy đã đầy. Hoạt động và ảnh vẫn lưu trên máy này. Thử lại, hoặc bỏ chọn ảnh để gửi phần chữ.',
		file: 'Gửi bằng tệp',
		fileText: 'Qua Bluetooth, chia sẻ gần, thẻ nhớ hoặc dây cáp. Máy kia mở tệp ở mục Chuyển máy.',
		send: (size: string) => `Chia sẻ tệp · ${size}`,
		save: (size: string) => `Lưu tệp · ${size}`,
		stay: 'Hoạt động và ảnh vẫn lưu trên máy này cho đến khi máy chủ nhận.',
		left: (n: number) => `${n} mục riêng của đơn vị không chuyển qua máy khác, vẫn ở máy này.`,
		more: (n: number) => `${n} mục khác chưa vào gói này, vẫn ở máy này.`,
		photosLeft: (n: number, most: number) =>
			`${n} ảnh không vào gói này, vẫn ở máy này: chưa trả lời câu hỏi về trẻ em, còn ở bản nháp, hoặc quá ${most} ảnh một gói.`,
		to: 'Ai cầm giúp',
		toHint: 'Ghi lại để sau này biết hỏi ai.',
		done: 'Máy kia đã nhận đủ',
		saved: 'Đã lưu tệp vào máy. Chép tệp sang máy kia.',
		shared: 'Đã chia sẻ tệp.',
		failed: 'Chưa chia sẻ được tệp. Hoạt động vẫn lưu trên máy này; thử lại, hoặc lưu tệp.'
	},
	collect: {
		title: 'Nhận giúp người khác',
		startText: 'Mở tệp máy kia gửi sang, hoặc quét mã trên màn hình máy kia.',
		start: 'Nhận gói',
		file: 'Mở tệp',
		fileText: 'Tệp .txt có tên bắt đầu bằng chuyen‑may, thường ở mục Tải xuống hoặc Bluetooth.',
		choose: 'Chọn tệp',
		scan: 'Quét mã',
		scanText: 'Máy kia mở Chuyển máy và hiện khung mã. Hai máy không cần mạng.',
		scanStart: 'Bật máy ảnh',
		scanStop: 'Tắt máy ảnh',
		camera: 'Đưa khung mã của máy kia vào đây',
		looking: 'Đang tìm khung mã của máy kia.',
		progress: (have: number, of: number) => `Đã đọc ${have}/${of} phần`,
		foreign: 'Mã này không phải khung chuyển máy. Đưa máy ảnh vào khung mã trên máy kia.',
		refused:
			'Chưa được dùng máy ảnh. Cho phép máy ảnh trong cài đặt trình duyệt, hoặc nhận bằng tệp.',
		noCamera: 'Máy này không mở được máy ảnh. Nhận bằng tệp.',
		taken: (name: string) => `Đã nhận của ${name}`,
		again: (name: string) => `Đã có gói này của ${name}`,
		takenText: (what: string) =>
			`${what}. Máy này giữ giúp và tự gửi khi có mạng, sau hoạt động của bạn.`,
		photos: (here: number, of: number) => `Ảnh: đã nhận ${here}/${of}.`,
		noPhotos: (of: number) =>
			`${of} ảnh của gói chưa sang máy này: mã chỉ chở chữ, hoặc tệp không kèm ảnh. Máy kia vẫn giữ ảnh và tự gửi khi có mạng, hoặc chuyển thêm bằng tệp.`,
		stoppedTitle: (here: number, of: number) => `Mới nhận ${here}/${of} ảnh`,
		stopped: stops,
		stoppedText: 'Những gì đã nhận vẫn giữ ở đây. Ảnh còn lại vẫn ở máy kia và tự gửi khi có mạng.',
		againText: 'Nhận thêm lần nữa không làm hoạt động bị gấp đôi.',
		sentText: 'Máy này đã gửi gói đó lên máy chủ rồi.',
		compare: 'Máy kia hiện đúng mã này là đã nhận đủ.',
		sameBundle: 'Máy kia hiện đúng mã này là cùng một gói; phần chữ đã nhận đủ.',
		clock: (at: string) => `Giờ trên máy kia có thể sai: gói ghi lúc ${at}. Vẫn nhận bình thường.`,
		see: 'Xem gói đang cầm',
		more: 'Nhận gói khác'
	},
	carried: {
		title: 'Bạn đang cầm giúp',
		none: 'Chưa cầm giúp ai.',
		meta: (units: string, at: string) => `${units} · nhận lúc ${at}`,
		sent: (at: string) => `Máy chủ nhận đủ lúc ${at}.`,
		waiting: 'Chờ mạng để gửi.',
		partly: (stored: number, refused: number) => `Máy chủ đã nhận ${stored}, chưa nhận ${refused}.`,
		photos: (here: number, of: number, waiting: number) =>
			waiting === 0 ? `Ảnh: nhận ${here}/${of}.` : `Ảnh: nhận ${here}/${of}, chờ gửi ${waiting}.`,
		photoBecause: (count: number, code: string) =>
			`${count} ảnh: ${refusals[code] ?? 'máy chủ chưa nhận được'}.`,
		because: (count: number, code: string) =>
			`${count} mục: ${refusals[code] ?? 'máy chủ chưa nhận được'}.`,
		keeps: 'Gói vẫn giữ trên máy này, và máy của người ghi cũng còn. Máy tự thử lại mỗi ngày.',
		send: 'Gửi ngay',
		sending: 'Đang gửi',
		ended: {
			done: 'Đã hỏi máy chủ xong.',
			trouble:
				'Chưa tới được máy chủ, hoặc máy chủ chưa nhận. Gói vẫn giữ trên máy này và tự gửi lại.',
			serverFull:
				'Máy chủ hết chỗ. Gói vẫn giữ trên máy này và sẽ tự gửi; báo văn phòng Đoàn Khối.',
			busy: 'Đang gửi ở một thẻ khác.'
		},
		pass: 'Chuyển tiếp bằng tệp',
		drop: 'Bỏ gói này',
		dropTitle: (name: string) => `Bỏ gói của ${name}?`,
		dropText:
			'Máy này thôi giữ giúp. Chỉ bỏ khi chắc máy của người ghi vẫn còn, hoặc gói đã ở nơi khác.',
		dropYes: 'Bỏ gói',
		keep: 'Giữ lại'
	},
	given: {
		title: 'Bạn đã chuyển',
		none: 'Chưa chuyển gói nào từ máy này.',
		to: (name: string) => (name === '' ? 'Không ghi người cầm' : name),
		way: { file: 'bằng tệp', qr: 'bằng mã QR' },
		meta: (at: string, way: string, code: string) => `${at} · ${way} · mã gói ${code}`,
		arrived: 'Máy chủ đã nhận đủ.',
		photos: (n: number, waiting: number) =>
			waiting === 0
				? `${n} ảnh đi cùng: máy chủ đã nhận đủ.`
				: `${n} ảnh đi cùng, còn ${waiting} ảnh máy này chưa biết máy chủ đã nhận.`,
		waiting: (n: number) => `Còn ${n} mục máy này chưa biết máy chủ đã nhận. Có mạng thì máy hỏi.`,
		refused: (n: number) => `${n} mục máy chủ chưa nhận, xem ở Gửi hoạt động.`
	},
	fault: faults,
	faultTitle: 'Chưa nhận được gói',
	at: (instant: string, nowMs: number) => time.at(instant, nowMs),
	size: sizeText
});
