"""Paragraphs in which words of an old encoding stand among words in Unicode: each word is read as it looks."""

import re

from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from importers.legacy.weigh import OLD, TOKEN, is_unicode, is_vietnamese, weights


class MixedReader:
    """Reads the runs of one paragraph; a word that does not tell is read like the word before it."""

    def __init__(self, encoding: Encoding, old: bool) -> None:
        self._encoding = encoding
        self._place = OLD.index(encoding)
        self._old = old

    def read(self, text: str) -> str:
        """The next run in Unicode."""
        return read_as(TOKEN.sub(self._word, text), Encoding.UNICODE)

    def _word(self, match: re.Match[str]) -> str:
        token = match[0]
        if is_unicode(token):
            self._old = self._old and not is_vietnamese(token)
            return token
        weight = weights(token)[self._place]
        if weight.gain:
            self._old = weight.gain > 0 if self._old else weight.proof > 0
        return read_as(token, self._encoding) if self._old else token
