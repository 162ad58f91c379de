"""The reports that the pictures show: a sample of earlier periods, and one in work with something of everything."""

from msgspec.structs import replace

from models import edit
from models import place as places
from models.acceptance import accept
from models.carry import carried_report
from models.checks.run import check, context_for
from models.definition import definition_of
from models.period import Period
from models.report import Report
from models.samples import sample_report


def earlier_reports() -> tuple[Report, ...]:
    """The sample as three earlier periods would have it."""
    sample, made = sample_report(), []
    for period, arrived, sent in (("2020-9T", 3590, 828), ("2021-Q1", 1203, 285), ("2021-H1", 2517, 585)):
        one = replace(sample, period=period).with_figure("van_ban_den", arrived).with_figure("van_ban_di", sent)
        made.append(one.with_figure("van_ban_tong", arrived + sent))
    return tuple(made)


def reports_of_years() -> tuple[Report, ...]:
    """The sample as its office would have written it for six years, one of them with a quarter left out."""
    made = []
    for year, whole in ((2016, 3380), (2017, 3770), (2018, 4290), (2019, 4485), (2020, 4914), (2021, 5261)):
        for code, share in (("Q1", 0.24), ("H1", 0.51), ("9T", 0.73), ("Y", 1.0)):
            if (year, code) not in ((2018, "Q1"), (2021, "9T"), (2021, "Y")):
                arrived, sent = round(whole * share), round(whole * share * 0.23)
                one = replace(sample_report(), period=f"{year}-{code}", state="issued" if year < 2021 else "draft")
                one = one.with_figure("van_ban_den", arrived).with_figure("van_ban_di", sent)
                made.append(one.with_figure("van_ban_tong", arrived + sent))
    return tuple(made)


def report_in_work() -> Report:
    """A report begun from the half-year's: half reviewed, a wrong sum, a plain number, a note, an accepted warning."""
    definition = definition_of("cntt")
    report = carried_report(definition, Period.parse("2021-9T"), earlier_reports()[-1])
    for figure, value in (("van_ban_den", "3.845"), ("van_ban_di", "889"), ("van_ban_tong", "4733"), ("ty_le_cong_chuc_ioffice", "100")):
        report = report.with_figure(figure, value)
    first, second, *_rest = report.section_items("noi-bo")
    report = edit.put(report, places.item(first.id), "Sử dụng phần mềm iOffice; trong đó có 3.845 văn bản đến")
    report = edit.put(report, places.note(places.item(second.id)), "Hỏi lại Phòng Hành chính số công chức mới")
    report = edit.put(report, places.note(places.figure("van_ban_den")), "Lấy từ iOffice ngày 30/9")
    report = report.with_figure("ty_le_cap_thu_cong_vu", 99).with_figure("ty_le_su_dung_thu_cong_vu", 100)
    odd = next(finding for finding in check(report, context_for(definition)) if finding.code == "rule-thu-cong-vu")
    return accept(report, odd, "Một công chức mới dùng thư được cấp ở cơ quan cũ")
