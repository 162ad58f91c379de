"""Words that a site sets around a report, and that are copied with it: they belong to the page."""

import re

_SAID = re.compile(
    r"Đang tải\b.{0,40}|Tải bản đầy đủ.{0,60}|Bạn đang xem bản rút gọn.{0,120}|Tài liệu hạn chế xem trước.{0,100}|Đọc bài viết|"
    r"(?:Ngày cập nhật|Cập nhật(?: lúc)?|Ngày đăng)\s*:?\s*[\d/:.\s-]+(?:\(GMT\+7\))?|Lượt xem\s*:?\s*[\d.,]*|Xem với cỡ chữ.{0,20}|"
    r"(?:Các tin|Tin bài|Bài viết|Tài liệu) (?:khác|liên quan)\s*:?|Tìm kiếm tin tức|Thông tin tài liệu|"
    r"(?:In|Gửi|Chia sẻ) (?:trang|bài viết|tin)(?: này)?|Download as .{0,40}|You are on page.{0,20}|Về đầu trang",
    re.IGNORECASE,
)


def said_by_site(text: str) -> bool:
    """Whether a whole line is what sites write: "Lượt xem: 120", "Tải bản đầy đủ (.doc) (24 trang)"."""
    return bool(_SAID.fullmatch(text.strip()))
