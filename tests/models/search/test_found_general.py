"""A general report among what was found is told by what it is about."""

from pathlib import Path

from models.store import Store
from tests.builders import sample
from tests.models.test_general_kind import general


def test_a_hit_names_the_kind_or_what_a_general_report_is_about(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for report in (general("2021-9T", "Công tác văn thư {ky}", 2, "Dùng phần mềm iOffice để số hóa."), sample()):
            store.save_draft(report)
        store.index_all()
        names = {hit.report: hit.name for hit in store.search("iOffice").hits}
    assert names == {
        "chung/2021-9T/2": "9 tháng đầu năm 2021, bản 2, Công tác văn thư 9 tháng đầu năm 2021",
        "cntt/2021-9T": "9 tháng đầu năm 2021, Tình hình ứng dụng công nghệ thông tin",
    }
