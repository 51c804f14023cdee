# The walker's phone after the first question: fetched along with the code that says it.

## Ở mọi nơi

just-now = vừa xong
minutes-ago = { $n } phút trước
hours-ago = { $n } giờ trước
days-ago = { $n ->
    [1] hôm qua
   *[other] { $n } ngày trước
}

## Giới thiệu và sự đồng ý

consent-change = Bạn có thể thay đổi bất cứ lúc nào. Thay đổi áp dụng cho mọi thứ từ lúc đó. Bạn có thể rút lại những gì đã gửi trước đó ở trang “Những gì bạn đã đóng góp”.

## Các điểm dừng

map-label = Bản đồ buổi đi bộ: khu vực và các điểm dừng
near-stop = Có vẻ bạn đang ở gần điểm dừng { $n }: { $name }
near-open = Mở điểm dừng { $n }
near-not = Để sau
stop-skip = Bỏ qua điểm dừng này
stop-skipped = Đã bỏ qua
stop-later = Quay lại sau
stop-later-said = Bạn sẽ quay lại đây
stand-begun = Đang làm dở
undo = Hoàn tác
pace = Đã được hai phút. Những câu chưa trả lời có thể để trống.
ending-left = Những điểm dừng bạn đã bắt đầu mà chưa xong
route-done = Đã xong { $n } trên { $of } điểm dừng
route-skipped = đã bỏ qua { $n }
changed-title = Bảng câu hỏi này đã thay đổi
changed-added = { $n } câu hỏi mới
changed-dropped = { $n } câu không còn được hỏi
changed-reworded = { $n } câu có cách diễn đạt khác
changed-otherwise = { $n } câu có lựa chọn trả lời khác
changed-all-move = Mọi câu trả lời của bạn đều chuyển sang bảng mới được.
changed-left = Những câu trả lời này không có chỗ trong bảng mới. Chúng được giữ cùng bảng cũ:
changed-move = Chuyển câu trả lời
changed-stay = Làm nốt bảng cũ

## Đường đi

track = Ghi lại đường đi của tôi
track-what = Cho nhóm nghiên cứu biết buổi đi bộ đã qua những phố nào. Chỉ ghi khi bạn bật.
track-consent = Khi Krok đang mở trên màn hình, điện thoại ghi lại nơi bạn đứng sau mỗi khoảng 25 mét, làm tròn đến khoảng 10 mét. Chỉ nhóm nghiên cứu của cuộc khảo sát này thấy đường đó. Bạn có thể tạm dừng hoặc tắt bất cứ lúc nào, và xóa ở trang “Những gì bạn đã đóng góp”.
track-agree = Đồng ý và ghi lại
track-recording = Đang ghi đường đi
track-paused = Đã tạm dừng ghi
track-go-on = Tiếp tục
track-awake = Màn hình vẫn sáng trong lúc ghi.
track-may-go-dark = Khi màn hình tắt, việc ghi sẽ tạm dừng.
track-denied = Điện thoại không cho chúng tôi biết bạn ở đâu, nên không có gì được ghi. Hãy cho phép trang này dùng vị trí trong phần cài đặt của trình duyệt rồi bật lại.
track-impossible = Trình duyệt này không cho biết bạn ở đâu, nên không có gì được ghi.
track-unsaved = Điện thoại không lưu được nên đã ngừng ghi. Câu trả lời của bạn vẫn an toàn.
track-full = Krok không ghi đường đi dài hơn thế này.
track-taken-back = Bạn đã rút lại đường đi. Nó sẽ không được ghi lại trong buổi đi bộ này nữa.
track-points = { $n } điểm
gave-track = Đường đi của bạn: { $points }, { $metres } m.
consent-track = Cho phép lưu đường đi của tôi
consent-track-what = Sau mỗi khoảng 25 mét, làm tròn đến khoảng 10 mét, và chỉ khi bạn đang bật ghi. Chỉ nhóm nghiên cứu thấy.
consent-track-without = Tắt: đường đi không được ghi.
withdraw-track = Rút lại đường đi của tôi
withdraw-track-what = Đường đi của bạn sẽ bị xóa khỏi cuộc khảo sát. Không ai còn thấy nó, và nó không được ghi lại trong buổi đi bộ này nữa.
delivery-track = Đường bạn đã đi

## Trả lời

kind-unknown = Điện thoại này không trả lời được câu hỏi này. Bạn hãy sang câu tiếp theo.
understood = Tôi đã hiểu
note-title = Ghi chú của bạn
note-hint = Một từ hoặc một câu về câu hỏi này. Ghi chú được lưu ngay khi bạn viết.
photo-take = Chụp ảnh
photo-open = Mở ảnh
photo-title = Ảnh của bạn
photo-caption = Trong ảnh có gì?
photo-remove = Bỏ ảnh
photo-not-agreed = Bạn đã chọn không chia sẻ ảnh. Bạn có thể thay đổi trong mục “Về buổi đi bộ”.
photo-not-a-picture = Tệp này không phải là ảnh mà điện thoại đọc được. Câu trả lời của bạn vẫn an toàn. Hãy chọn tệp khác.
photo-too-large = Điện thoại không đủ bộ nhớ cho ảnh này. Câu trả lời của bạn vẫn an toàn. Hãy chụp lại với kích thước nhỏ hơn, hoặc tiếp tục mà không có ảnh.
side-bright = Mặt sáng
side-dark = Mặt tối
photo-describe = Mô tả ảnh
photo-caption-why = Chỉ cần vài từ. Mô tả cũng giúp những người không nhìn thấy ảnh.
photo-of = Ảnh { $n } trên { $of }
photo-up = Chuyển lên trước
photo-enough = { $n } ảnh là đủ cho một câu trả lời. Muốn chụp thêm, hãy bỏ bớt một ảnh.
photo-gallery = Chọn từ thư viện ảnh
photo-place = Nơi và lúc chụp ảnh được lưu cùng ghi chú này. Chúng được xóa khỏi chính bức ảnh.
camera-cut-off = Điện thoại đã đóng Krok khi máy ảnh đang mở. Câu trả lời của bạn vẫn an toàn. Nếu thiếu ảnh, hãy chọn ảnh từ thư viện hoặc chụp lại.

## A photo being edited

edit-title = Che hoặc đánh dấu
edit-tools = Công cụ
edit-hide = Che
edit-arrow = Mũi tên
edit-circle = Khoanh
edit-pen = Bút
edit-undo = Hoàn tác
edit-board = Ảnh. Phím mũi tên di chuyển khung, thêm Shift để đổi kích thước, Enter để vẽ.
edit-how-hide = Kéo ngón tay qua phần không ai nên thấy, hoặc chạm vào đó. Phần đã che không thể hiện lại.
edit-how-mark = Kéo ngón tay trên ảnh để vẽ.
edit-changes = { $n ->
    [0] Chưa có thay đổi
   *[other] { $n } thay đổi
}
edit-leave = Thoát mà không lưu thay đổi?
edit-leave-yes = Thoát
edit-leave-no = Tiếp tục
edit-was-sent = Ảnh gốc đã được gửi trước đó. Bản ấy đang được xóa và ảnh mới được gửi thay thế.
faces-looking = Đang tìm khuôn mặt …
faces-found = Hình như trong ảnh có { $n } khuôn mặt.
faces-hide = Che khuôn mặt
faces-hidden = Các khuôn mặt tìm thấy đã được che. Chạm vào khung để hiện lại. Có thể còn sót.
faces-shown = Chưa che khuôn mặt nào. Chạm vào khung để che.
faces-none = Không tìm thấy khuôn mặt nào. Bạn hãy tự xem lại nhé.
faces-look = Tìm khuôn mặt
faces-cannot = Điện thoại hiện không tìm được khuôn mặt. Bạn có thể tự che.
face-hidden = Khuôn mặt { $n }: đã che. Hiện lại
face-shown = Khuôn mặt { $n }: đang hiện. Che

## Nói và nghe

record = Ghi âm câu trả lời
record-again = Ghi lại
record-stop = Dừng
record-keep = Giữ lại
record-remove = Xóa
recording = Đang ghi âm …
record-left = Còn { $n } giây
record-interrupted = Việc ghi âm đã bị gián đoạn. Những gì bạn nói trước đó vẫn còn.
record-empty = Chưa ghi được gì. Bạn hãy thử lại nhé.
record-refused = Trang này không được phép dùng micrô. Hãy cho phép trong phần cài đặt của trình duyệt dành cho trang này rồi thử lại. Bạn cũng có thể viết câu trả lời.
record-no-microphone = Không tìm thấy micrô, hoặc một ứng dụng khác đang dùng micrô. Hãy đóng ứng dụng đó rồi thử lại, hoặc viết câu trả lời.
record-impossible = Trình duyệt này không ghi âm được. Hãy tiếp tục mà không ghi âm.
record-consent = Nhóm nghiên cứu của cuộc khảo sát này có thể nghe bản ghi âm của bạn. Người quen có thể nhận ra giọng bạn; xin đừng nói tên ai. Bạn có thể rút lại bất cứ lúc nào.
record-agree = Đồng ý và ghi âm
record-not-now = Để sau
recording-length = Bản ghi âm, { $time }
recording-not-here = Không phát được bản ghi âm này ở đây.
listen = Nghe
pause = Tạm dừng
consent-audio = Cho phép lưu giọng nói của tôi
consent-audio-what = Nhóm nghiên cứu nghe được những gì bạn ghi âm. Giọng nói có thể bị nhận ra.
consent-audio-without = Tắt: bạn trả lời bằng chữ viết.
withdraw-recording = Rút lại bản ghi âm này
withdraw-recording-what = Bản ghi âm sẽ bị xóa khỏi cuộc khảo sát. Không ai nghe được nữa.
read-aloud = Đọc to
read-stop = Ngừng đọc
second-title = Ngôn ngữ thứ hai
second-hint = Câu hỏi và câu trả lời cũng hiện bằng ngôn ngữ này, bên dưới ngôn ngữ của bạn.
second-none = Không có

## Cuối bảng câu hỏi

review-all = Đã trả lời hết
review-missing = Còn { $n } câu chưa trả lời
review-hint = Bạn có thể trả lời bây giờ, hoặc để vậy.
place = Vị trí
place-gps = Theo điện thoại, sai số khoảng { $n } m
place-pin = Do bạn đặt trên bản đồ
place-stop = Điểm dừng trên bản đồ; điện thoại không cho biết bạn ở đâu
place-searching = Đang tìm vị trí của bạn…
place-none = Chưa biết. Bạn có thể đặt vị trí trên bản đồ.
place-denied = Điện thoại không cho chúng tôi biết bạn ở đâu, nên vị trí được tính theo điểm dừng. Bạn có thể đặt vị trí trên bản đồ.
pin-move = Sửa trên bản đồ
pin-title = Lúc đó bạn ở đâu?
pin-hint = Chạm vào chỗ bạn đã đứng, hoặc kéo ghim. Nếu dùng bàn phím, hãy bấm các phím mũi tên.
pin-label = Bản đồ có ghim mà bạn có thể di chuyển
daylight = Thời điểm
daylight-day = Ngày
daylight-dusk = Chập tối
daylight-night = Đêm

## Gửi đi

delivery-title = Mọi thứ đang ở đâu
delivery-all = Mọi thứ bạn hoàn thành đã được gửi xong. Bạn có thể đóng trang.
delivery-waiting = { $n } mục đang an toàn trên điện thoại này và chờ kết nối.
delivery-problems = { $n } mục không gửi được. Mọi thứ vẫn còn trên điện thoại này.
delivery-join = Việc bạn tham gia và những điều bạn đồng ý
delivery-hint = Krok tự gửi ngay khi có kết nối. Đừng xóa dữ liệu của trình duyệt này trước khi mọi thứ được gửi xong.
send-now = Gửi ngay
rescue-title = Lưu những gì có trên điện thoại này
rescue-hint = Nếu không gửi được: một tệp chứa mọi câu trả lời và ảnh trên điện thoại này. Không cần kết nối mạng và không có gì bị xóa.
rescue-busy = Đang tạo tệp …
rescue-failed = Không tạo được tệp ({ $detail }). Mọi thứ vẫn còn trên điện thoại này.
rescue-kept = Tệp chưa được lưu. Mọi thứ vẫn còn trên điện thoại này.
rescue-shared = Đã chuyển tệp đi. Hãy đưa tệp cho người dẫn đoàn.
rescue-downloaded = Tệp { $name } nằm trong mục tải xuống. Hãy đưa tệp cho người dẫn đoàn.
rescue-lacking = Có { $n } ảnh không đọc được và không có trong tệp.
rescue-answers = Câu trả lời của tôi
rescue-readme-what = Tệp này chứa những gì Krok đã lưu trên một điện thoại: câu trả lời, ảnh và những gì người tham gia nói về mình. Chỉ đưa tệp cho người dẫn đoàn.
rescue-readme-open = Để đọc, hãy giải nén tệp rồi mở answers.html. Ảnh nằm trong thư mục “photos”, bản ghi âm trong “recordings”.
rescue-readme-import = Dành cho người dẫn đoàn: mở buổi đi bộ trên trang quản lý và chọn “Import a rescue file”. Nhập hai lần cũng không sao.
state-begun = trên điện thoại, chưa xong
state-on-phone = trên điện thoại
state-received = đã nhận, ảnh đang được gửi
state-verified = đã đến nơi và được kiểm tra
state-problem = không gửi được
reason-malformed = Máy chủ không đọc được mục này ({ $detail }). Mục này vẫn ở trên điện thoại. Hãy cho người dẫn đoàn xem.
reason-too-large = Mục này quá lớn đối với máy chủ. Mục này vẫn ở trên điện thoại. Hãy cho người dẫn đoàn xem.
reason-differs = Máy chủ đang có nội dung khác dưới cùng số này. Mục này vẫn ở trên điện thoại. Hãy cho người dẫn đoàn xem.
reason-refused = Máy chủ không nhận mục này (trả lời { $status }). Mục này vẫn ở trên điện thoại. Bấm “Gửi ngay” để thử lại.
reason-damaged = Tệp đã hai lần bị hỏng trên đường gửi. Tệp vẫn ở trên điện thoại. Bấm “Gửi ngay” để thử lại.
reason-missing = Tệp không còn trên điện thoại này. Câu trả lời của bạn vẫn an toàn.
trouble-network = Hiện không có kết nối. Mọi thứ sẽ được gửi ngay khi có kết nối.
trouble-unreadable = Có trang khác trả lời thay cho Krok, có lẽ là trang đăng nhập Wi-Fi. Hãy đăng nhập Wi-Fi hoặc tắt Wi-Fi.
trouble-busy = Máy chủ đang bận. Lát nữa Krok sẽ thử lại.
trouble-shut = Máy chủ không cho điện thoại này truy cập. Mọi thứ ở đây vẫn an toàn. Hãy cho người dẫn đoàn xem thông báo này.
trouble-server = Máy chủ gặp sự cố. Lát nữa Krok sẽ thử lại; mọi thứ ở đây vẫn an toàn.

## Rút lại và biên nhận

gave-title = Những gì bạn đã đóng góp
gave-all-done = Đã xong mọi điểm dừng. Cảm ơn bạn!
gave-nothing = Bạn chưa đóng góp gì.
gave-thanks = Cảm ơn bạn. Bạn đã đóng góp { $answers } và { $photos }.
gave-answers = { $n } câu trả lời
gave-photos = { $n } ảnh
gave-place = Vị trí của bạn được lưu kèm theo.
withdraw = Rút lại
withdraw-keep = Giữ lại
withdraw-photo = Rút lại ảnh này
withdraw-photo-what = Ảnh sẽ bị xóa khỏi cuộc khảo sát. Không ai còn thấy nó trong danh sách, bản đồ hay báo cáo nào.
withdraw-answer = Rút lại câu trả lời này
withdraw-answer-what = Câu trả lời, ghi chú và ảnh kèm theo sẽ bị xóa khỏi cuộc khảo sát. Chúng vẫn bị xóa ngay cả khi bạn trả lời lại câu hỏi này ở đây.
withdraw-response = Rút lại mọi câu trả lời ở đây
withdraw-response-what = Những câu trả lời này cùng ảnh và vị trí sẽ bị xóa khỏi cuộc khảo sát. Không ai còn thấy chúng trong danh sách, bản đồ hay báo cáo nào.
withdraw-everything = Rút lại tất cả
withdraw-everything-what = Mọi câu trả lời và ảnh của bạn, cùng những gì bạn nói về mình, sẽ bị xóa khỏi cuộc khảo sát. Những gì điện thoại còn giữ của buổi đi bộ này cũng không được lưu.
withdraw-for-good = Không thể hoàn tác. Những gì đã in hoặc đã phát trước đó vẫn giữ nguyên.
withdrawn = Đã rút lại. Không còn gì được giữ.
withdrawn-by-team = Ban tổ chức buổi đi bộ đã rút lại. Không còn gì được giữ.
withdrawn-parts = Ảnh và bản ghi âm do ban tổ chức buổi đi bộ rút lại: { $n }
withdrawn-everything = Bạn đã rút lại tất cả. Cuộc khảo sát không còn giữ gì của bạn.
join-again = Tham gia lại buổi đi bộ
consent-from-now = Thay đổi áp dụng cho mọi thứ từ lúc đó. Những gì bạn đã đóng góp trước đó vẫn còn cho đến khi bạn rút lại.
receipt-title = Biên nhận của bạn
receipt-qr = Biên nhận của bạn dưới dạng mã vuông
receipt-what = Với mã này, bạn xem được những gì mình đã đóng góp, thay đổi sự đồng ý và rút lại, bất cứ lúc nào, trên mọi thiết bị, không cần tài khoản. Hãy giữ kín: ai có mã cũng làm được như vậy.
receipt-where = Mở { $place } rồi nhập mã, hoặc hướng máy ảnh vào hình vuông.
receipt-save = In hoặc lưu
receipt-ask = Mở biên nhận
receipt-ask-what = Mã nằm trên biên nhận bạn nhận được trên điện thoại trong buổi đi bộ.
receipt-code-label = Mã biên nhận
receipt-not-a-code = Mã biên nhận có 24 chữ cái và chữ số. Bạn hãy kiểm tra lại nhé.
receipt-unknown = Không có biên nhận nào mang mã này. Bạn hãy kiểm tra lại nhé. Nếu điện thoại của bạn chưa có kết nối, những gì nó giữ phải được gửi đến trước.
receipt-offline = Không có kết nối. Chưa có gì thay đổi. Hãy tìm sóng hoặc Wi-Fi rồi thử lại.
receipt-fetching = Đang tải những gì bạn đã đóng góp …

## Lưu trữ

keep-title = Luôn có Krok bên mình
keep-why = Mở từ màn hình chính, Krok chạy được khi không có mạng và điện thoại không xóa câu trả lời của bạn khi thiếu chỗ.
keep-install = Thêm vào màn hình chính
keep-by-hand = Trong menu chia sẻ của trình duyệt, chọn “Thêm vào MH chính”.
storage-low = Điện thoại của bạn chỉ còn chỗ cho { $n } MB. Câu trả lời vẫn đủ chỗ, ảnh có thể không. Hãy dọn bớt nếu được.
check-now = Kiểm tra lại
checked = Đã kiểm tra { $ago }: máy chủ có đủ mọi thứ điện thoại này đã gửi.
checked-lacking = Máy chủ không còn { $n } mục đã từng nhận. Krok gửi lại.
remove-hint = Những gì đã đến nơi còn được giữ trên điện thoại này 30 ngày.
remove = Xóa những gì đã đến nơi
remove-what = Câu trả lời và ảnh đã đến nơi và đã được kiểm tra sẽ bị xóa khỏi điện thoại này. Cuộc khảo sát vẫn giữ chúng. Biên nhận của bạn vẫn ở đây: nhờ đó bạn có thể xem và rút lại. Những gì chưa đến nơi cũng vẫn ở đây.
remove-confirm = Xóa khỏi điện thoại
removed = { $n } bảng câu hỏi đã đến nơi và không còn trên điện thoại này.
removed-see = { $n } bảng câu hỏi đã đến nơi không còn trên điện thoại này. Biên nhận của bạn cho xem chúng.
blocked-title = Trình duyệt này không lưu gì cả
blocked = Cửa sổ này không cho Krok lưu gì, nên câu trả lời của bạn sẽ không an toàn. Có lẽ đây là cửa sổ ẩn danh, hoặc việc lưu dữ liệu đã bị tắt cho trang này.
blocked-do = Hãy mở cùng liên kết này trong một cửa sổ bình thường của trình duyệt.
fleeting-title = Nếu không có cửa sổ nào khác
fleeting-how = Bạn vẫn có thể tham gia ở đây: mỗi câu trả lời được gửi ngay khi bạn trả lời. Khi không có kết nối, câu trả lời chờ trong trang này và sẽ mất nếu bạn đóng trang.
fleeting-go-on = Tiếp tục trong cửa sổ này
fleeting = Krok không lưu gì trong cửa sổ này. Câu trả lời của bạn được gửi ngay.
fleeting-sent = Chỉ có trong trang này. Đã gửi hết.
fleeting-unsent = Đừng đóng trang này: chưa gửi hết.
fleeting-receipt = Cửa sổ này sẽ quên rằng bạn đã tham gia. Trước khi đóng, hãy lưu biên nhận trong mục “Những gì bạn đã đóng góp”: nhờ đó bạn có thể xem và rút lại câu trả lời của mình.
state-in-page = chỉ có trong trang này
short-lived = Đây có vẻ là cửa sổ ẩn danh: những gì chưa gửi sẽ mất khi bạn đóng cửa sổ. Tốt hơn hãy mở liên kết trong cửa sổ bình thường. Nếu ở lại đây, hãy để cửa sổ mở cho đến khi mọi thứ đã đến nơi.
unsent-at-end = Còn { $n } mục chưa gửi. Hãy mở lại Krok ở nơi có kết nối; Krok sẽ tự gửi.

## Nhiều người dùng chung một điện thoại

people-now = đang trả lời
people-give = Đưa điện thoại cho { $name }
people-enter-for = Nhập lời của { $name }
people-hint = Câu trả lời của mỗi người được giữ riêng.
people-add = Thêm một người
people-share = Dùng chung điện thoại này
people-handed = Bây giờ { $name } trả lời. Câu trả lời trước đó vẫn là của người đã đưa ra.
people-handed-proxy = Bây giờ bạn trả lời thay { $name }. Hãy nhập những gì { $name } nói.
another-title = Thêm người dùng điện thoại này
another-hint = Dành cho người cùng đi nhưng không có điện thoại. Người đó có câu hỏi, sự đồng ý và biên nhận riêng. Bạn chuyển người bằng tên ở trên cùng.
another-own-name = Chúng tôi nên gọi bạn là gì?
another-name = Chúng tôi nên gọi người kia là gì?
another-names-needed = Hãy viết tên của từng người, không trùng nhau, để điện thoại cho biết ai đang trả lời.
another-who = Ai sẽ nhập câu trả lời của người đó?
another-pair = Chính người đó
another-proxy = Tôi nhập thay
another-read = Hãy đọc cho { $name } nghe. Chỉ chọn những gì { $name } nói với bạn.
