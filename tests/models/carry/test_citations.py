"""Which cited documents the next report keeps."""

import pytest
from msgspec.structs import replace

from models.carry import carried_report
from models.carry.citations import fate_of
from models.definition import CitationRule
from models.period import Period
from tests.builders import citation, cntt, report, sample, tiny_definition

NHO = tiny_definition()


@pytest.mark.parametrize(
    ("name", "date", "subject", "period", "fate"),
    [
        ("Kế hoạch 424/KH-SNgV", "31/8/2020", "ứng dụng CNTT năm 2021", "2021-Y", "kept"),
        ("Kế hoạch 424/KH-SNgV", "31/8/2020", "ứng dụng CNTT năm 2021", "2022-Q1", "dropped"),
        ("Kế hoạch 9/KH-SNV", "05/01/2021", "tập huấn", "2021-9T", "kept"),
        ("Kế hoạch 9/KH-SNV", "05/01/2021", "chuyển đổi số giai đoạn 2021-2025", "2024-Y", "kept"),
        ("Công văn 163/SNgV-VP", "18/3/2021", "về việc rà soát", "2021-H1", "kept"),
        ("Công văn 163/SNgV-VP", "18/3/2021", "về việc rà soát", "2021-Q2", "dropped"),
        ("Báo cáo 177/BC-SNgV", "24/3/2021", "Quý I năm 2021", "2022-Q1", "dropped"),
        ("Nghị định 30/2020/NĐ-CP", "05/3/2020", "về công tác văn thư", "2022-Q1", "kept"),
        ("Quyết định 12/QĐ-UBND", "05/3/2020", "phê duyệt kế hoạch năm 2020", "2021-Q1", "marked"),
        ("Công văn 163/SNgV-VP", "", "về việc rà soát", "2021-H1", "marked"),
        ("Kế hoạch 1/KH-SNV", "10/01/2022", "triển khai Nghị định số 30/2020/NĐ-CP", "2022-H1", "kept"),
        ("Kế hoạch 1/KH-SNV", "10/01/2022", "khắc phục hạn chế sau kiểm tra năm 2021", "2022-H1", "kept"),
        ("kế hoạch 1/KH-SNV", "10/01/2022", "tập huấn", "2022-Y", "kept"),
    ],
)
def test_letters_go_with_their_period_plans_with_their_year(name: str, date: str, subject: str, period: str, fate: str) -> None:
    assert fate_of(citation(name, date, subject=subject), NHO, Period.parse(period)) == fate


def test_the_legal_window_counts_where_the_definition_has_it() -> None:
    letter = citation("Công văn 1/SNV-VP", "20/3/2021")
    assert fate_of(letter, replace(NHO, cut_off="decree"), Period.parse("2021-Q2")) == "kept", "from the 15th of March on"
    assert fate_of(letter, NHO, Period.parse("2021-Q2")) == "dropped"


def test_a_definition_may_say_otherwise() -> None:
    own = replace(NHO, citation_rules=(CitationRule(("Công văn",), "always"),))
    assert fate_of(citation("Công văn 1/SNV-VP", "20/3/2001"), own, Period.parse("2021-Q2")) == "kept"


def test_the_sample_s_list_across_the_year_s_end_holds_only_the_next_year_s_plan() -> None:
    new = carried_report(cntt(), Period.parse("2022-Q1"), sample())
    assert [cited.name for cited in new.citations] == ["Kế hoạch số 685/KH-SNgV"]
    assert len(carried_report(cntt(), Period.parse("2021-Y"), sample()).citations) == 9


def test_what_a_report_carries_out_stays_in_its_opening() -> None:
    old = report(citations=(citation("Công văn 1/SNV-VP", "1/1/2019"),), opening=("Thực hiện văn bản sau:",))
    cited = old.section_items("mot")[-1]
    old = replace(old.with_section_items("mot", old.section_items("mot")[:-1]), opening=(*old.opening, cited))
    assert carried_report(NHO, Period.parse("2022-Q1"), old).citations == old.citations


def test_a_document_that_prose_mentions_stays_or_is_written_out() -> None:
    standing, letter = citation("Quyết định 5/QĐ-UBND", "05/01/2021", "c1"), citation("Công văn 1/SNV-VP", "20/3/2021", "c2")
    old = replace(report("- Theo {c1} và {c2}, đã làm.", period="2021-Q1"), citations=(standing, letter))
    new = carried_report(NHO, Period.parse("2021-Q3"), old)
    assert [cited.id for cited in new.citations] == ["c1"]
    assert new.section_items("mot")[0].text == "Theo {c1} và Công văn số 1/SNV-VP ngày 20/3/2021 về việc thử, đã làm."
