"""Paragraphs in which words of an old encoding stand among words in Unicode: each word is read as it looks."""

import re

from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from importers.legacy.weigh import TOKEN, Weight, is_unicode, is_vietnamese, weight_of


class MixedReader:
    """Reads the runs of one paragraph; a word that does not tell is read like the word before it."""

    def __init__(self, encoding: Encoding, old: bool, heard: frozenset[str] | None = None) -> None:
        """`old` says how words are read before any has told; of words that are not `heard` none tells (Vote.heard)."""
        self._encoding = encoding
        self._old = old
        self._heard = heard

    def read(self, text: str) -> str:
        """The next run in Unicode."""
        return read_as(TOKEN.sub(self._word, text), Encoding.UNICODE)

    def _word(self, match: re.Match[str]) -> str:
        token = match[0]
        if is_unicode(token):
            self._old = self._old and not is_vietnamese(token)
            return token
        weight = weight_of(token, self._encoding) if self._heard is None or token in self._heard else Weight()
        if weight.gain:
            self._old = weight.gain > 0 if self._old else weight.proof > 0
        return read_as(token, self._encoding) if self._old else token
