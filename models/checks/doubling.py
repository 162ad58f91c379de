"""Whether a syllable that stands twice was meant so: "luôn luôn", or one word ends and the next begins with it: "cơ quan quan tâm"."""

from models.lexicon import compounds, foreign
from models.syllables import is_syllable

SMALL = frozenset("các những và của là cho với đã sẽ đang để khi nếu thì mà hoặc cũng vì nhưng mọi tại".split())
"""Small words that never stand twice, in headings of capitals neither."""

_MEANT = frozenset("""
    ai anh ba be bô bời bừng bươm cao cào căm chan chăm chằm chiều chôm chốn chung chuồn cu dài dần đa đăm đâu đêm đều điệp đo đó đời
    đông đùng đường gần ha hao hay hằng hầm hàng hây hiu hoe hung im kè khang khăng khư kìn la lai lăm lâng lâu lần le lông lớp lù lừ luôn
    mãi muôn năm ngang ngày ngàn nghìn nhanh nho nhỏ nơi oang oe ồn phau phăng phơi râm rành rầm rất riêng rưng sang sáng sao sát sớm song
    tà tầng thao tháng thong thường ti tít tối tròn trùng trừng từ tưng ù ùn vanh vân vạn vù vui xa xanh xèo ầm ào
    """.split())  # fmt: skip
"""What Vietnamese doubles on purpose, and names of animals and fruits."""

_ALL_OF_THEM = frozenset({"người", "nhà"})
"""Doubled for "everybody", but not where one of the two makes a word: "người người lao động", "lượt người người hưởng"."""

_VERBS = frozenset("""
    bán bằng bị bơm cả cấp chi có còn cần dạy do đập đến đi đọc được giao hết học in lái lại lên mới mua nộp nợ nuôi phạt ra sinh tại thi
    thu thuê trồng vào vay xuống
    """.split())  # fmt: skip
"""What ends a compound and stands alone as well: "đạt được được nhân dân ghi nhận", "cây trồng trồng mới"."""

_EITHER = frozenset("bằng bị cấp chi có đến được học năm nợ thi thu vay".split())
"""Both a thing and what is done with it: "các khoản chi chi trước"."""

_DOERS = frozenset({"người", "bên", "nơi", "máy"})
_DONE = _VERBS | frozenset("chờ cho dùng giữ gửi hưởng khai khám ký làm lập nhận nói soạn tố trực viết xem xin".split())
"""What somebody is named after may be what he does: "người ký ký tay", "bên nhận nhận đủ"."""

_GROUPS = frozenset("""
    ban bộ cây cấp cơ dân đoàn đội đơn hội huyện khu ngành nhóm nước phòng quỹ sở thôn tỉnh tổ trường trạm vùng xã
    """.split())  # fmt: skip
_BEFORE_A_GROUP = frozenset("ba bốn cả các của do hai mọi một mỗi nhiều những năm ở sáu tại toàn trong từng và với".split())
"""Behind these a group of people may act: "các tổ tổ chức họp dân", "của xã xã hội hóa"."""


def is_slip(before: str, word: str, after: str) -> bool:
    """Whether a syllable in small letters, found twice between two others ("" where a mark stands), was typed once too often."""
    if not is_syllable(word) or word in _MEANT or word in foreign() or (len(word) == 1 and word.isascii()):
        return False
    ends, begins = (before, word) in compounds(), (word, after) in compounds()
    if before in _DOERS and word in _DONE:
        return False
    if word in _ALL_OF_THEM:
        return begins or (ends and word == "người")
    if ends or begins:
        return not (ends and begins) and not (ends and word in _VERBS) and not (begins and _may_act(before, word))
    return word not in _EITHER


def _may_act(before: str, word: str) -> bool:
    return word in _GROUPS and (not before or before in _BEFORE_A_GROUP)
