"""Laws: a check never raises, and a mend takes its finding away without a new error."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models import interchange
from models.checks.finding import Context, Finding
from models.checks.run import CHECKS, check, context_for, mended
from models.citation import KINDS, Citation
from models.errors import BookError
from models.report import Item, Letterhead, Report, Section, Signature
from tests.builders import cntt, report, sample
from tests.models.past import context_with, past

CONTEXT = context_for(cntt())

_SNIPPETS = (
    "4,733 văn bản", "{van_ban_den}", "{van_ban_di", "{xx}", "*", "**", "\\", "\\*", ";", ".", "./.", " ", "  ", "Ð", "cо", "\t", "\u200b",
    "Khoản 2 Điều 5", "điều 5 Luật", "6 tháng đầu năm 2021", "năm 2.021", "12 %", "12%", "a,b", "(", " )", "…", "KT.", "Lưu VT", "Kế hoạch",
    "31/02/2021", "5km2", "m²", "BC - X", "05", "5", "I", "1.1", "a)", "TS. An", "a", "é\u0323", "\x00", "١", "²", "ß", "Ⅳ", "\ud7ff", "😀",
)  # fmt: skip
words = st.one_of(st.lists(st.sampled_from(_SNIPPETS), max_size=6).map("".join), st.text(max_size=12))
levels = st.sampled_from(["paragraph", "dash", "plus", "number", "letter"])
ids = st.one_of(st.sampled_from(["c1", "c2", "c9", "", "a.b", "chi-dao", "ket-qua"]), words)
dates = st.one_of(st.none(), st.dates())
items = st.lists(st.builds(Item, id=ids, level=levels, text=words, citation=st.one_of(st.none(), ids)), max_size=6).map(tuple)
sections = st.lists(st.builds(Section, id=ids, number=words, title=words, level=st.integers(-2, 5), items=items), max_size=4).map(tuple)
citations = st.lists(
    st.builds(
        Citation,
        id=ids,
        kind=st.one_of(st.sampled_from(sorted(KINDS)), words),
        number=words,
        symbol=words,
        date=dates,
        subject=words,
        issuer=words,
        typed_date=words,
    ),
    max_size=4,
).map(tuple)
figure_values = st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False).map(str), words)
lines = st.lists(words, max_size=3).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report as a foreign file may hold it: any words, any ids, read the way files are read."""
    whole = replace(
        sample(),
        period=draw(st.sampled_from(["2021-9T", "2021-M01", "0001-Y", "9999-Y", "2021-H2", "2020-Q1"])),
        letterhead=draw(
            st.builds(Letterhead, superior=words, issuer=words, number=words, symbol=words, place=words, date=dates, typed_date=words)
        ),
        subject=draw(words),
        addressees=draw(lines),
        recipients=draw(lines),
        opening=draw(items),
        sections=draw(sections),
        citations=draw(citations),
        closing=draw(words),
        signature=draw(st.builds(Signature, authority=words, title=words, name=words)),
    )
    raw = msgspec.json.decode(interchange.encode(whole))
    names = [*(figure.id for figure in cntt().figures), "khac"]
    raw["figures"] = draw(st.dictionaries(st.sampled_from(names), figure_values, max_size=5))
    return interchange.decode(msgspec.json.encode(raw))


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """What checks know: alone, or beside issued and unfinished reports with figures of every size."""
    codes = draw(
        st.sampled_from([(), ("2021-H1", "2021-Q1", "2021-Y"), ("2020-9T", "2019-9T", "2018-9T", "2017-9T", "2016-9T", "2021-H1")])
    )
    ids = [figure.id for figure in cntt().figures]
    values = st.dictionaries(st.sampled_from(ids), st.one_of(st.integers(-10, 10**7), st.just(0)), max_size=len(ids))
    states = st.sampled_from(["draft", "issued"])
    return context_with(cntt(), tuple(past(code, draw(states), **draw(values)) for code in codes))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports(), contexts())
def test_a_check_never_raises_and_a_mend_takes_its_finding_away(made: Report, context: Context) -> None:
    before = check(made, context)
    errors = _errors(before)
    for finding in before:
        assert finding.message
        assert "{" not in finding.message.replace("{{", "") or "{" in str(finding.values) or finding.code == "token-unknown"
        if finding.fix is None:
            continue
        after = check(mended(made, finding), context)
        assert (finding.code, finding.where, finding.fix) not in {(left.code, left.where, left.fix) for left in after}, finding
        assert not _errors(after) - errors, finding


def _errors(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code, finding.where) for finding in findings if finding.severity == "error"}


def _spoilt(text: str) -> Callable[[Report], Report]:
    return lambda made: made.with_section_items("mot", (Item("i1", "dash", text),) * 1)


@pytest.mark.parametrize(
    "spoil",
    [
        _spoilt("a" * 200_000),
        _spoilt("{" * 20_000),
        _spoilt("*" * 20_000),
        _spoilt(" " * 50_000 + "x"),
        _spoilt("x" + " " * 50_000),
        _spoilt(", " * 20_000),
        _spoilt("1,234" * 10_000),
        _spoilt("а" * 50_000),
    ],
)
def test_huge_text_is_read_through(spoil: Callable[[Report], Report]) -> None:
    check(spoil(report()), CONTEXT)


def test_every_check_stands_alone() -> None:
    for run in CHECKS:
        assert isinstance(list(run(sample(), CONTEXT)), list)


def test_an_odd_report_is_refused_by_reading_not_by_checking() -> None:
    with pytest.raises(BookError):
        interchange.decode(interchange.encode(replace(sample(), period="2021-X")))
