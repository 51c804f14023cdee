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
who = Ai đang trả lời
broken-title = Krok đã ngừng chạy
broken = Đây là lỗi của chúng tôi, không phải của bạn. Những gì bạn đã điền vẫn được lưu trên điện thoại này. Hãy mở lại Krok và tiếp tục.
reload = Mở lại
demo = Bản thử: buổi đi bộ này không có thật, chỉ để bạn dùng thử.

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
spot = Ghi nhận
spots-noted = Bạn đã ghi nhận { $n } điều.

## Trả lời

question-of = { $n } / { $of }
segment-answered = Câu hỏi { $n }: đã trả lời
segment-skipped = Câu hỏi { $n }: đã bỏ qua
segment-open = Câu hỏi { $n }: chưa trả lời
cannot-judge = Không đánh giá được
answer-odd = Câu trả lời này có vẻ lạ. Câu trả lời đã được lưu; bạn hãy kiểm tra lại nhé.
note = Ghi chú
another = { $what }: đến giờ có { $n }. Còn nữa không?
another-yes = Còn, thêm vào
another-no = Không, đi tiếp
photo = Ảnh
photo-busy = Đang lưu ảnh…

## Cuối bảng câu hỏi

review = Xem lại
gone-title = Điện thoại này không có trang này
gone = Trang này thuộc về những câu trả lời không có trên điện thoại này. Mọi thứ bạn đã điền ở đây vẫn còn nguyên.
to-stops = Về các điểm dừng

## Gửi đi

status-on-phone = Trên điện thoại
status-waiting = { $n } đang chờ
status-delivered = Đã gửi xong
status-problems = { $n } sự cố
rescue-save = Lưu tất cả thành tệp

## Rút lại và biên nhận

gave-link = Những gì bạn đã đóng góp
receipt-have = Tôi có biên nhận

## Lưu trữ

storage-full = Điện thoại đã đầy: thay đổi cuối cùng chưa được lưu. Những gì đã lưu trước đó vẫn an toàn. Hãy xóa thứ khác, chẳng hạn video, rồi trả lời lại.
storage-blocked = Trình duyệt không cho Krok lưu nữa: thay đổi cuối cùng chưa được lưu. Hãy đóng trang rồi mở lại.
storage-broken = Thay đổi cuối cùng chưa được lưu ({ $detail }). Những gì đã lưu trước đó vẫn an toàn. Hãy đóng trang rồi mở lại.
