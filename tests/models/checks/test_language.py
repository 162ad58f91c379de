"""Tone styles, days, cited documents, marks, capitals, doubled words, abbreviations: what is said of running text, and its mend."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.repeated import MOST_IN_A_SPOT
from models.checks.run import check, mended
from tests.builders import citation, report, with_letterhead
from tests.models.checks.saying import codes, context, only, said, summary

FOUND = [
    # tone styles: the rarer one, names left alone
    ("Trồng hoa màu, thuỷ lợi, thủy điện và thủy sản.", "tone-style-mixed", "Trồng hoa màu, thủy lợi, thủy điện và thủy sản."),
    ("Số hoá, đơn giản hoá và hiện đại hóa.", "tone-style-mixed", "Số hoá, đơn giản hoá và hiện đại hoá."),
    ("Thuỷ lợi, số hóa và hiện đại hóa.", "tone-style-mixed", "Thủy lợi, số hóa và hiện đại hóa."),
    ("Số hóa xong. Xoá 64 nhà tạm; hiện đại hóa.", "tone-style-mixed", "Số hóa xong. Xóa 64 nhà tạm; hiện đại hóa."),
    ("Uỷ ban nhân dân và Ủy viên.", "tone-style-mixed", "Ủy ban nhân dân và Ủy viên."),
    # days
    ("Họp ngày 30/02/2021.", "date-impossible", ""),
    ("Họp từ 31/4/2021.", "date-impossible", ""),
    ("Họp ngày 31 tháng 6.", "date-impossible", ""),
    ("Họp ngày 29/02/2021.", "date-impossible", ""),
    ("Họp ngày 12/13/2021.", "date-impossible", ""),
    ("Thứ Hai, ngày 07/9/2021, Sở họp.", "date-weekday", ""),
    ("Họp ngày 06/9/2021 (thứ Ba).", "date-weekday", ""),
    ("Chủ nhật, ngày 06 tháng 9 năm 2021, Sở trực.", "date-weekday", ""),
    ("Từ ngày 15/9 đến ngày 14/6 đã thu xong.", "period-reversed", ""),
    ("Từ ngày 20/5/2021 đến ngày 10/5/2021 đã thu xong.", "period-reversed", ""),
    ("Từ ngày 20/5 đến hết ngày 10/5/2021 đã thu xong.", "period-reversed", ""),
    ("Kế hoạch giai đoạn 2025 - 2021.", "period-reversed", ""),
    ("Họp ngày 5/9/2021.", "date-zero", "Họp ngày 05/9/2021."),
    ("Họp ngày 15/1/2021.", "date-zero", "Họp ngày 15/01/2021."),
    ("Họp ngày 3 tháng 2 năm 2021.", "date-zero", "Họp ngày 03 tháng 02 năm 2021."),
    ("Họp ngày 5/9.", "date-zero", "Họp ngày 05/9."),
    # cited documents
    ("Theo Quyết định số 12/KH-UBND ngày 05/3/2021.", "citation-symbol-kind", ""),
    ("Theo Công văn số 12/KH-UBND ngày 05/3/2021.", "citation-symbol-kind", ""),
    ("Theo Quyết định số 12/QD-UBND.", "citation-symbol-kind", "Theo Quyết định số 12/QĐ-UBND."),
    ("Theo Nghị định số 30/2020/ND-CP.", "citation-symbol-kind", "Theo Nghị định số 30/2020/NĐ-CP."),
    ("Theo Quyết định số 12/QĐ-UBND 05/3/2021.", "citation-day-word", "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021."),
    ("Theo Kế hoạch số 424/ KH - SNgV.", "citation-symbol-spaces", "Theo Kế hoạch số 424/KH-SNgV."),
    ("Theo Nghị quyết số 35/NQ- CP.", "citation-symbol-spaces", "Theo Nghị quyết số 35/NQ-CP."),
    ("Theo Kế hoạch số 424/2021/KH-SNgV.", "citation-symbol-year", ""),
    ("Theo Nghị định 30/2020/NĐ-CP.", "citation-number-word", "Theo Nghị định số 30/2020/NĐ-CP."),
    (
        "Theo Quyết định ngày 05/3/2021 số 12/QĐ-UBND.",
        "citation-number-late",
        "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021.",
    ),
    ("Quyết định số 15/QĐ-UBND ngày 05/3/2021, Quyết định số 15/QĐ-UBND ngày 06/3/2021.", "citation-two-dates", ""),
    # provisions
    ("Theo Điều 5 khoản 2 điểm a Luật Lưu trữ.", "provision-order", "Theo điểm a khoản 2 Điều 5 Luật Lưu trữ."),
    ("Theo Điều 5, Khoản 2.", "provision-order", "Theo khoản 2 Điều 5."),
    ("Theo khoản 2 Điều 5 chương II.", "provision-capitals", "Theo khoản 2 Điều 5 Chương II."),
    ("Theo điểm a Khoản 2 Luật Đất đai.", "provision-capitals", "Theo điểm a khoản 2 Luật Đất đai."),
    # marks and spaces
    ("Đã xong,, rồi.", "mark-doubled", "Đã xong, rồi."),
    ("Đã xong các việc;.", "mark-doubled", "Đã xong các việc."),
    ("Đã xong các việc..", "mark-doubled", "Đã xong các việc."),
    ('Mục "Một" và mục “Hai”.', "quotes-mixed", "Mục “Một” và mục “Hai”."),
    ("Các việc (gồm họp và thăm.", "bracket-lone", ""),
    ("Các việc gồm họp) và thăm.", "bracket-lone", ""),
    ("Mục “Tin tức và sự kiện.", "bracket-lone", ""),
    ("Kinh tế - xã hội, kinh tế-xã hội.", "dash-mixed", "Kinh tế - xã hội, kinh tế - xã hội."),
    ("Phát triển kinh tế -xã hội.", "space-around-dash", "Phát triển kinh tế - xã hội."),
    ("Phát triển kinh tế- xã hội.", "space-around-dash", "Phát triển kinh tế - xã hội."),
    ("Công nghệ thông tin(mạng) của Sở.", "space-around-brackets", "Công nghệ thông tin (mạng) của Sở."),
    ("Công nghệ (mạng máy tính)của Sở.", "space-around-brackets", "Công nghệ (mạng máy tính) của Sở."),
    ("Kết quả gồm:các việc.", "space-after-mark", "Kết quả gồm: các việc."),
    # capitals
    ("Đã xong. các xã làm tiếp.", "capitals", "Đã xong. Các xã làm tiếp."),
    ("Trong năm 2021. các xã làm tiếp.", "capitals", "Trong năm 2021. Các xã làm tiếp."),
    ("Ủy ban Nhân dân xã và ủy ban nhân dân huyện.", "capitals", "Ủy ban nhân dân xã và Ủy ban nhân dân huyện."),
    ("Theo lời Thủ tướng chính phủ.", "capitals", "Theo lời Thủ tướng Chính phủ."),
    ("Theo nghị định của chính phủ về thuế.", "capitals", "Theo nghị định của Chính phủ về thuế."),
    ("Sở Nông nghiệp và phát triển nông thôn.", "capitals", "Sở Nông nghiệp và Phát triển nông thôn."),
    ("Họp với Sở ngoại vụ và Bộ Tài Chính.", "capitals", "Họp với Sở Ngoại vụ và Bộ Tài chính."),
    ("Người dân tỉnh quảng ngãi.", "capitals", "Người dân tỉnh Quảng Ngãi."),
    ("Người dân Tỉnh Quảng Ngãi.", "capitals", "Người dân tỉnh Quảng Ngãi."),
    ("Người việt nam tại thủ đô Hà Nội.", "capitals", None),
    ("Chủ trương của đảng và nhà nước.", "capitals", "Chủ trương của Đảng và Nhà nước."),
    ("Bầu cử đại biểu quốc hội.", "capitals", "Bầu cử đại biểu Quốc hội."),
    ("Sáng thứ hai, ngày 06/9/2021, Sở họp.", "capitals", "Sáng thứ Hai, ngày 06/9/2021, Sở họp."),
    ("Trong quý iv năm nay.", "capitals", "Trong quý IV năm nay."),
    # doubled words
    ("Các các xã đã họp.", "word-doubled", "Các xã đã họp."),
    ("Việc thực hiện thực hiện còn chậm.", "word-doubled", "Việc thực hiện còn chậm."),
    ("Việc ứng dụng công nghệ ứng dụng công nghệ mới.", "word-doubled", "Việc ứng dụng công nghệ mới."),
    ("Việc của của xã.", "word-doubled", "Việc của xã."),
    ("Việc thực thực hiện còn chậm.", "word-doubled", "Việc thực hiện còn chậm."),
    ("Nhân sự bộ bộ phận một cửa.", "word-doubled", "Nhân sự bộ phận một cửa."),
    ("Văn bản bản hành chính.", "word-doubled", "Văn bản hành chính."),
    ("Hỗ trợ trợ người nghèo.", "word-doubled", "Hỗ trợ người nghèo."),
    ("Thực thực hiện tại xã.", "word-doubled", "Thực hiện tại xã."),
    ("Đã họp. Thực thực hiện tại xã.", "word-doubled", "Đã họp. Thực hiện tại xã."),
    ("Chi ngân sách sách.", "word-doubled", "Chi ngân sách."),
    ("Tập huấn 20 người người lao động.", "word-doubled", "Tập huấn 20 người lao động."),
    ("Đường qua trên trên 5 xã.", "word-doubled", "Đường qua trên 5 xã."),
    # abbreviations
    ("Nâng cấp CSDL; sao lưu CSDL.", "abbreviation-unknown", ""),
    ("Nâng cấp CSDL. Dùng cơ sở dữ liệu (CSDL) mới.", "abbreviation-late", ""),
    ("Xây dựng nông thôn mới (NTM) và nhân tố mới (NTM).", "abbreviation-two-ways", ""),
]


@pytest.mark.parametrize(("text", "code", "fix"), FOUND)
def test_what_is_said_of_running_text(text: str, code: str, fix: str | None) -> None:
    findings = said(report(text))
    assert {finding.code for finding in findings} == {code}
    assert {finding.where for finding in findings} == {"item.i1"}
    if fix is not None:
        assert [finding.fix.text if finding.fix else "" for finding in findings] == [fix]


@pytest.mark.parametrize(("text", "code", "fix"), FOUND)
def test_what_is_said_is_a_sentence_that_names_the_spot(text: str, code: str, fix: str | None) -> None:
    for finding in said(report(text)):
        assert finding.severity == "warning"
        assert "ý 1 của mục I" in finding.message.lower().replace("mục i", "mục I")
        assert finding.message.endswith(".")


WORDS_THAT_MEET = """
cơ quan quan tâm; cán bộ bộ máy; thực hiện hiện đại hóa; phát triển triển khai; nhân dân dân tộc; tổ chức chức năng; hoạt động động viên
sự nghiệp nghiệp vụ; chính quyền quyền hạn; lãnh đạo đạo đức; quản lý lý lịch; quy hoạch hoạch định; công tác tác chiến; hành vi vi phạm
các tổ tổ chức họp dân; vốn của xã xã hội hóa; cây trồng trồng mới; học sinh sinh năm 2010; còn lại lại tăng; các cấp cấp ủy
nông thôn mới mới đạt; giá cả cả năm; người lái lái xe; cơ sở sở hữu vốn; vụ án án mạng; đồng thời thời gian qua; bệnh viện viện dẫn
nhà nước nước ngoài; thành phố phố cổ; chỉ tiêu tiêu thụ; doanh nghiệp nghiệp đoàn; sản phẩm phẩm chất; vật nuôi nuôi nhốt
trung cấp cấp bằng; xử phạt phạt tiền; máy bơm bơm nước; nhà nhà thi đua, người người làm việc tốt; lớp lớp thanh niên
rừng phòng hộ hộ gia đình nhận khoán; tài sản sản xuất; thu nhập nhập khẩu; tổng hợp hợp tác xã; giải quyết quyết liệt
thông tin tin tưởng; yêu cầu cầu đường; phương án án phí; giao thông thông suốt; trên địa bàn bàn giao; nguyên nhân nhân dân
công trình trình duyệt; cơ chế chế biến; nội dung dung lượng; chất lượng lượng mưa; khuyến khích khích lệ; môi trường trường học
tư vấn vấn đề; hỗ trợ trợ giúp; thu hút hút thuốc; giám sát sát hạch; đánh giá giá trị; tạm đình chỉ chỉ đạo; hiện tại tại xã
do người ký ký tay; do người ký ký ban hành; bên nhận nhận đủ; người nộp nộp thuế
""".replace("\n", ";").split(";")


@pytest.mark.parametrize("words", [words.strip() for words in WORDS_THAT_MEET if words.strip()])
def test_where_one_word_ends_and_the_next_begins_nothing_is_typed_twice(words: str) -> None:
    assert codes(report(f"Việc {words} của xã.")) == []
    assert codes(report(f"{words[0].upper()}{words[1:]} tại xã.")) == []


@pytest.mark.parametrize(
    "words", ["song song", "khăng khăng", "chăm chăm", "đều đều", "vân vân", "xa xa", "mãi mãi", "cào cào", "chôm chôm"]
)
def test_what_is_doubled_on_purpose_stays(words: str) -> None:
    assert codes(report(f"Việc này {words} của xã.")) == []


@pytest.mark.parametrize(
    "text", ["Xã Sơn Sơn có 5 thôn.", "Dân tộc Lô Lô tại xã.", "Mục 5 5 việc.", "Ban ban hành quy chế.", "Bà Hoa hoa mắt."]
)
def test_names_and_numbers_may_stand_twice(text: str) -> None:
    assert "word-doubled" not in codes(report(text))


def test_the_rarer_style_is_told_of_once_with_its_count() -> None:
    finding = only(report("Thuỷ lợi và thuỷ điện.", "Nuôi thủy sản, số hóa.", "Số hoá; hiện đại hóa; tự động hóa."))
    assert (finding.values["count"], finding.values["others"], finding.involved) == ("3", "4", ("item.i3",))


def test_names_keep_their_tone() -> None:
    assert codes(report("Số hóa tại xã Nghĩa Hoà, bà Nguyễn Thị Thuý và ông Hoà.")) == []
    assert codes(report("Hoà báo cáo; số hóa.", "Thuý Hằng và Thuỷ dự; hiện đại hóa.", "Hoà 5 phiếu.")) == []


def test_a_day_after_the_report_is_not_past() -> None:
    assert summary(report("Sở đã họp ngày 20/12/2021.", date="05/10/2021"))[0] == "date-after-report"
    for line in (
        "Sở sẽ họp ngày 20/12/2021.",
        "Đã gia hạn đến ngày 20/12/2021.",
        "Sở đã có kế hoạch họp ngày 20/12/2021.",
        "Đã họp ngày 01/10/2021.",
    ):
        assert codes(report(line, date="05/10/2021")) == []


def test_days_without_their_zeros_are_told_of_once() -> None:
    finding = only(report("Họp ngày 5/9/2021.", "Thăm ngày 6/9/2021 và 7/9/2021."))
    assert (finding.code, finding.values["count"], finding.involved) == ("date-zero", "3", ("item.i2",))


def test_days_that_stand_alone_and_never_have_a_zero_are_a_style() -> None:
    assert codes(report("Tại thời điểm 1/4/2021 có 15 xã.")) == []
    assert codes(report("Tại thời điểm 1/4/2021 và 05/4/2021 có 15 xã.")) == ["date-zero"]


def test_the_office_writes_its_own_name_in_one_way() -> None:
    made = with_letterhead(
        report("Trung tâm Y Tế huyện đã họp; TRUNG TÂM Y TẾ HUYỆN; các trung tâm y tế."), issuer_in_text="Trung tâm Y tế huyện"
    )
    finding = only(made)
    assert (finding.values["typed"], finding.values["right"]) == ("Trung tâm Y Tế huyện", "Trung tâm Y tế huyện")


def test_a_document_of_the_list_and_one_in_the_text_have_one_date() -> None:
    cited = citation("Kế hoạch 424/KH-SNgV", "31/8/2021")
    assert codes(report("Theo Kế hoạch số 424/KH-SNgV ngày 31/8/2021.", citations=(cited,))) == []
    assert codes(report("Theo Kế hoạch số 424/KH-SNgV ngày 30/8/2021.", citations=(cited,))) == ["citation-two-dates"]
    assert codes(report("Theo Kế hoạch số 424/KH-SNgV ngày 31/8/2020.", citations=(cited,))) == [], "numbers begin anew each year"


def test_who_leaves_out_a_word_everywhere_is_told_once() -> None:
    finding = only(report("Theo Nghị định 30/2020/NĐ-CP.", "Theo Nghị định 09/2019/NĐ-CP."))
    assert (finding.code, finding.values["count"]) == ("citation-number-word", "2")


def test_a_quotation_over_two_paragraphs_is_whole() -> None:
    assert codes(report("Thư viết: “Kính gửi các đồng chí.", "Chúc sức khỏe các đồng chí”.")) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Công nghệ thông tin (sau đây viết tắt là CNTT) của Sở.", "CNTT và CNTT."),
        ("Cải cách hành chính (CCHC) của Sở.", "CCHC và CCHC."),
        ("Công nghệ thông tin (*gọi tắt là CNTT*).", "CNTT."),
        ("UBND, HĐND, BHXH, THPT, USD, PDF và UBND, HĐND, BHXH.",),
        ("Dùng CSDL một lần.",),
        ("Công văn số 12/CNTT-VP, Công văn số 13/CNTT-VP.",),
    ],
)
def test_abbreviations_that_are_introduced_or_known(lines: tuple[str, ...]) -> None:
    assert codes(report(*lines)) == []


def test_a_heading_may_use_an_abbreviation_before_it_is_introduced() -> None:
    assert codes(report("Công nghệ thông tin (CNTT).", subject="Công tác CNTT {ky}")) == []


_PIECES = (
    "nghành", "cuả", "đươc", "thưc", "hiẹn", "các", "các các", "thực hiện", "thủy lợi", "thuỷ lợi", "ngày 5/9/2021", "ngày 30/02/2021",
    "thứ hai,", "Quyết định số 12/ QD - UBND", "Nghị định 30/2020/NĐ-CP", "05/3/2021", "từ", "đến", "Điều 5 khoản 2", ",", ",,", ".",
    ";.", "(", ")", "“", "”", '"', "kinh tế-xã hội", "kinh tế - xã hội", "kinh tế- xã hội", "CSDL", "(CSDL)", "cơ sở dữ liệu",
    "ủy ban Nhân dân", "việt nam", "*", "**", "{ky}", "NghÞ ®Þnh", "dduwowcj", "Sở ngoại vụ", "tỉnh quảng ngãi", "quý iv", ". các",
    "v.v.", "://", "giai đoạn 2025 - 2021", "\\", "  ",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=10).map(" ".join), min_size=1, max_size=3))
def test_a_mend_takes_its_finding_away(lines: list[str]) -> None:
    made = report(*lines)
    for finding in check(made, context()):
        assert "{" not in finding.message or "{" in str(finding.values)
        if finding.fix:
            left = {(other.code, other.where, other.fix) for other in check(mended(made, finding), context())}
            assert (finding.code, finding.where, finding.fix) not in left, finding


def test_of_one_spot_only_the_first_few_are_told() -> None:
    finding = said(report("Họp ngày 30/02/2021. " * 50 + "Hết."))
    assert len(finding) == MOST_IN_A_SPOT
