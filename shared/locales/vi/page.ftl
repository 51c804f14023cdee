# Các trang do máy chủ tạo: áp phích có mã.

poster-title = Tham gia buổi đi bộ
poster-scan = Hướng camera điện thoại vào ô vuông và mở liên kết.
poster-type = Hoặc vào { $place } và nhập mã ở trên.
poster-answer = Trả lời vài câu hỏi ngắn ở mỗi điểm dừng. Không có sóng vẫn dùng được.
poster-free = Không cần tài khoản, không cài ứng dụng, không hỏi tên. Chia sẻ gì là do bạn chọn, và bạn có thể dừng bất cứ lúc nào.
