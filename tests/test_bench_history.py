"""The history of speeds that `make bench-keep` writes: a person reads it, and the next run reads its last figures out of it."""

from datetime import date

from tests.bench import _history
from tests.bench._rows import keep_row


def test_a_run_stands_on_top_with_the_figures_of_the_run_before(monkeypatch, tmp_path, capsys) -> None:
    rows, history = tmp_path / "rows", tmp_path / "history.md"
    monkeypatch.setattr(_history, "HISTORY", history)
    monkeypatch.setattr("sys.argv", ["_history", str(rows)])
    monkeypatch.setenv("BENCH_ROWS", str(rows))
    for ratio in (2.5, 2.0):
        rows.write_text("", "utf-8")
        keep_row("mở sổ", ratio, "a bare window", "1.5")
        _history.main()
    told = history.read_text("utf-8")
    assert told.startswith(_history.HEADING) and told.count(_history.HEADING) == 1
    assert told.index("| mở sổ | 2.00 | a bare window | 2.50 |  | 1.5 |") < told.index("| mở sổ | 2.50 | a bare window |  |  | 1.5 |")
    assert told.count(f"## {date.today().isoformat()}, ") == 2


def test_without_being_asked_nothing_is_kept(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("BENCH_ROWS", raising=False)
    monkeypatch.chdir(tmp_path)
    keep_row("mở sổ", 2.0, "a bare window")
    assert list(tmp_path.iterdir()) == []
