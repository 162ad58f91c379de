"""The files of a rescue, for people: each report as JSON, papers, and an account in plain words of what was saved and what was not."""

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import get_args

from models.dates import local_time, short_date
from models.editions import name_words
from models.file_names import safe_name
from models.language import _
from models.store.salvage.building import Built
from models.store.salvage.choosing import Rescued, Sure
from models.store.salvage.finds import Finds

ACCOUNT = "ket-qua.txt"
NUMBERS = "so-phien-ban.csv"
REPORTS, PAPERS = "bao-cao", "giay-to"
_KEPT, _TORN = "ban-giu-gan-nhat", "manh-con-doc-duoc"
_MOST_NAMED = 500
"""Reports that the account names one by one under each heading."""
_KINDS = {b"%PDF": ".pdf", b"PK\3\4": ".docx", b"\x89PNG": ".png", b"\xff\xd8": ".jpg", b"{": ".json"}


def write_files(folder: Path, source: Path, finds: Finds, rescued: Mapping[str, Rescued], built: Built) -> str:
    """Writes reports, papers and the account; gives the account's name. Raises OSError."""
    stems = _file_stems(rescued)
    for each in rescued.values():
        _write_report(folder / REPORTS, finds, each, stems[each.name])
    strays = write_papers(folder / PAPERS, finds)
    lines = account(source, tuple(rescued.values()), built, _missing_papers(finds), strays)
    if built.joined:
        _write_numbers(folder / NUMBERS, built)
    (folder / ACCOUNT).write_text("\n".join(lines) + "\n", "utf-8-sig", newline="\r\n")
    return ACCOUNT


def _file_stems(rescued: Mapping[str, Rescued]) -> dict[str, str]:
    """What the files of each report are called. A name that damage changed may lead to another one's file, and the sound one goes first."""
    order = get_args(Sure)
    taken: set[str] = set()
    stems = {}
    for each in sorted(rescued.values(), key=lambda each: order.index(each.sure)):
        stem = safe_name(each.name)
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        stems[each.name] = next(name for name in numbered if name.casefold() not in taken)
        taken.add(stems[each.name].casefold())
    return stems


def _write_report(folder: Path, finds: Finds, rescued: Rescued, name: str) -> None:
    folder.mkdir(exist_ok=True)
    if rescued.state:
        (folder / f"{name}.json").write_bytes(finds.state(rescued.state))
    if rescued.kept and rescued.sure == "doubtful":
        (folder / f"{name}.{_KEPT}.json").write_bytes(finds.state(rescued.kept))
    if rescued.torn and rescued.sure != "whole":
        for (draft,) in finds.rows("SELECT draft FROM scrap WHERE name = ? ORDER BY updated DESC LIMIT 1", rescued.name):
            (folder / f"{name}.{_TORN}.txt").write_bytes(draft)


def write_papers(folder: Path, finds: Finds) -> int:
    """Writes every file whose hash fits under its report; gives how many belong to no report any more.

    Of several contents under one name, as a file that was replaced leaves them, the newest bears it alone.
    """
    question = (
        "SELECT report, paper.name, hash, content FROM paper JOIN file USING (hash)"
        " GROUP BY report, paper.name, hash ORDER BY report, paper.name, max(at) DESC"
    )
    for report, name, hash, content in finds.rows(question):
        own = folder / safe_name(report)
        own.mkdir(parents=True, exist_ok=True)
        path = own / safe_name(name)
        (path.with_stem(f"{path.stem}-{hash[:8]}") if path.exists() else path).write_bytes(content)
    strays = 0
    for hash, content in finds.rows("SELECT hash, content FROM file WHERE hash NOT IN (SELECT hash FROM paper)"):
        folder.mkdir(exist_ok=True)
        suffix = next((suffix for start, suffix in _KINDS.items() if content.startswith(start)), ".bin")
        (folder / f"{hash[:16]}{suffix}").write_bytes(content)
        strays += 1
    return strays


def _write_numbers(path: Path, built: Built) -> None:
    heads = (_("Số cũ"), _("Số mới"), _("Mã cũ"), _("Mã mới"))
    lines = [heads, *((str(each.old), str(each.new), each.old_hash, each.new_hash) for each in built.revisions)]
    path.write_text("".join(f"{';'.join(line)}\n" for line in lines), "utf-8-sig", newline="\r\n")


def _missing_papers(finds: Finds) -> tuple[tuple[str, str], ...]:
    """Report and name of files that are named and cannot be read."""
    return tuple(finds.rows("SELECT DISTINCT report, name FROM paper WHERE hash NOT IN (SELECT hash FROM file) ORDER BY 1, 2"))


# ------------------------------------------------------------ the account


def account(
    source: Path, rescued: tuple[Rescued, ...], built: Built, missing: Iterable[tuple[str, str]] = (), strays: int = 0
) -> tuple[str, ...]:
    """What was saved, what is doubtful and what is gone, line by line."""
    of = {sure: [each for each in rescued if each.sure == sure] for sure in get_args(Sure)}
    counted = _("Tìm thấy {count} báo cáo: {whole} nguyên vẹn, {older} chỉ còn bản cũ hơn, {doubtful} cần xem lại, {lost} không đọc được.")
    lines = [
        _("Kết quả cứu dữ liệu từ “{file}”; tệp này được giữ nguyên.").format(file=source),
        counted.format(count=len(rescued), **{sure: len(each) for sure, each in of.items()}),
        "",
    ]
    for sure, heading in _headings().items():
        lines += _block(heading, map(_line, of[sure]))
    lines += _block(_("Giấy tờ không đọc được:"), (f"{name_words(report)} · {name}" for report, name in missing))
    if strays:
        lines.append(_("{count} tệp giấy tờ không rõ của báo cáo nào, ở thư mục “{folder}”.").format(count=strays, folder=PAPERS))
    lines.append(_("Giữ lại được {kept} phiên bản trong lịch sử, mất {gone}.").format(kept=len(built.revisions), gone=built.gone))
    if built.joined:
        lines.append(
            _("Chuỗi phiên bản được nối lại và đánh số lại từ chỗ đứt; số cũ, như in trên giấy, ở tệp “{file}”.").format(file=NUMBERS)
        )
    return (*lines, *built.problems)


def _headings() -> dict[Sure, str]:
    """What is said above the reports of each sort."""
    return {
        "whole": _("Nguyên vẹn, đúng như lần giữ gần nhất:"),
        "older": _("Bản đã giữ trước đó, đúng từng chữ, nhưng phần soạn sau lúc ghi dưới đây có thể đã mất:"),
        "doubtful": _(
            "Cần xem lại từng chữ, từng số, vì không có gì để đối chiếu hoặc mã kiểm tra không khớp; bản giữ gần nhất, nếu có, ở tệp bên "
            "cạnh và trong Lịch sử:"
        ),
        "lost": _("Không đọc được; hãy tìm trong bản sao lưu, thư mục lưu trữ hoặc tệp Word đã xuất:"),
    }


def _line(rescued: Rescued) -> str:
    words = name_words(rescued.name)
    return f"{words} ({when(rescued.updated)})" if rescued.sure in ("older", "doubtful") else words


def _block(heading: str, names: Iterable[str]) -> list[str]:
    listed = list(names)
    more = [_("… và {count} nữa").format(count=len(listed) - _MOST_NAMED)] if len(listed) > _MOST_NAMED else []
    return [heading, *(f"  - {name}" for name in listed[:_MOST_NAMED]), *more, ""] if listed else []


def when(at: str) -> str:
    """A time on the clerk's own clock; "không rõ lúc nào" where it is none."""
    time = local_time(at)
    return f"{short_date(time.date())} {time:%H:%M}" if time else _("không rõ lúc nào")
