# Các trang do máy chủ tạo: áp phích có mã và phiếu in.

poster-title = Tham gia buổi đi bộ
poster-scan = Hướng camera điện thoại vào ô vuông và mở liên kết.
poster-type = Hoặc vào { $place } và nhập mã ở trên.
poster-answer = Trả lời vài câu hỏi ngắn ở mỗi điểm dừng. Không có sóng vẫn dùng được.
poster-free = Không cần tài khoản, không cài ứng dụng, không hỏi tên. Chia sẻ gì là do bạn chọn, và bạn có thể dừng bất cứ lúc nào.

## Phiếu in

sheet-print = In: Ctrl+P (⌘P), khổ A4, hai mặt. Mỗi điểm dừng một phiếu.
sheet-walker = Tên hoặc số
sheet-time = Giờ
sheet-day = Ban ngày
sheet-dusk = Chạng vạng
sheet-night = Trời tối
sheet-how = Mỗi câu hỏi hãy đánh dấu một ô tròn theo những gì bạn thấy ở đây. Chỉ trả lời câu bạn muốn. Muốn dùng điện thoại? Hướng camera vào ô vuông.
sheet-several = (có thể chọn nhiều)
sheet-if = (chỉ khi đúng với nơi này)
sheet-cannot-judge = Tôi không đánh giá được
sheet-notes = Bạn muốn nói thêm? Hãy ghi số câu hỏi ở đầu.
sheet-agree-answers = Câu trả lời của tôi trên phiếu này có thể được dùng trong cuộc khảo sát này.
sheet-agree-quotes = Lời của tôi có thể được trích dẫn mà không nêu tên.
