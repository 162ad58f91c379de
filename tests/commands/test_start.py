"""Whatever ends a command ends it with one sentence."""

import pytest

from commands import start
from models.errors import BookError


def test_a_fault_of_the_program_is_a_sentence_for_a_user_without_a_home_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless() -> None:
        raise BookError("no home")

    def faulty() -> int:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(start, "default_data", homeless)
    monkeypatch.setattr(start, "_commands", faulty)
    assert start.run(["list"]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "(a fault); không ghi được chi tiết." in sentence
