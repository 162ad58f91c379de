"""The runs of a document in Unicode: all of them are heard first, then each is read. The door for readers of Word files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from importers.legacy.combining import MARKS_APART, composed
from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from importers.legacy.fonts import encoding_of_font, is_symbol_font, prints_capitals
from importers.legacy.lookalikes import with_own_letters
from importers.legacy.mixed import MixedReader
from importers.legacy.symbols import with_symbols
from importers.legacy.vni import BASES, MARKS
from importers.legacy.vote import Vote, font_verdict, is_lying, verdict, vote
from importers.legacy.weigh import OLD, is_vietnamese
from models.language import _


class FontRun(Struct, frozen=True):
    """A run of a paragraph as Word reads it: its characters, and the font of those above U+007F (w:rFonts w:hAnsi, then w:ascii).

    `font` is empty where nothing names one. w:softHyphen is "\\u00ad" (TCVN3 has "ư" there), w:sym is its character (U+F0A7) with w:font.
    """

    text: str
    font: str = ""


class Decoder(Struct, frozen=True):
    """What was found out about the letters of a whole document. Pure: the same runs always become the same text.

        decoder = Decoder.of(paragraphs)            # every paragraph of body, tables, headers, notes: its runs in order
        texts = decoder.unicode_runs(paragraphs[0])  # one text a run, in the same order
        decoder.notice                               # "" or a sentence for the clerk

    `counts` says how many runs are of which encoding; only runs that changed count, plain Unicode is not among them. `voted` is what runs
    without a telling font are written in, `lying` which encodings' fonts mostly stand over Unicode.
    """

    counts: Mapping[Encoding, int]
    voted: Vote
    lying: frozenset[Encoding]

    @classmethod
    def of(cls, paragraphs: Iterable[Sequence[FontRun]]) -> "Decoder":
        """Hears all paragraphs of a document, and counts what will change."""
        paragraphs = tuple(paragraphs)
        heard = cls.heard(paragraphs)
        return replace(heard, counts=Counter(encoding for runs in paragraphs for encoding in heard._changed(runs)))

    @classmethod
    def heard(cls, paragraphs: Sequence[Sequence[FontRun]]) -> "Decoder":
        """The same without any counts, which take as long as reading the runs."""
        texts: dict[Encoding | None, list[str]] = {}
        for runs in paragraphs:
            for shown, text in _voices(runs).items():
                texts.setdefault(shown, []).append(text)
        plain = texts.pop(None, [])
        lying = frozenset(shown for shown, said in texts.items() if shown is not None and is_lying(said, shown))
        expected = [shown for shown in texts if shown is not None and shown not in lying]
        return cls({}, vote(plain, expected), lying)

    def unicode_runs(self, runs: Sequence[FontRun]) -> tuple[str, ...]:
        """The runs of one paragraph in composed Unicode, one text for each run; a letter and its mark in two runs go to the first.

        Runs of symbol fonts come back as the characters of symbol_of. A run that needs no change comes back as it is.
        """
        readings = {shown: self._reading(shown, text) for shown, text in _voices(runs).items()}
        mixed = {
            shown: MixedReader(reading.encoding, reading.first_old, self.voted.heard if shown is None else None)
            for shown, reading in readings.items()
            if reading.mixed
        }
        texts = []
        for run, text in zip(runs, _with_own_marks(runs, readings), strict=True):
            shown = encoding_of_font(run.font)
            if is_symbol_font(run.font):
                texts.append(with_symbols(text, run.font))
            elif shown in mixed:
                texts.append(mixed[shown].read(text))
            else:
                read = read_as(text, readings[shown].encoding)
                capitals = readings[shown].encoding in OLD and prints_capitals(run.font)
                texts.append(read.upper() if capitals else read)
        return tuple(map(with_own_letters, _composed(texts)))

    def _reading(self, shown: Encoding | None, text: str) -> "_Reading":
        lying = shown in self.lying
        encoding = verdict(text, self.voted) if shown is None else font_verdict(text, shown, lying)
        mixed = encoding in OLD and is_vietnamese(text)
        return _Reading(encoding, mixed, first_old=not lying if shown is not None else self.voted.main in OLD)

    def _changed(self, runs: Sequence[FontRun]) -> Iterator[Encoding]:
        """The old encodings of those runs that are not what they were."""
        if not self.voted.found and not any(encoding_of_font(run.font) for run in runs):
            return
        readings = {shown: self._reading(shown, text).encoding for shown, text in _voices(runs).items()}
        for run, text in zip(runs, self.unicode_runs(runs), strict=True):
            encoding = readings.get(encoding_of_font(run.font), Encoding.UNICODE)
            if text != run.text and encoding in OLD and not is_symbol_font(run.font):
                yield encoding

    @property
    def notice(self) -> str:
        """What a clerk is told: "Tệp dùng phông chữ cũ (TCVN3); đã đổi sang Unicode."; empty where nothing was old."""
        names = ", ".join(encoding.value for encoding in Encoding if self.counts.get(encoding))
        return _("Tệp dùng phông chữ cũ ({names}); đã đổi sang Unicode.").format(names=names) if names else ""


class _Reading(Struct, frozen=True):
    """What the runs of a paragraph whose fonts say the same are written in; `mixed` that some of their words are Unicode all the same."""

    encoding: Encoding
    mixed: bool
    first_old: bool


def _voices(runs: Sequence[FontRun]) -> dict[Encoding | None, str]:
    """The words of a paragraph by what their fonts say; words that go on from run to run stay whole."""
    voices: dict[Encoding | None, str] = {}
    for (shown, symbols), group in groupby(runs, key=lambda run: (encoding_of_font(run.font), is_symbol_font(run.font))):
        if not symbols:
            text = "".join(run.text for run in group)
            voices[shown] = f"{voices[shown]} {text}" if shown in voices else text
    return voices


def _with_own_marks(runs: Sequence[FontRun], readings: Mapping[Encoding | None, _Reading]) -> list[str]:
    """The texts of the runs, but that a mark of VNI goes to the run of the letter before it."""
    texts = [run.text for run in runs]
    last = -1
    for place, run in enumerate(runs):
        reading = readings.get(encoding_of_font(run.font))
        if reading is None or reading.encoding is not Encoding.VNI:
            last = -1
            continue
        if last >= 0 and texts[place][:1] in MARKS and texts[last][-1] in BASES:
            texts[last], texts[place] = texts[last] + texts[place][0], texts[place][1:]
        last = place if texts[place] else last
    return texts


def _composed(texts: list[str]) -> list[str]:
    """The same with marks that stand apart put on the letter of the text before."""
    result: list[str] = []
    for text in texts:
        rest = text.lstrip(MARKS_APART)
        holder = next((place for place in range(len(result) - 1, -1, -1) if result[place]), None)
        if len(rest) < len(text) and holder is not None:
            result[holder] = composed(result[holder] + text[: len(text) - len(rest)])
            text = rest
        result.append(composed(text))
    return result
