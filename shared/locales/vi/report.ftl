# Báo cáo khảo sát thành phố: một trang để đọc, in và gửi đi.

title = Báo cáo khảo sát thành phố
title-of = Báo cáo khảo sát thành phố: { $audit }
for-all = Dành cho mọi người. Nhóm dưới { $k } người và câu trả lời cho câu hỏi nhạy cảm không được nêu ở đây.
for-researchers = Chỉ dành cho người nghiên cứu của cuộc khảo sát này: có nhóm nhỏ và câu trả lời cho câu hỏi nhạy cảm. Xin đừng chuyển tiếp.
demo = Bản thử: câu trả lời được tạo ra, không có thật.
made = Tạo ngày { $day } từ các câu trả lời đến trước { $until }
made-empty = Tạo ngày { $day }. Chưa có câu trả lời nào đến.
page-of = Trang
contents = Mục lục
walks-n = { $n } buổi đi bộ
walkers-n = { $n } người đi
sheets-n = { $n } bảng câu hỏi đã điền
answers-n = { $n } câu trả lời
photos-n = { $n } ảnh

## Phát hiện

findings = Những điều chúng tôi nhận thấy
findings-none = Chưa có nhận định nào được đưa vào báo cáo này.
rests-on = Dựa trên { $list }.
rests-on-nothing = Không nêu bằng chứng.
evidence-answers = { $n } câu trả lời
evidence-photos = { $n } ảnh
evidence-comparisons = { $n } so sánh
evidence-notes = { $n } ghi chép trò chuyện
withdrawn = { $n } bằng chứng đã được tác giả rút lại từ đó đến nay.
not-agreed = { $n } trích dẫn hoặc ảnh đã chọn không được in: tác giả chưa đồng ý.
draft = Chưa đưa vào: nhận định này chỉ có trong báo cáo cho người nghiên cứu.
photo-of = Ảnh: { $item }
photos-over = Còn { $n } ảnh đã chọn vượt quá số ảnh của một báo cáo.
cannot-judge = không đánh giá được
should-read = Người nghiên cứu đọc là: { $text }
sensitive = câu hỏi nhạy cảm

## Các buổi đi bộ và người tham gia

walks = Các buổi đi bộ
walk = Buổi đi bộ
day = Ngày
district = Khu vực
stops = Điểm dừng
walkers = Người đi
sheets = Bảng câu hỏi
total = Tổng cộng
call = Đợt gửi ảnh
people = Ai đã đi
people-about = Những gì { $walkers } nói về mình. Câu nào cũng có thể bỏ qua.
people-k = Nhóm dưới { $k } người không được phân biệt với nhóm không có ai.
role = Tham gia với tư cách
role-newcomer = người mới đến nước này
role-resident = người dân ở đây
role-ngo = người của tổ chức phi chính phủ
role-city = người của chính quyền thành phố
gender = Giới tính
gender-woman = nữ
gender-man = nam
gender-other = không phải hai giới này
age = Tuổi
age-under-25 = dưới 25
age-25-44 = 25 đến 44
age-45-64 = 45 đến 64
age-65-plus = từ 65 trở lên
years = Đã sống ở nước này
years-under-1 = chưa đến 1 năm
years-1-4 = 1 đến 4 năm
years-5-9 = 5 đến 9 năm
years-10-plus = từ 10 năm trở lên
years-always = từ khi sinh ra
knows-area = Biết rõ khu này
mobility = Bậc thang hoặc lề đường gây khó đi
yes = có
no = không
not-said = không nói
few = dưới { $k }
withheld-size = không nêu

## So sánh các khu vực

compared = So sánh các khu vực
compared-about = Mỗi thanh là một khu vực: câu trả lời của người đi nằm trên thang đo ra sao, canh theo điểm giữa trung tính. Vạch mảnh là khoảng mà đầu thanh sẽ nằm nếu là những người đi khác cùng loại (95 %). Mỗi người được tính một lần, dù trả lời ở bao nhiêu điểm dừng.
compared-none = Chưa có ai trả lời câu hỏi có thang đo.
largest = Những khác biệt rõ nhất
largest-none = Không có khác biệt nào rõ đến mức câu trả lời cho biết khu vực nào bị đánh giá thấp hơn.
nobody = không ai trả lời
too-few = { $n } người đi: quá ít để kết luận
withheld = không nêu, để nhóm nhỏ được riêng tư
n-of = { $walkers }, { $answers }
lower-same = { $lower } được đánh giá thấp hơn { $most ->
    [negligible] rất ít
    [small] một chút
    [medium] rõ rệt
   *[large] nhiều
} so với { $higher }.
lower = { $lower } được đánh giá thấp hơn { $higher }: từ { $least ->
    [negligible] rất ít
    [small] một chút
    [medium] rõ rệt
   *[large] nhiều
} đến { $most ->
    [negligible] rất ít
    [small] một chút
    [medium] rõ rệt
   *[large] nhiều
}.
alike = { $first } và { $second } giống nhau: khác biệt nhiều nhất là nhỏ.
open = { $first } và { $second }: câu trả lời chưa cho biết nơi nào bị đánh giá thấp hơn.
difference-few = { $first } và { $second }: quá ít người đi để so sánh.
delta = delta Cliff { $delta } ({ $low } đến { $high })
p = { $delta }; p { $p }
p-small = { $delta }; p dưới 0,001
observation = quan sát
perception = cảm nhận
theme-safety = An toàn
theme-lighting = Ánh sáng
theme-signage = Tìm đường
theme-services = Dịch vụ
theme-mixing = Chung sống
theme-hate = Thù ghét
theme-space = Không gian
theme-access = Tiếp cận
theme-feeling = Cảm nhận
theme-none = Các câu hỏi khác

## Nơi cảm nhận khác nhau

divergence = Nơi mọi người cảm nhận khác nhau về cùng một con phố
divergence-about = Hai người cảm thấy khác nhau ở cùng một điểm dừng không phải là mâu thuẫn: chính sự khác nhau là điều tìm thấy. Dưới đây là các câu hỏi về cảm nhận mà người đi ở một điểm dừng cách nhau ít nhất một nửa mức thang đo cho phép, cách xa nhất đứng trước.
divergence-none = Không có điểm dừng nào từ { $k } người đi trở lên mà cảm nhận cách nhau đến vậy.
groups-about = Trong các nhóm theo những gì người đi nói về mình, hai nhóm khác nhau nhất được nêu tên. Được chọn vì thế, chúng chỉ cho biết nên xem ở đâu, không phải là kiểm định.
groups-apart = { $trait }: “{ $lower }” ({ $these }) đánh giá thấp hơn “{ $higher }” ({ $those }); delta Cliff { $delta }.
groups-none = Ở đây không có hai nhóm nào từ { $n } người đi trở lên khác nhau quá mức không đáng kể.
groups-shown-none = Trong các nhóm được phép nêu ở đây (từ { $n } người đi trở lên), không có hai nhóm nào khác nhau quá mức không đáng kể.
spread = độ phân tán { $value } trên 1

## Phương pháp

method = Phương pháp
method-walker = Đơn vị là người đi, không phải câu trả lời: mọi câu trả lời của một người trong một khu vực trước hết được gộp thành một giá trị của người đó, để không ai nặng hơn chỉ vì trả lời nhiều hơn.
method-interval = Các khoảng (95 %) tính theo người đi, bằng bootstrap Bayes, thêm nửa người ở mỗi đầu thang đo. Dưới 5 người thì không có khoảng.
method-difference = Khác biệt được nêu theo độ lớn: delta Cliff, từ −1 đến 1, cho biết người đi ở khu vực thứ nhất đánh giá cao hơn người ở khu vực thứ hai thường xuyên hơn bao nhiêu so với chiều ngược lại. Dưới 0,147 gọi là rất ít, dưới 0,33 là một chút, dưới 0,474 là rõ rệt, còn lại là nhiều. Giá trị p là của kiểm định hoán vị, đã điều chỉnh cho mọi phép so sánh (Holm).
method-agreement = Quan sát (có ánh sáng không?) phải giống nhau với mọi người đứng ở một chỗ, nên mức đồng thuận được đo; cảm nhận (tôi có thấy an toàn không?) có thể khác nhau và không bao giờ tính vào đó. Alpha là của Krippendorff, cho các mức có thứ tự: 1 là đồng thuận hoàn toàn, 0 là như ngẫu nhiên.
method-spread = Độ phân tán cảm nhận ở một điểm dừng là một trừ mức đồng thuận thứ tự của Leik: 0 khi mọi người nói như nhau, 1 khi mỗi đầu có một nửa.
method-seed = Mọi số ngẫu nhiên chỉ phụ thuộc vào thứ chúng mô tả: cùng câu trả lời cho cùng con số.
method-privacy = Với bất kỳ ai ngoài người nghiên cứu của cuộc khảo sát, không con số nào nói về dưới { $k } người đi hay có thể suy ra bằng phép trừ, và các câu hỏi nhạy cảm bị bỏ ra.
method-quotes = Lời nói và ảnh chỉ được in nếu người nghiên cứu đã chọn và tác giả đồng ý được trích dẫn, không nêu tên. Điều tác giả đã rút lại không có trong báo cáo nào tạo sau đó.
method-hidden = Câu trả lời mà người nghiên cứu đã ẩn khi xem xét không nằm trong con số nào.
method-made = Tạo bằng Krok { $version }; các phương pháp và nguồn được mô tả trong docs/statistics.md của chương trình.
versions = Các bảng câu hỏi
checklist = Bảng câu hỏi
version = Phiên bản
published = Công bố
questions = Câu hỏi
filled-in = Đã điền
answered = Những gì đã được trả lời
answered-about = Trong các bảng đã hoàn tất có câu hỏi đó. “Không đánh giá được” là câu trả lời nhưng không phải con số. Câu hỏi có dấu sao (*) chỉ được hỏi khi phù hợp, nên chỗ trống có thể là chưa được hỏi.
question = Câu hỏi
answered-n = Đã trả lời
cannot-judge-n = Không đánh giá được
blank-n = Để trống
agreement = Mức đồng thuận của người quan sát
agreement-none = Chưa có quan sát nào được hai người đi đánh giá ở cùng một chỗ.
places = Chỗ
same = Nói giống nhau
alpha = Alpha (95 %)
few-walkers = quá ít người đi
few-places = quá ít chỗ
no-variation = quá ít khác biệt
range = { $value } ({ $low } đến { $high })
