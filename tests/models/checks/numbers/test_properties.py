"""Whatever is typed, no check of numbers fails, and each mend takes its finding away without a new error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.run import mended
from models.report import Report
from tests.builders import report
from tests.models.checks.numbers.saying import told

SNIPPETS = (
    "Tiếp nhận ", "120 hồ sơ", "4.733 văn bản", "4733 văn bản", "1,2 tỷ đồng", "900 triệu đồng", "02 TTHC", "7/9 sở", "0/0 xã",
    "22/22 xã", "12,5%", "105%", "12.5%", "0%", "100 %", ", trong đó ", ", gồm ", ": ", "; ", ", ", " và ", " (", ")", ". ",
    "còn lại ", "tổng cộng ", "tăng ", "giảm ", "từ 5 ", "lên 6", " so với cùng kỳ ", "đạt ", "chiếm ", "tỷ lệ ", "trực tuyến ",
    "trực tiếp ", "nam ", "nữ ", "đúng hạn ", "quá hạn ", "1 + 2 = 4", "{a}", "{b} văn bản đến", "{ky}", "*", "**", "\\\\*",
    "9 tháng đầu năm 2020", "Trong ", "năm 2020", "quý II", "ngày 30/9/2020", "5/9/2021", "05-9-2021", "(1) rà soát", "(3) in",
    "a) một", "d) hai", "1. Một", "3. Ba", "Bảng 1. A", "Bảng 3. B", "5km", "15oC", "200 vnđ", "12 m2", "12 m²", "ba kế hoạch",
    "mười lăm hồ sơ", "0", "00", "-", "1" * 60, "١٢ hồ sơ", "x", "\\u0301", "…", "hơn ", "khoảng ", "0255 3822 345", "a@b.vn",
    "tuyến ",
)  # fmt: skip
lines = st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join)
marks = st.sampled_from(["", "- ", "+ ", "# "])
reports = st.builds(
    lambda made, period, figures: report(*made, period=period, figures=figures),
    st.lists(st.builds(str.__add__, marks, lines), min_size=1, max_size=6),
    st.sampled_from(["2021-9T", "2021-Q3", "2021-Y", "2021-M05", "2021-H1", "9999-Y"]),
    st.fixed_dictionaries({"a": st.sampled_from([0, 5, 120, "x"]), "b": st.integers(0, 9999)}),
)


@settings(max_examples=300, deadline=None)
@given(reports)
def test_a_mend_takes_its_finding_away_and_brings_no_error(made: Report) -> None:
    before = told(made)
    assert told(made) == before
    errors = {(finding.code, finding.where) for finding in before if finding.severity == "error"}
    for finding in before:
        assert finding.message and "{" not in finding.message.replace("{a}", "").replace("{b}", "").replace("{ky}", "")
        if finding.fix is not None:
            assert finding.fix.place == finding.where
            after = told(mended(made, finding))
            assert finding not in after, finding
            assert {(left.code, left.where) for left in after if left.severity == "error"} <= errors, (finding, after)
