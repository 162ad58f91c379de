"""Running text: numbers, blanks, odd letters, provisions, periods. What could be meant is left alone."""

import pytest
from msgspec.structs import replace

from tests.builders import headings, report
from tests.models.checks.saying import codes, summary


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("Đã xử lý 4,733 văn bản.", "number-comma-thousands", "Đã xử lý 4.733 văn bản."),
        ("Chi 1,234,567 cho việc ấy.", "number-comma-thousands", "Chi 1.234.567 cho việc ấy."),
        ("Có 4,733 và 3.845 tất cả.", "number-comma-thousands", "Có 4.733 và 3.845 tất cả."),
        ("Trong năm 2.021 đã xong.", "number-dotted-year", "Trong năm 2021 đã xong."),
        ("Có 12,5% và 13 % việc.", "percent-mixed", "Có 12,5% và 13% việc."),
        ("Có  hai dấu cách.", "space-double", "Có hai dấu cách."),
        ("Viết liền , không cách.", "space-before-mark", "Viết liền, không cách."),
        ("Viết ( trong ngoặc ) thừa.", "space-inside-brackets", "Viết (trong ngoặc) thừa."),
        ("Một,hai việc.", "space-after-mark", "Một, hai việc."),
        ("Đã xong.Tiếp theo là việc.", "space-after-mark", "Đã xong. Tiếp theo là việc."),
        ("Tại Ðà Nẵng.", "text-look-alike", "Tại Đà Nẵng."),
        ("Cоng văn.", "text-look-alike", "Cong văn."),
        ("Công\u200b văn\u00a0đi.", "text-invisible", "Công văn đi."),
        ("Có\tmột *việc*.", "text-invisible", "Có một *việc*."),
        ("Hỏng \uf0b7 rồi.", "text-broken-letter", ""),
        ("Theo điểm a Khoản 2 Điều 5.", "provision-capitals", "Theo điểm a khoản 2 Điều 5."),
        ("Căn cứ khoản 2 điều 5.", "provision-capitals", "Căn cứ khoản 2 Điều 5."),
        ("Theo điều 5 Luật Lưu trữ.", "provision-capitals", "Theo Điều 5 Luật Lưu trữ."),
    ],
)
def test_what_is_said_of_running_text(text: str, code: str, fix: str) -> None:
    assert summary(report(text)) == (code, "item.i1", fix)


@pytest.mark.parametrize(
    "text",
    [
        "Dài 4,733 km và 3.845 m.",
        "Tăng 4,733% so với 3.845 văn bản.",
        "Đạt 4,733 lần.",
        "Năm 2021 có 2.021 hồ sơ; trong năm 2.021 hồ sơ đã xong.",
        "Xem http://a.gov.vn/x,y;z và sngv@quangngai.gov.vn.",
        "Lúc 7:30, ngày 05/3/2021, tỷ lệ 07/09 sở.",
        "Thư viện ASP.Net, v.v... và iOffice.",
        "Các việc … còn lại ... vẫn làm.",
        "TP.HCM, Q.1, TT&TT-CNTT.",
        "Điều 5 cán bộ đi cơ sở; đã điều 5 xe.",
        "Điểm 10 là cao nhất. Điểm a khoản 2 Điều 5 nêu rõ.",
        "Đoàn Москва sang thăm.",
        "Đạt 12,5 % kế hoạch.",
        "Kết quả 6 tháng đầu năm 2020 đã nêu.",
        "Một*,* hai **và** ba.",
        "Có \\{ngoặc\\} thật.",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert codes(report(text)) == []


@pytest.mark.parametrize(
    ("subject", "fix"),
    [
        ("Công tác 6 tháng đầu năm 2021", "Công tác {ky}"),
        ("Công tác Quý I năm 2021", "Công tác {ky}"),
        ("Công tác 9 tháng đầu năm 2020", "Công tác {ky}"),
        ("Công tác {ky} và nhiệm vụ 6 tháng cuối năm 2021", ""),
    ],
)
def test_a_title_of_another_period(subject: str, fix: str) -> None:
    assert summary(report(subject=subject)) == ("period-contradicts", "subject", fix)


@pytest.mark.parametrize(
    "subject",
    [
        "Công tác 9 tháng đầu năm 2021 và nhiệm vụ 3 tháng cuối năm 2021",
        "Công tác {ky}, phương hướng Quý IV năm 2021",
        "Công tác {ky} so với 9 tháng đầu năm 2020",
        "Công tác năm 2021",
        "Công tác chín tháng đầu năm 2021",
        "Việc nêu tại Công văn số 12/SNV-VP về 6 tháng đầu năm 2021",
    ],
)
def test_titles_that_fit(subject: str) -> None:
    assert codes(report(subject=subject)) == []


def test_a_plan_copied_from_the_last_report_is_pointed_at() -> None:
    first, plan = headings("I", "II")
    plan = replace(plan, id="hai", title="Nhiệm vụ 6 tháng cuối năm 2021")
    assert summary(report(sections=(first, plan))) == ("period-contradicts", "section.hai.title", "Nhiệm vụ {ky_sau}")
