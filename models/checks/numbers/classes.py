"""Words that divide a whole into parts that nothing belongs to twice: đến and đi, nam and nữ, trực tuyến and trực tiếp."""

import re

from msgspec import Struct


class Division(Struct, frozen=True):
    """Kinds that exclude each other, each as a pattern. All that are `needed` together are the whole, where it is what `about` says; where
    that is `strict`, there can be no further kind.
    """

    kinds: tuple[re.Pattern[str], ...]
    needed: frozenset[int]
    about: re.Pattern[str] | None = None
    strict: bool = False


def _division(*kinds: str, needed: tuple[int, ...] = (), about: str = "", strict: bool = False) -> Division:
    patterns = tuple(re.compile(rf"\b(?:{kind})\b", re.IGNORECASE) for kind in kinds)
    return Division(patterns, frozenset(needed or range(len(kinds))), re.compile(about, re.IGNORECASE) if about else None, strict)


DIVISIONS = (
    _division("(?:văn bản|công văn|tài liệu) đến", "(?:văn bản|công văn|tài liệu) đi", about="văn bản|công văn|tài liệu", strict=True),
    _division("^(?:văn bản )?đến", "^(?:văn bản )?đi", about="văn bản", strict=True),
    _division(
        "(?<!việt )(?<!phía )(?<!miền )nam(?: giới)?",
        "nữ(?: giới)?",
        about="người|trẻ|khách|nạn nhân|hội viên|đoàn viên|cán bộ|công chức|viên chức|đảng viên|lao động|đồng chí|học|biên chế|đại biểu",
        strict=True,
    ),
    _division("trực tuyến|qua mạng", "trực tiếp", "bưu chính|bưu điện|BCCI", needed=(0, 1)),
    _division(
        "trước (?:hạn|thời hạn)",
        "đúng (?:hạn|thời hạn)|trong hạn",
        "(?:quá|trễ|chậm) (?:hạn|thời hạn)",
        needed=(1, 2),
        about=r"^(?!.*tiếp nhận).*(?:giải quyết|xử lý|trả)",
    ),
    _division("(?:đã|hoàn thành) (?:được )?(?:giải quyết|xử lý)", "(?:đang|chưa) (?:được )?(?:giải quyết|xử lý)|đang trong hạn"),
    _division(
        "(?:mới )?tiếp nhận (?:mới|trong (?:kỳ|tháng|quý|năm))|mới tiếp nhận|tiếp nhận mới|nhận mới|"
        "(?:triển khai|phát sinh|thực hiện) (?:mới|trong kỳ)",
        "(?:từ )?(?:kỳ|tháng|quý|năm) trước (?:chuyển|tồn)(?: sang)?|tồn (?:từ )?kỳ trước|(?:từ )?kỳ trước",
    ),
    _division("tập thể", "cá nhân"),
    _division("đoàn ra", "đoàn vào"),
    _division("đoàn trong nước|trong nước", "đoàn (?:quốc tế|nước ngoài)|nước ngoài|ngoài nước"),
    _division("cấp tỉnh", "cấp huyện", "cấp xã"),
    _division("(?<!không )(?<!chưa )đạt(?: yêu cầu)?", "(?:không|chưa) đạt(?: yêu cầu)?|vi phạm"),
    _division("công lập", "tư thục|ngoài công lập|dân lập"),
    _division("lần đầu", "nhiều lần"),
    _division("(?<!không )chuyên trách", "kiêm nhiệm|không chuyên trách"),
    _division("thành thị", "nông thôn"),
    _division(
        "(?:ngoài|tại) (?:cộng đồng|xã hội)",
        "cai nghiện bắt buộc|cơ sở cai nghiện",
        "tạm giam|tạm giữ|trại giam|giáo dưỡng",
        needed=(0, 1, 2),
    ),
    _division("(?<!không )(?<!chưa )hợp lệ", "(?:không|chưa) hợp lệ"),
    _division("(?<!không )thuộc thẩm quyền", "không thuộc thẩm quyền"),
)


class Divided(Struct, frozen=True):
    """What the parts of a whole have in common: nothing belongs to two of them, or they are all that there is. They are `strict` where
    there can be no further kind.
    """

    disjoint: bool = False
    complete: bool = False
    strict: bool = False


def divided(labels: list[str], whole: str) -> Divided:
    """How a whole, named by the words around it, is divided by parts with these labels."""
    for division in DIVISIONS:
        kinds = [_kinds(label, division) for label in labels]
        told = [kind for own in kinds for kind in own]
        if all(kinds) and len(told) == len(set(told)):
            fits = division.about is None or bool(division.about.search(whole))
            return Divided(True, fits and len(labels) > 1 and division.needed <= set(told), division.strict)
    return Divided()


def _kinds(label: str, division: Division) -> list[int]:
    return [at for at, kind in enumerate(division.kinds) if kind.search(label)]
