"""How Vietnamese a word looks, as far as it takes to tell one reading of a byte from another."""

from models import syllables


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _listed(
    """
    và của các có cho được trong đã với là không để này đến về theo tại từ việc công báo cáo ngày năm tháng thực hiện quyết định nghị
    tỉnh huyện xã thành phố ủy hội đồng nhân dân chủ tịch sở ban bộ phòng cơ đơn vị cán chức quản lý nhiệm vụ kế hoạch kết quả số bằng
    văn bản hành chính nước nhà quốc gia kinh tế xây dựng phát triển trên địa độc lập tự do hạnh phúc cộng hòa nghĩa việt những đối
    giám đốc trưởng người một hai lần đầu cuối quý tổ sự như khi phải cấp ý đề án dự thi hướng dẫn tiếp tục nâng cao chất lượng
    """
)
"""Syllables that every report is full of."""


_LONGEST = len("nghiêng")


def is_syllable(word: str) -> bool:
    """Whether a composed word can be a Vietnamese syllable, in small letters, with one capital, or all in capitals."""
    return len(word) <= _LONGEST and (word.islower() or word.isupper() or word.istitle()) and syllables.is_syllable(word)


def is_common(word: str) -> bool:
    """Whether a word is one of those that a reader expects on every page."""
    return word.lower() in COMMON
