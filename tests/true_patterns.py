"""The patterns of tests/true_sentences.py: each makes one true statement, and the same with faults planted."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from msgspec import Struct

from models.numerals import rounded, write_number
from models.period import Period

PERIOD = Period.parse("2021-9T")

Lines = tuple[str, ...]


class TrueSentence(Struct, frozen=True):
    """The lines of a true statement, mostly one, and the same lines with one fault each, by its kind: total, share, growth, year, order."""

    pattern: str
    lines: Lines
    planted: dict[str, Lines]


def _n(value: int | Decimal) -> str:
    return write_number(Decimal(value))


def _two(value: int) -> str:
    """Counts below ten with a zero, as most offices write them."""
    return f"{value:02}" if value < 10 else _n(value)


def _share(part: int | Decimal, whole: int | Decimal, decimals: int = 2) -> str:
    return write_number(rounded(Decimal(part) / Decimal(whole) * 100, decimals)) + "%"


def _other_share(random: Random, part: int | Decimal, whole: int | Decimal, decimals: int = 2) -> str:
    """A share that is off by some points, below 100 and above 0 as the true one is."""
    true = rounded(Decimal(part) / Decimal(whole) * 100, decimals)
    off = Decimal(random.randint(300, 900)) / 100
    return write_number(rounded(true - off if true > 50 else true + off, decimals)) + "%"


def _other(random: Random, value: int) -> int:
    """The number with another digit somewhere, or one or two more."""
    digits = list(str(value))
    at = random.randrange(len(digits))
    digits[at] = random.choice([digit for digit in "123456789" if digit != digits[at]])
    return int("".join(digits))


def _split(random: Random, parts: int, low: int, high: int) -> list[int]:
    return [random.randint(low, high) for _part in range(parts)]


def _made(pattern: str, template: str, true: dict[str, str], **faults: dict[str, str]) -> TrueSentence:
    """A template filled with what is true, and for each fault with what it changes."""
    planted = {kind: tuple(template.format(**{**true, **fault}).split("\n")) for kind, fault in faults.items()}
    return TrueSentence(pattern, tuple(template.format(**true).split("\n")), planted)


def documents(random: Random, period: Period) -> TrueSentence:
    """Đến and đi."""
    came, went = random.randint(1000, 9000), random.randint(100, 990)
    opening = random.choice(["Sở đã xử lý tổng cộng", "cơ quan đã tiếp nhận và phát hành", "đơn vị xử lý"])
    marker = random.choice(["trong đó có", "gồm", "bao gồm", "trong đó:", "cụ thể:"])
    total = came + went
    return _made(
        "documents",
        "Trong {when}, {opening} {total} văn bản, {marker} {came} văn bản đến và {went} văn bản đi.",
        {"when": period.phrase, "opening": opening, "marker": marker, "total": _n(total), "came": _n(came), "went": _n(went)},
        total={"total": _n(_other(random, total))},
        year={"when": Period(period.year - 1, period.kind, period.index).phrase},
    )


def issued(random: Random, _period: Period) -> TrueSentence:
    """Documents by their kinds."""
    kinds = random.sample(["kế hoạch", "quyết định", "công văn", "báo cáo", "tờ trình", "thông báo"], random.randint(2, 4))
    counts = _split(random, len(kinds), 2, 60)
    listed = [f"{_two(count)} {kind}" for count, kind in zip(counts, kinds, strict=True)]
    whole = sum(counts)
    return _made(
        "issued",
        "Lãnh đạo đơn vị đã ban hành {total} văn bản chỉ đạo, {marker} {listed}.",
        {"total": _two(whole), "marker": random.choice(["gồm", "bao gồm", "cụ thể:"]), "listed": _and(listed)},
        total={"total": _two(_other(random, whole))},
    )


def _and(listed: list[str]) -> str:
    return f"{', '.join(listed[:-1])} và {listed[-1]}"


def people(random: Random, _period: Period) -> TrueSentence:
    """Nam and nữ."""
    men, women = _split(random, 2, 10, 90)
    return _made(
        "people",
        "Cử {total} công chức tham gia bồi dưỡng ({men} nam, {women} nữ).",
        {"total": str(men + women), "men": str(men), "women": str(women)},
        total={"total": str(_other(random, men + women))},
    )


def files_by_way(random: Random, _period: Period) -> TrueSentence:
    """Trực tuyến and trực tiếp, with shares."""
    online, direct = random.randint(300, 3000), random.randint(100, 900)
    total = online + direct
    true = {"total": _n(total), "online": _n(online), "direct": _n(direct)}
    true |= {"one": _share(online, total), "two": _share(direct, total)}
    return _made(
        "files_by_way",
        "Tổng số hồ sơ tiếp nhận: {total} hồ sơ; trong đó: trực tuyến {online} hồ sơ (chiếm {one}); trực tiếp {direct} hồ sơ ({two}).",
        true,
        total={"total": _n(_other(random, total))},
        share={"one": true["two"], "two": true["one"]}
        if abs(online - direct) * 50 > total
        else {"one": _other_share(random, online, total)},
    )


def files_by_time(random: Random, _period: Period) -> TrueSentence:
    """Trước hạn, đúng hạn, quá hạn."""
    early, due, late = random.randint(100, 900), random.randint(100, 900), random.randint(2, 60)
    total = early + due + late
    return _made(
        "files_by_time",
        "Đã giải quyết {total} hồ sơ, trong đó trước hạn {early} hồ sơ, đúng hạn {due} hồ sơ, quá hạn {late} hồ sơ, chiếm {share}.",
        {"total": _n(total), "early": _n(early), "due": _n(due), "late": _two(late), "share": _share(late, total)},
        total={"total": _n(_other(random, total))},
        share={"share": _other_share(random, late, total)},
    )


def connected(random: Random, _period: Period) -> TrueSentence:
    """ "07/09 sở, ngành (77,78%)"."""
    whole = random.randint(9, 60)
    part = random.randint(whole // 2, whole)
    decimals = random.choice([0, 1, 2])
    unit = random.choice(["sở", "xã", "cơ quan", "đơn vị", "chỉ tiêu", "phường"])
    template = random.choice([
        "Đến nay, {part}/{whole} {unit} ({share}) đã kết nối trục liên thông.",
        "Có {part}/{whole} {unit} hoàn thành việc rà soát, đạt {share}.",
        "Tỷ lệ hoàn thành đạt {share} ({part}/{whole} {unit}).",
        "Có {part}/{whole} {unit} đã triển khai, đạt tỷ lệ {share}; các đơn vị còn lại đang thực hiện.",
    ])  # fmt: skip
    true = {"part": _two(part), "whole": _two(whole), "unit": unit, "share": _share(part, whole, decimals)}
    return _made("connected", template, true, share={"share": _other_share(random, part, whole, decimals)})


def summed_up(random: Random, _period: Period) -> TrueSentence:
    """The total behind its parts."""
    came, went = random.randint(1000, 9000), random.randint(100, 990)
    return _made(
        "summed_up",
        "Văn thư đã tiếp nhận {came} văn bản đến và phát hành {went} văn bản đi, tổng cộng {total} văn bản.",
        {"came": _n(came), "went": _n(went), "total": _n(came + went)},
        total={"total": _n(_other(random, came + went))},
    )


def grown(random: Random, _period: Period) -> TrueSentence:
    """Growth with the number of the same period in brackets."""
    before = random.randint(1200, 5000)
    now = before + random.randint(100, 900) * random.choice([1, -1])
    verb = "tăng" if now > before else "giảm"
    change = abs(now - before)
    template = random.choice([
        "Tiếp nhận {now} lượt công dân, {verb} {share} so với cùng kỳ năm trước ({before} lượt).",
        "Tiếp nhận {now} hồ sơ, {verb} {change} hồ sơ so với cùng kỳ năm trước ({before} hồ sơ).",
        "Tiếp nhận {now} hồ sơ, {verb} {change} hồ sơ ({share}) so với cùng kỳ.",
        "Số văn bản phát hành {verb} từ {before} {to} {now} văn bản, {verb} {share}.",
    ])  # fmt: skip
    to = "lên" if verb == "tăng" else "xuống"
    true = {"now": _n(now), "verb": verb, "share": _share(change, before), "before": _n(before), "change": _n(change), "to": to}
    fault = {"share": _other_share(random, change, before), "change": _n(_other(random, change))}
    if "({share})" in template:
        fault["change"] = true["change"]
    return _made("grown", template, true, growth=fault)


def budget(random: Random, _period: Period) -> TrueSentence:
    """A plan in brackets."""
    plan = random.randint(2000, 9000)
    done = plan - random.randint(50, 900)
    return _made(
        "budget",
        "Giải ngân vốn đầu tư công được {done} triệu đồng, đạt {share} kế hoạch ({plan} triệu đồng).",
        {"done": _n(done), "plan": _n(plan), "share": _share(done, plan, 1)},
        share={"share": _other_share(random, done, plan, 1)},
    )


def money(random: Random, _period: Period) -> TrueSentence:
    """Parts of a sum of money in millions."""
    province, commune = random.randint(300, 900), random.randint(20, 290)
    total = province + commune
    return _made(
        "money",
        "Tổng kinh phí thực hiện là {total} triệu đồng, bao gồm: ngân sách tỉnh {province} triệu đồng, ngân sách xã {commune} triệu đồng.",
        {"total": _n(total), "province": _n(province), "commune": _n(commune)},
        total={"total": _n(_other(random, total))},
    )


def written_sum(random: Random, _period: Period) -> TrueSentence:
    """A sum with its signs."""
    one, two = (Decimal(random.randint(30000, 90000)) / 100 for _term in range(2))
    total = write_number(one + two, 2)
    wrong = write_number(one + two + random.randint(1, 9), 2)
    return _made(
        "written_sum",
        "Kinh phí hai năm: {one} + {two} = {total} triệu đồng.",
        {"one": write_number(one, 2), "two": write_number(two, 2), "total": total},
        total={"total": wrong},
    )


def carried_over(random: Random, _period: Period) -> TrueSentence:
    """Mới tiếp nhận and kỳ trước chuyển sang."""
    new, old = random.randint(200, 2000), random.randint(11, 99)
    return _made(
        "carried_over",
        "Tổng số đơn phải giải quyết là {total} đơn, trong đó tiếp nhận mới {new} đơn, kỳ trước chuyển sang {old} đơn.",
        {"total": _n(new + old), "new": _n(new), "old": _n(old)},
        total={"total": _n(_other(random, new + old))},
    )


def of_total(random: Random, _period: Period) -> TrueSentence:
    """ "… trên tổng số …, chiếm …"."""
    total = random.randint(1000, 9000)
    part = total - random.randint(100, 900)
    return _made(
        "of_total",
        "Có {part} văn bản được ký số trên tổng số {total} văn bản phát hành, chiếm {share}.",
        {"part": _n(part), "total": _n(total), "share": _share(part, total)},
        share={"share": _other_share(random, part, total)},
    )


def settled(random: Random, _period: Period) -> TrueSentence:
    """Received, settled, the rate."""
    total = random.randint(300, 3000)
    part = total - random.randint(20, 250)
    return _made(
        "settled",
        "Bộ phận Một cửa tiếp nhận {total} hồ sơ, đã giải quyết {part} hồ sơ, đạt tỷ lệ {share}.",
        {"part": _n(part), "total": _n(total), "share": _share(part, total)},
        share={"share": _other_share(random, part, total)},
    )


def levels(random: Random, _period: Period) -> TrueSentence:
    """Cấp tỉnh, cấp huyện, cấp xã."""
    counts = _split(random, 3, 20, 400)
    return _made(
        "levels",
        "Toàn tỉnh có {total} thủ tục đủ điều kiện (cấp tỉnh {a}, cấp huyện {b}, cấp xã {c}).",
        {"total": _n(sum(counts)), **dict(zip("abc", map(str, counts), strict=True))},
        total={"total": _n(_other(random, sum(counts)))},
    )


def praised(random: Random, _period: Period) -> TrueSentence:
    """Tập thể and cá nhân."""
    groups, persons = random.randint(2, 9), random.randint(10, 60)
    return _made(
        "praised",
        "Khen thưởng {total} trường hợp, gồm {groups} tập thể và {persons} cá nhân có thành tích.",
        {"total": str(groups + persons), "groups": _two(groups), "persons": str(persons)},
        total={"total": str(_other(random, groups + persons))},
    )


def the_rest(random: Random, _period: Period) -> TrueSentence:
    """ "… còn lại …"."""
    done, open_ = random.randint(100, 900), random.randint(10, 99)
    return _made(
        "the_rest",
        "Thanh tra đã kiểm tra {total} cơ sở, trong đó {done} cơ sở chấp hành tốt, còn lại {open} cơ sở phải khắc phục.",
        {"total": _n(done + open_), "done": str(done), "open": str(open_)},
        total={"total": _n(_other(random, done + open_))},
    )


def listed_below(random: Random, _period: Period) -> TrueSentence:
    """The whole in an item, its parts in the bullets under it."""
    fields = random.sample(["đất đai", "hộ tịch", "xây dựng", "lao động", "chứng thực"], 3)
    counts = _split(random, 3, 20, 900)
    lines = "\n".join(f"+ Lĩnh vực {field}: {_n(count)} hồ sơ;" for field, count in zip(fields, counts, strict=True))
    return _made(
        "listed_below",
        "- Trong kỳ tiếp nhận {total} hồ sơ, bao gồm:\n" + lines.removesuffix(";") + ".",
        {"total": _n(sum(counts))},
        total={"total": _n(_other(random, sum(counts)))},
    )


def until(random: Random, period: Period) -> TrueSentence:
    """A day of the period."""
    day = f"{period.end.day:02}/{period.end.month}/{period.year}"
    return _made(
        "until",
        "Tính đến ngày {day}, cơ quan có {count} công chức được cấp chứng thư số.",
        {"day": day, "count": str(random.randint(20, 90))},
        year={"day": day.replace(str(period.year), str(period.year - 1))},
    )


def told_of_period(random: Random, period: Period) -> TrueSentence:
    """What was done in the period."""
    return _made(
        "told_of_period",
        "{work} trong {when}.",
        {
            "work": random.choice(["Không phát sinh sự cố", "Đã tổ chức 03 lớp tập huấn", "Công tác văn thư đi vào nền nếp"]),
            "when": period.phrase,
        },
        year={"when": Period(period.year - 1, period.kind, period.index).phrase},
    )


def enumerated(random: Random, _period: Period) -> TrueSentence:
    """An enumeration inside a sentence."""
    works = random.sample(["rà soát thủ tục", "công bố danh mục", "niêm yết công khai", "cập nhật cơ sở dữ liệu", "tập huấn"], 4)
    marks = random.choice([("(1)", "(2)", "(3)", "(4)", "(5)"), ("a)", "b)", "c)", "d)", "đ)")])
    text = "; ".join(f"{{m{at}}} {work}" for at, work in enumerate(works))
    return _made(
        "enumerated",
        f"Tập trung vào các việc: {text}.",
        {f"m{at}": mark for at, mark in enumerate(marks)},
        order={"m3": marks[4]},
    )


def numbered(random: Random, _period: Period) -> TrueSentence:
    """Numbers typed before paragraphs."""
    works = random.sample(["Rà soát thủ tục.", "Công bố danh mục.", "Niêm yết công khai.", "Tập huấn cho công chức."], 4)
    true = {f"m{at}": str(at + 1) for at in range(4)}
    return _made("numbered", "\n".join(f"{{m{at}}}. {work}" for at, work in enumerate(works)), true, order={"m3": "5"})


Pattern = Callable[[Random, Period], TrueSentence]

PATTERNS: tuple[Pattern, ...] = (
    documents,
    issued,
    people,
    files_by_way,
    files_by_time,
    connected,
    summed_up,
    grown,
    budget,
    money,
    written_sum,
    carried_over,
    of_total,
    settled,
    levels,
    praised,
    the_rest,
    listed_below,
    until,
    told_of_period,
    enumerated,
    numbered,
)
