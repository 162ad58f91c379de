"""How Vietnamese a word looks: a syllable by its onset, rhyme and tone (NĐ 30 does not say; the table is the textbooks').

Only as much as it takes to tell one reading of a byte from another; the checks have their own, stricter model of syllables.
"""

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RHYMES = _words(
    """
    a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âm ân âng âp ât âc âu ây
    e em en eng ep et ec eo ê êm ên ênh êp êt êch êu i im in inh ip it ich iu y
    o om on ong op ot oc oi oong ooc ô ôm ôn ông ôp ôt ôc ôi ơ ơm ơn ơp ơt ơi
    u um un ung up ut uc ui ư ưm ưn ưng ưt ưc ưi ưu ia iêm iên iêng iêp iêt iêc iêu yêm yên yêng yêt yêu
    ua uôm uôn uông uôt uôc uôi ưa ươm ươn ương ươp ươt ươc ươi ươu
    oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc oe oen oet oeo
    uân uâng uât uây uê uênh uêch uêu uơ uy uya uyn uynh uyt uych uyp uyu uyên uyêt
    """
)
_AFTER_QU = _words(
    """
    a ai ao au ay an ang anh at ac ach ăm ăn ăng ăp ăt ăc ân âng ât âc ây e en eng et eo ê ên ênh êt êch êu
    i y yên yêt ynh yt ych it ơ ơi ơn ôc
    """
)
_SHAPE = re.compile(r"(ngh|ng|gh|gi|qu|ch|kh|nh|ph|th|tr|[bcdđghklmnprstvx])?(.+)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_STOPS = ("c", "ch", "p", "t")
_FRONT = ("e", "ê", "i", "y")

COMMON = _words(
    """
    và của các có cho được trong đã với là không để này đến về theo tại từ việc công báo cáo ngày năm tháng thực hiện quyết định nghị
    tỉnh huyện xã thành phố ủy hội đồng nhân dân chủ tịch sở ban bộ phòng cơ đơn vị cán chức quản lý nhiệm vụ kế hoạch kết quả số bằng
    văn bản hành chính nước nhà quốc gia kinh tế xây dựng phát triển trên địa độc lập tự do hạnh phúc cộng hòa nghĩa việt những đối
    giám đốc trưởng người một hai lần đầu cuối quý tổ sự như khi phải cấp ý đề án dự thi hướng dẫn tiếp tục nâng cao chất lượng
    """
)
"""Syllables that every report is full of."""


def is_syllable(word: str) -> bool:
    """Whether a composed word can be a Vietnamese syllable, in small letters, with one capital, or all in capitals."""
    if not 0 < len(word) < 8 or not (word.islower() or word.isupper() or word.istitle()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    shape = _SHAPE.fullmatch(unicodedata.normalize("NFC", _TONE.sub("", apart)))
    if shape is None or len(tones) > 1:
        return False
    onset, rhyme = shape[1] or "", shape[2]
    return _fits(onset, rhyme) and (not rhyme.endswith(_STOPS) or bool(tones and tones[0] in "\u0301\u0323"))


def _fits(onset: str, rhyme: str) -> bool:
    match onset:
        case "qu":
            return rhyme in _AFTER_QU
        case "gi":
            return rhyme in _RHYMES or rhyme in ("n", "êng", "êt", "êc")
        case "g" if rhyme in ("i", "in"):
            return True
        case "k" | "gh" | "ngh":
            return rhyme in _RHYMES and rhyme.startswith(_FRONT)
        case "c" | "g" | "ng":
            return rhyme in _RHYMES and not rhyme.startswith(_FRONT)
        case _:
            return rhyme in _RHYMES


def is_common(word: str) -> bool:
    """Whether a word is one of those that a reader expects on every page."""
    return word.lower() in COMMON
