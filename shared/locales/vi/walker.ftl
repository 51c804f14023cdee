# Điện thoại của người tham gia. Ngắn gọn, xưng “bạn”, dành cho người đọc bằng ngôn ngữ thứ hai.
# Tiếng Việt không có dạng số nhiều; [1] chỉ dùng khi có cách nói riêng.

## Ở mọi nơi

app-name = Krok
back = Quay lại
next = Tiếp
done = Xong
close = Đóng
yes = Có
no = Không
saved = Đã lưu
language = Ngôn ngữ
broken-title = Krok đã ngừng chạy
broken = Đây là lỗi của chúng tôi, không phải của bạn. Những gì bạn đã điền vẫn được lưu trên điện thoại này. Hãy mở lại Krok và tiếp tục.
reload = Mở lại
demo = Bản thử: buổi đi bộ này không có thật, chỉ để bạn dùng thử.
just-now = vừa xong
minutes-ago = { $n } phút trước
hours-ago = { $n } giờ trước
days-ago = { $n ->
    [1] hôm qua
   *[other] { $n } ngày trước
}

## Trang đầu

start-title = Tham gia buổi đi bộ
start-hint = Bạn không cần tài khoản, cũng không cần tải ứng dụng. Mã có trên áp phích hoặc ở người dẫn đoàn. Bạn cũng có thể hướng camera điện thoại vào mã hình vuông.
start-joined = Các buổi đi bộ của bạn
code-label = Mã buổi đi bộ
code-go = Tiếp tục
code-not-a-code = Mã gồm sáu chữ cái và chữ số, ví dụ KRK 7BT. Bạn hãy kiểm tra lại nhé.
scan = Quét mã
scan-stop = Dừng quét
scan-refused = Không dùng được camera ở đây. Bạn hãy nhập mã, hoặc mở mã bằng camera của điện thoại.

## Tham gia

join-fetching = Đang tải buổi đi bộ…
join-offline-title = Không có kết nối
join-offline = Buổi đi bộ cần được tải một lần qua internet. Sau đó bạn không cần kết nối nữa. Hãy tìm chỗ có sóng hoặc Wi-Fi rồi thử lại.
join-unreadable-title = Có gì đó chặn kết nối
join-unreadable = Có trang khác trả lời thay cho Krok, có lẽ là trang đăng nhập Wi-Fi. Hãy đăng nhập Wi-Fi hoặc tắt Wi-Fi rồi thử lại.
join-wrong-code-title = Không có buổi đi bộ nào với mã này
join-wrong-code = Hãy kiểm tra mã trên áp phích hoặc hỏi người dẫn đoàn.
join-not-open-title = Buổi đi bộ chưa mở
join-not-open = Bạn đến hơi sớm. Người dẫn đoàn sẽ mở buổi đi bộ; khi đó bạn hãy thử lại.
join-closed-title = Buổi đi bộ đã kết thúc
join-closed = Người mới không thể tham gia buổi này nữa. Nếu bạn đã tham gia từ trước, câu trả lời của bạn vẫn an toàn. Hãy hỏi người dẫn đoàn để có mã mới.
join-too-many-title = Thử quá nhiều lần
join-too-many = Hãy đợi một phút rồi thử lại.
join-failed-title = Máy chủ gặp sự cố
join-failed = Không phải lỗi ở điện thoại của bạn. Lát nữa hãy thử lại và báo cho người dẫn đoàn.
try-again = Thử lại
later-not-here = Phần này của Krok chưa có trên điện thoại của bạn. Những gì bạn đã trả lời vẫn an toàn. Hãy tìm sóng hoặc Wi-Fi rồi thử lại.
other-code = Nhập mã khác
language-title = Chọn ngôn ngữ

## Giới thiệu và sự đồng ý

about-title = Giới thiệu
about-link = Về buổi đi bộ
about-walk = Bạn đi bộ qua { $place } cùng một nhóm nhỏ. Trên đường có { $n } điểm dừng.
about-what = Ở mỗi điểm dừng, bạn trả lời vài câu hỏi ngắn về những gì bạn thấy và cảm nhận của bạn ở đó. Việc này mất khoảng hai phút. Không có câu trả lời nào sai.
about-who = Các câu trả lời phục vụ cuộc khảo sát “{ $name }”. Nhóm nghiên cứu đọc và viết khuyến nghị cho thành phố.
about-anonymous = Chúng tôi không hỏi tên bạn. Mọi thứ được lưu trên điện thoại của bạn trước, rồi được gửi đi khi có kết nối.
consent-title = Những điều bạn đồng ý
consent-needed = Nếu không đồng ý điều này, bạn không thể tham gia, vì buổi đi bộ chính là để thu thập câu trả lời. Chúng tôi chưa lưu gì về bạn.
consent-change = Bạn có thể thay đổi bất cứ lúc nào. Thay đổi áp dụng cho mọi thứ từ lúc đó. Bạn có thể rút lại những gì đã gửi trước đó ở trang “Những gì bạn đã đóng góp”.
consent-answers = Cho phép dùng câu trả lời của tôi
consent-answers-what = Nhóm nghiên cứu giữ câu trả lời của bạn và dùng trong cuộc khảo sát.
consent-answers-without = Tắt: bạn không thể tham gia buổi đi bộ.
consent-place = Cho phép lưu vị trí của tôi cùng mỗi câu trả lời
consent-place-what = Điện thoại cho biết bạn đứng ở đâu khi bạn trả lời, và chỉ khi đó.
consent-place-without = Tắt: chỉ lưu điểm dừng. Chúng tôi không hỏi điện thoại xem bạn ở đâu.
consent-photos = Cho phép lưu ảnh của tôi
consent-photos-what = Nhóm nghiên cứu xem được ảnh của bạn. Dữ liệu ẩn, như vị trí chụp, được xóa khỏi ảnh ngay trên điện thoại của bạn.
consent-photos-without = Tắt: bạn trả lời mà không có ảnh.
consent-quotes = Cho phép đưa lời và ảnh của tôi vào báo cáo
consent-quotes-what = Không kèm tên bạn.
consent-quotes-without = Tắt: chỉ được đọc và đếm, không được cho ai khác xem.

## Về bạn

background-title = Đôi điều về bạn, nếu bạn muốn
background-hint = Thông tin này giúp biết mọi người có cảm nhận khác nhau về cùng một nơi hay không. Bạn không bắt buộc phải trả lời câu nào.
rather-not-say = Tôi không muốn nói
nickname = Chúng tôi nên gọi bạn là gì?
nickname-hint = Tên nào cũng được. Nhờ vậy người dẫn đoàn biết ai đã tham gia. Bạn có thể để trống.
role = Tôi tham gia với tư cách
role-newcomer = người mới đến nước này
role-resident = người dân ở đây
role-ngo = người của tổ chức phi chính phủ
role-city = người của chính quyền thành phố
gender = Giới tính của tôi
gender-woman = nữ
gender-man = nam
gender-other = không phải hai giới này
age = Tuổi của tôi
age-under-25 = dưới 25
age-25-44 = 25 đến 44
age-45-64 = 45 đến 64
age-65-plus = từ 65 trở lên
years = Tôi đã sống ở nước này
years-under-1 = chưa đến 1 năm
years-1-4 = 1 đến 4 năm
years-5-9 = 5 đến 9 năm
years-10-plus = từ 10 năm trở lên
years-always = từ khi sinh ra
knows-area = Bạn có biết rõ khu này không?
mobility = Bậc thang hoặc lề đường có làm bạn khó đi lại không?
join = Tham gia

## Các điểm dừng

stops-title = Điểm dừng
stop-number = Điểm dừng { $n }
once-title = Một lần cho cả buổi đi bộ
progress-open = { $n } câu hỏi
progress-begun = đã trả lời { $answered }/{ $asked }
progress-done = xong
progress-done-partly = xong, đã trả lời { $answered }/{ $asked }
do-not-linger = Đừng ở đây lâu. Hãy trả lời trong lúc đi hoặc khi đã đi thêm một đoạn.
map = Bản đồ
map-label = Bản đồ buổi đi bộ: khu vực và các điểm dừng
spot = Ghi nhận
spots-noted = Bạn đã ghi nhận { $n } điều.

## Trả lời

question-of = { $n } / { $of }
segment-answered = Câu hỏi { $n }: đã trả lời
segment-skipped = Câu hỏi { $n }: đã bỏ qua
segment-open = Câu hỏi { $n }: chưa trả lời
cannot-judge = Không đánh giá được
answer-odd = Câu trả lời này có vẻ lạ. Câu trả lời đã được lưu; bạn hãy kiểm tra lại nhé.
kind-unknown = Điện thoại này không trả lời được câu hỏi này. Bạn hãy sang câu tiếp theo.
understood = Tôi đã hiểu
note = Ghi chú
note-title = Ghi chú của bạn
note-hint = Một từ hoặc một câu về câu hỏi này. Ghi chú được lưu ngay khi bạn viết.
another = { $what }: đến giờ có { $n }. Còn nữa không?
another-yes = Còn, thêm vào
another-no = Không, đi tiếp
photo = Ảnh
photo-take = Chụp ảnh
photo-busy = Đang lưu ảnh…
photo-open = Mở ảnh
photo-title = Ảnh của bạn
photo-caption = Trong ảnh có gì?
photo-remove = Bỏ ảnh
photo-not-agreed = Bạn đã chọn không chia sẻ ảnh. Bạn có thể thay đổi trong mục “Về buổi đi bộ”.
photo-not-a-picture = Tệp này không phải là ảnh mà điện thoại đọc được. Câu trả lời của bạn vẫn an toàn. Hãy chọn tệp khác.
photo-too-large = Điện thoại không đủ bộ nhớ cho ảnh này. Câu trả lời của bạn vẫn an toàn. Hãy chụp lại với kích thước nhỏ hơn, hoặc tiếp tục mà không có ảnh.
side-bright = Mặt sáng
side-dark = Mặt tối

## Cuối bảng câu hỏi

review = Xem lại
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
gone-title = Điện thoại này không có trang này
gone = Trang này thuộc về những câu trả lời không có trên điện thoại này. Mọi thứ bạn đã điền ở đây vẫn còn nguyên.
to-stops = Về các điểm dừng

## Gửi đi

status-on-phone = Trên điện thoại
status-waiting = { $n } đang chờ
status-delivered = Đã gửi xong
status-problems = { $n } sự cố
delivery-title = Mọi thứ đang ở đâu
delivery-all = Mọi thứ bạn hoàn thành đã được gửi xong. Bạn có thể đóng trang.
delivery-waiting = { $n } mục đang an toàn trên điện thoại này và chờ kết nối.
delivery-problems = { $n } mục không gửi được. Mọi thứ vẫn còn trên điện thoại này.
delivery-join = Việc bạn tham gia và những điều bạn đồng ý
delivery-hint = Krok tự gửi ngay khi có kết nối. Đừng xóa dữ liệu của trình duyệt này trước khi mọi thứ được gửi xong.
send-now = Gửi ngay
rescue-title = Lưu những gì có trên điện thoại này
rescue-hint = Nếu không gửi được: một tệp chứa mọi câu trả lời và ảnh trên điện thoại này. Không cần kết nối mạng và không có gì bị xóa.
rescue-save = Lưu tất cả thành tệp
rescue-busy = Đang tạo tệp …
rescue-failed = Không tạo được tệp ({ $detail }). Mọi thứ vẫn còn trên điện thoại này.
rescue-kept = Tệp chưa được lưu. Mọi thứ vẫn còn trên điện thoại này.
rescue-shared = Đã chuyển tệp đi. Hãy đưa tệp cho người dẫn đoàn.
rescue-downloaded = Tệp { $name } nằm trong mục tải xuống. Hãy đưa tệp cho người dẫn đoàn.
rescue-lacking = Có { $n } ảnh không đọc được và không có trong tệp.
rescue-answers = Câu trả lời của tôi
rescue-readme-what = Tệp này chứa những gì Krok đã lưu trên một điện thoại: câu trả lời, ảnh và những gì người tham gia nói về mình. Chỉ đưa tệp cho người dẫn đoàn.
rescue-readme-open = Để đọc, hãy giải nén tệp rồi mở answers.html. Ảnh nằm trong thư mục “photos”.
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
reason-damaged = Ảnh đã hai lần bị hỏng trên đường gửi. Ảnh vẫn ở trên điện thoại. Bấm “Gửi ngay” để thử lại.
reason-missing = Ảnh không còn trên điện thoại này. Câu trả lời của bạn vẫn an toàn.
trouble-network = Hiện không có kết nối. Mọi thứ sẽ được gửi ngay khi có kết nối.
trouble-unreadable = Có trang khác trả lời thay cho Krok, có lẽ là trang đăng nhập Wi-Fi. Hãy đăng nhập Wi-Fi hoặc tắt Wi-Fi.
trouble-busy = Máy chủ đang bận. Lát nữa Krok sẽ thử lại.
trouble-shut = Máy chủ không cho điện thoại này truy cập. Mọi thứ ở đây vẫn an toàn. Hãy cho người dẫn đoàn xem thông báo này.
trouble-server = Máy chủ gặp sự cố. Lát nữa Krok sẽ thử lại; mọi thứ ở đây vẫn an toàn.

## Rút lại và biên nhận

gave-title = Những gì bạn đã đóng góp
gave-link = Những gì bạn đã đóng góp
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
withdrawn-everything = Bạn đã rút lại tất cả. Cuộc khảo sát không còn giữ gì của bạn.
join-again = Tham gia lại buổi đi bộ
consent-from-now = Thay đổi áp dụng cho mọi thứ từ lúc đó. Những gì bạn đã đóng góp trước đó vẫn còn cho đến khi bạn rút lại.
receipt-title = Biên nhận của bạn
receipt-qr = Biên nhận của bạn dưới dạng mã vuông
receipt-what = Với mã này, bạn xem được những gì mình đã đóng góp, thay đổi sự đồng ý và rút lại, bất cứ lúc nào, trên mọi thiết bị, không cần tài khoản. Hãy giữ kín: ai có mã cũng làm được như vậy.
receipt-where = Mở { $place } rồi nhập mã, hoặc hướng máy ảnh vào hình vuông.
receipt-save = In hoặc lưu
receipt-have = Tôi có biên nhận
receipt-ask = Mở biên nhận
receipt-ask-what = Mã nằm trên biên nhận bạn nhận được trên điện thoại trong buổi đi bộ.
receipt-code-label = Mã biên nhận
receipt-not-a-code = Mã biên nhận có 24 chữ cái và chữ số. Bạn hãy kiểm tra lại nhé.
receipt-unknown = Không có biên nhận nào mang mã này. Bạn hãy kiểm tra lại nhé. Nếu điện thoại của bạn chưa có kết nối, những gì nó giữ phải được gửi đến trước.
receipt-offline = Không có kết nối. Chưa có gì thay đổi. Hãy tìm sóng hoặc Wi-Fi rồi thử lại.
receipt-fetching = Đang tải những gì bạn đã đóng góp …

## Lưu trữ

blocked-title = Trình duyệt này không lưu gì cả
blocked = Cửa sổ này không cho Krok lưu gì, nên câu trả lời của bạn sẽ không an toàn. Có lẽ đây là cửa sổ ẩn danh, hoặc việc lưu dữ liệu đã bị tắt cho trang này.
blocked-do = Hãy mở cùng liên kết này trong một cửa sổ bình thường của trình duyệt.
storage-full = Điện thoại đã đầy: thay đổi cuối cùng chưa được lưu. Những gì đã lưu trước đó vẫn an toàn. Hãy xóa thứ khác, chẳng hạn video, rồi trả lời lại.
storage-blocked = Trình duyệt không cho Krok lưu nữa: thay đổi cuối cùng chưa được lưu. Hãy đóng trang rồi mở lại.
storage-broken = Thay đổi cuối cùng chưa được lưu ({ $detail }). Những gì đã lưu trước đó vẫn an toàn. Hãy đóng trang rồi mở lại.
keep-title = Luôn có Krok bên mình
keep-why = Mở từ màn hình chính, Krok chạy được khi không có mạng và điện thoại không xóa câu trả lời của bạn khi thiếu chỗ.
keep-install = Thêm vào màn hình chính
keep-by-hand = Trong menu chia sẻ của trình duyệt, chọn “Thêm vào MH chính”.
storage-low = Điện thoại của bạn chỉ còn chỗ cho { $n } MB. Câu trả lời vẫn đủ chỗ, ảnh có thể không. Hãy dọn bớt nếu được.
