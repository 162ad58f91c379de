"""A report that was written with an older definition: renamed, removed and new parts are mapped and told."""

import datetime

from msgspec.structs import replace

from models.carry import account_lines, account_of, carried_report
from models.checks.run import check, context_for
from models.definition import FigureDefinition, SectionDefinition
from models.period import Period
from models.report import Section
from tests.builders import item, report, tiny_definition

OLD = report("- Có {van_ban} văn bản, {cu} việc cũ.", figures={"van_ban": 10, "cu": 3})
RENAMED = FigureDefinition("van_ban_den", "Văn bản đến", "mot", carry=True, was=("van_ban",))
NEW = replace(
    tiny_definition((RENAMED, FigureDefinition("moi", "Số mới", "ba"))),
    version=2,
    valid_from=datetime.date(2022, 1, 1),
    sections=(
        SectionDefinition("mot", "I", "Kết quả"),
        SectionDefinition("ba", "II", "Chuyển đổi số", was=("so_hoa",)),
        SectionDefinition("tu", "III", "Cải cách hành chính"),
        SectionDefinition("hai", "IV", "Kế hoạch", role="plan"),
    ),
)
PERIOD = Period.parse("2022-Q1")


def test_renamed_figures_and_sections_come_under_their_new_names() -> None:
    old = replace(OLD, sections=(*OLD.sections, Section("so_hoa", "II", "Số hóa", 1, (item("- Đã số hóa.", "i9"),))))
    new = carried_report(NEW, PERIOD, old)
    assert new.definition_version == 2
    assert new.figure("van_ban_den").value == 10 and "van_ban" not in new.figures
    assert new.section_items("mot")[0].text == "Có {van_ban_den} văn bản, {cu} việc cũ."
    assert new.section_items("ba")[0].text == "Đã số hóa."


def test_new_headings_stand_where_the_definition_has_them() -> None:
    assert [section.id for section in carried_report(NEW, PERIOD, OLD).sections] == ["mot", "ba", "tu", "hai"]


def test_what_the_definition_no_longer_knows_is_kept_and_told() -> None:
    old = replace(OLD, sections=(*OLD.sections, Section("bo", "V", "Mục đã bỏ", 1, (item("- Chữ cũ.", "i9"),))))
    new = carried_report(NEW, PERIOD, old)
    assert new.section_items("bo")[0].text == "Chữ cũ."
    account = account_of(new, NEW, old)
    assert account.renamed == (("van_ban", "Văn bản đến"),)
    assert set(account.removed) == {"cu = 3", "V Mục đã bỏ"}
    assert set(account.added) == {"Số mới", "Chuyển đổi số", "Cải cách hành chính", "Kế hoạch"}
    said = "\n".join(account_lines(account))
    assert "cu = 3" in said and "van_ban → Văn bản đến" in said and "Số mới" in said
    assert any("cu" in finding.message for finding in check(new, context_for(NEW))), "the chip of the old figure is told in its sentence"


def test_a_report_of_the_present_version_keeps_the_headings_that_the_clerk_chose() -> None:
    own = replace(OLD, sections=(replace(OLD.sections[0], title="Kết quả của chúng tôi"),))
    assert [section.title for section in carried_report(tiny_definition(), PERIOD, own).sections] == ["Kết quả của chúng tôi"]
