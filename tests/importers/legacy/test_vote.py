"""How often the letters alone decide right: paragraphs of five and more words of real reports, in every encoding and in none."""

import pytest
from babel import Locale

from importers.legacy.encoding import Encoding
from importers.legacy.runs import Decoder, FontRun
from importers.legacy.weigh import OLD
from models.text import nfc
from tests.importers.legacy.prose import paragraphs
from tests.importers.legacy.written import written

DOCUMENTS, LENGTH = 20, 20


def read(texts: list[str]) -> list[str]:
    """The paragraphs of a document whose fonts do not tell."""
    document = [(FontRun(text),) for text in texts]
    decoder = Decoder.of(document)
    return [decoder.unicode_runs(runs)[0] for runs in document]


def share_right(encoding: Encoding, length: int) -> float:
    """How many of the paragraphs come back, in documents of so many; of TCVN3 without its capitals, which it does not keep."""
    texts = list(paragraphs(DOCUMENTS * LENGTH))
    old = [written(text, encoding) for text in texts]
    new = [text for start in range(0, len(texts), length) for text in read(old[start : start + length])]
    same = str.lower if encoding is Encoding.TCVN3 else str
    return sum(same(text) == same(back) for text, back in zip(texts, new, strict=True)) / len(texts)


@pytest.mark.parametrize("encoding", OLD)
def test_paragraphs_of_an_old_document_are_decided_right(encoding: Encoding) -> None:
    assert share_right(encoding, LENGTH) >= 0.995


@pytest.mark.parametrize("encoding", OLD)
def test_paragraphs_that_stand_alone_are_nearly_always_decided_right(encoding: Encoding) -> None:
    assert share_right(encoding, 1) >= 0.98


def test_unicode_is_never_changed() -> None:
    texts = list(paragraphs(1_000, seed=2))
    assert read(texts) == texts
    assert [read([text])[0] for text in texts] == texts


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI, Encoding.VISCII])
def test_documents_of_two_halves(encoding: Encoding) -> None:
    texts = list(paragraphs(200, seed=3))
    mixed = [written(text, encoding) if place % 2 else text for place, text in enumerate(texts)]
    right = sum(back.lower() == text.lower() for back, text in zip(read(mixed), texts, strict=True))
    assert right >= 0.995 * len(texts)
    assert read(mixed)[::2] == texts[::2]


@pytest.mark.parametrize("language", ["fr", "de", "es", "pt", "it", "sv", "is", "fi", "hu", "cs", "pl", "ro", "tr", "ca", "ga", "vi", "en"])
def test_names_in_other_languages_stay(language: str) -> None:
    locale = Locale.parse(language)
    names = [nfc(name) for names in (locale.languages, locale.territories, locale.currencies) for name in names.values()]
    assert read(names) == names
    alone = ["; ".join(names[start : start + 6]) for start in range(0, len(names), 6)]
    assert [read([text])[0] for text in alone] == alone
