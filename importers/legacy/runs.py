"""The runs of a document in Unicode: all of them are heard first, then each is read. The door for readers of Word files."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from importers.legacy.encoding import Encoding


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

    `counts` says how many runs are of which encoding; only runs that changed count, plain Unicode is not among them.
    """

    counts: Mapping[Encoding, int]

    @classmethod
    def of(cls, paragraphs: Iterable[Sequence[FontRun]]) -> "Decoder":
        """Hears all paragraphs of a document."""
        raise NotImplementedError(paragraphs)

    def unicode_runs(self, runs: Sequence[FontRun]) -> tuple[str, ...]:
        """The runs of one paragraph in composed Unicode, one text for each run; a letter and its mark in two runs go to the first.

        Runs of symbol fonts come back as the characters of symbol_of. A run that needs no change comes back as it is.
        """
        raise NotImplementedError(runs)

    @property
    def notice(self) -> str:
        """What a clerk is told: "Tệp dùng phông chữ cũ (TCVN3); đã đổi sang Unicode."; empty where nothing was old."""
        raise NotImplementedError
