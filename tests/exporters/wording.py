"""Words as they come into reports: office prose, and everything unfriendly that somebody may paste among it."""

import random
import unicodedata
from collections.abc import Callable

_PROSE = (
    "báo cáo tình hình thực hiện nhiệm vụ công tác cải cách hành chính ứng dụng phần mềm quản lý văn bản điều hành điện tử sở ngoại "
    "vụ ủy ban nhân dân tỉnh quảng ngãi kế hoạch quyết định nghị định thông tư của về việc ban hành triển khai chương trình đề án "
    "chuyển đổi số giai đoạn trong kỳ cơ quan đơn vị trực thuộc huyện thị xã thành phố phường đã tiếp nhận xử lý đúng hạn trễ hồ sơ "
    "thủ tục kiểm tra giám sát đánh giá kết quả đạt được tồn tại hạn chế nguyên nhân giải pháp phương hướng thời gian tới tăng cường "
    "nghiêng đường thuộc khuyết quyền người nước ngoài đoàn ra đoàn vào lãnh sự biên giới hội nghị hợp tác quốc tế ngân sách nguồn vốn"
)
SYLLABLES = tuple(_PROSE.split())

_SIGNS = "().,;:!?\"'“”‘’«»…–—-/\\|+=*%‰&@#$€£¥₫§№°²³½¼×÷±≥≤≠≈→←↑•·~^_<>[]{}\u2010\u2011\u2012\u2015"
_FOREIGN = (
    "café",
    "Müller",
    "señor",
    "façade",
    "Việt",
    "Ångström",
    "Привет",
    "Москва",
    "Ελλάδα",
    "naïve",
    "œuvre",
    "Łódź",
    "Škoda",
    "straße",
)
_LACKING = ("越南", "日本語", "한국어", "😀", "👍🏽", "🇻🇳", "مرحبا", "שלום", "ไทย", "हिन्दी", "𝒜", "✔", "☎", "①")
_UNSEEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_BLANKS = ("  ", "   ", "\u00a0", "\u00a0\u00a0", " \u00a0", "\u00a0 ", "\t", "\n", "\r\n", "\u2028", "\u2003", "\u202f", "\u3000")


def prose(chance: random.Random, words: int) -> str:
    """So many words of a sentence."""
    return " ".join(chance.choice(SYLLABLES) for _ in range(words))


def capitals(chance: random.Random, words: int) -> str:
    """So many words in capitals."""
    return prose(chance, words).upper()


def decomposed(chance: random.Random, words: int) -> str:
    """Marks apart from their letters, as some keyboards write them."""
    return unicodedata.normalize("NFD", prose(chance, words))


def url(chance: random.Random, length: int = 0) -> str:
    """An address on the web, of up to 300 characters."""
    wanted = length or chance.choice((20, 40, 80, 150, 300))
    address = chance.choice(("https://", "http://", "www.")) + chance.choice(
        ("quangngai.gov.vn", "dichvucong.gov.vn", "thuvienphapluat.vn")
    )
    while len(address) < wanted:
        part = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(chance.randint(1, 25)))
        address += chance.choice(("/", "/", "-", "?q=", "&x=", ".", "_", "%20", "#", "/~", "=")) + part
    return address[:wanted]


def _long_word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghiklmnopqrstuvxyđêôơư") for _ in range(chance.choice((20, 60, 120, 400))))


def number(chance: random.Random) -> str:
    """A number with its unit, as a cell or a sentence has it."""
    whole = f"{chance.randint(0, 9_999_999):,}".replace(",", ".")
    unit = chance.choice(("", "%", " %", "đ", " đồng", "km²", " m²", "°C", " °C", "USD", " €", "‰", " tỷ", "/năm", "+"))
    return chance.choice(("", "", "-", "+", "±", "~", "≥", "$", "€ ", "№ ", "§ ", "-5.")) + whole + chance.choice(("", ",5", ",75")) + unit


def _office(chance: random.Random) -> str:
    code = chance.choice(("KH-SNgV", "QĐ-UBND", "NĐ-CP", "TT-BTTTT", "BC-VP", "CV-SNV-CCHC"))
    day, month, year = chance.randint(1, 31), chance.randint(1, 12), chance.randint(2010, 2026)
    return chance.choice(
        (
            f"{chance.randint(1, 9999)}/{code}",
            f"số {chance.randint(1, 999)}/{year}/{code}",
            f"{day:02}/{month}/{year}",
            f"{day:02}-{month:02}-{year}",
            f"{day}.{month}.{year}",
            f"{chance.randint(1, 9):02}/{chance.randint(1, 22):02} sở",
            f"{chance.randint(1, 99)}/{chance.randint(1, 99)}",
            f"{year}-{year + 5}",
            f"{year}–{year + 5}",
            f"{year} - {year + 5}",
            "kinh tế - xã hội",
            "COVID-19",
            "và/hoặc",
            "iOffice",
            "TTHC",
            "v.v...",
            "v.v…",
            "e-mail",
            "Wi-Fi",
            f"ĐT: (0255) 38{chance.randint(10000, 99999)}",
            f"xxx-{chance.choice(SYLLABLES)}@quangngai.gov.vn",
            f"C:\\Users\\van thu\\{chance.choice(SYLLABLES)}\\bao-cao.docx",
            f"/srv/www/{chance.choice(SYLLABLES)}/index.html",
            f"a+b={chance.randint(1, 99)}",
            f"1,5×{chance.randint(1, 99)}",
            f"{chance.randint(1, 99)}×{chance.randint(1, 99)}m",
            f"A→B→C{chance.randint(1, 9)}",
            f"H₂O{chance.randint(1, 9)}½",
        )
    )


def _quoted(chance: random.Random) -> str:
    inner = prose(chance, chance.randint(1, 4))
    left, right = chance.choice(("“”", "‘’", '""', "''", "()", "[]", "«»", "{}", "<>", "„“"))
    around = chance.choice(("{}{}{}", "{} {} {}", "{} {}{}", "{}{} {}")).format(left, inner, right)
    return around + chance.choice(("", ".", ",", ";", ":", "...", "…", "!", "?", "/.", "./.", ")", " )", "(x)", "-", "%"))


def _signs(chance: random.Random) -> str:
    return "".join(chance.choice(_SIGNS) for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 12))))


def _mixed(chance: random.Random) -> str:
    """Letters, digits and signs in any order."""
    return "".join(chance.choice(_SIGNS + "aăâđêw0123456789" * 3) for _ in range(chance.randint(2, 14)))


def _foreign(chance: random.Random) -> str:
    return chance.choice(_FOREIGN)


def _between(chance: random.Random) -> str:
    """Words held together, or apart, by blanks and signs that nobody sees."""
    return chance.choice(SYLLABLES) + chance.choice(_UNSEEN + _BLANKS) + chance.choice(SYLLABLES)


def _lacking(chance: random.Random) -> str:
    return chance.choice(_LACKING)


Maker = Callable[[random.Random], str]

FLAVOURS: dict[str, tuple[Maker, ...]] = {
    "plain": (),
    "office": (_office, number, _quoted),
    "addresses": (url, _office, _long_word),
    "signs": (_signs, _quoted, number),
    "mixed": (_mixed, _signs, _office),
    "blanks": (_between, _office),
    "foreign": (_foreign, _quoted),
    "everything": (_office, number, _quoted, url, _long_word, _signs, _mixed, _foreign, _between),
    "lacking": (_lacking, _office),
}
"""What stands among the prose of a report."""


def sentence(chance: random.Random, words: int, flavour: str, styled: bool = True) -> str:
    """Marked-up text of about so many words; `styled` puts bold and italic marks anywhere, inside words too."""
    makers = FLAVOURS[flavour]
    parts: list[str] = []
    for _ in range(words):
        part = chance.choice(makers)(chance) if makers and chance.random() < 0.25 else chance.choice(SYLLABLES)
        if styled and chance.random() < 0.04:
            part = _marked(chance, part)
        parts.append(part)
    text = (" " if chance.random() > 0.02 else "  ").join(parts)
    if flavour in ("blanks", "everything") and chance.random() < 0.1:
        text = chance.choice((f" {text}", f"{text}  ", f"\t{text}", f"{text}\n", unicodedata.normalize("NFD", text)))
    return text + chance.choice((".", ";", ":", ",", "", "./.", "..."))


def _marked(chance: random.Random, part: str) -> str:
    mark = chance.choice(("*", "**"))
    at = chance.choice((0, chance.randint(0, len(part))))
    end = chance.choice((len(part), chance.randint(at, len(part))))
    return f"{part[:at]}{mark}{part[at:end]}{mark}{part[end:]}" if end > at and not set(part) & set("*\\") else part
