"""Which encodings a document without telling fonts is written in: all its paragraphs vote, then each is judged by what was found."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from importers.legacy.encoding import Encoding
from importers.legacy.weigh import OLD, Weight, is_unicode, is_vietnamese, tokens_of, weigh, weight_of

_HEARD = 10_000
"""So many different words are heard, more than a long report has; in what is no report, more would only cost time."""

_AT_ONCE = 500
_CLEARLY, _SURELY, _LIKELY = 2.0, 1.5, 1.0
"""Proof (weigh.Weight) that a paragraph is not what most of the document is; that it is old where another may have been found there
too; and that it is old where no word of it speaks against. Set by the shares that tests/importers/legacy/test_vote.py measures."""


class Vote(Struct, frozen=True):
    """`main` is what most of a document is written in, `found` every old encoding in it, the main one first.

    `heard` are the words that count, where there were too many to hear all.
    """

    main: Encoding = Encoding.UNICODE
    found: tuple[Encoding, ...] = ()
    heard: frozenset[str] | None = None


def vote(texts: Sequence[str], expected: Iterable[Encoding] = ()) -> Vote:
    """Hears the paragraphs of a document. `expected` are the encodings that its fonts show elsewhere; a word or two are enough for them."""
    words = _different_words(texts)
    main = max(OLD, key=lambda encoding: weigh(words, encoding).proof)
    if not weigh(words, main).enough:
        main = Encoding.UNICODE
    candidates = tuple(encoding for encoding in OLD if encoding is not main and _may_be_there(words, encoding, main, encoding in expected))
    heard = frozenset(words) if len(words) == _HEARD else None
    others = _others(texts, main, candidates, frozenset(expected), heard) if candidates else ()
    return Vote(main, (*((main,) if main in OLD else ()), *others), heard)


def _different_words(texts: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for start in range(0, len(texts), _AT_ONCE):
        seen |= dict.fromkeys(sorted(tokens_of("\n".join(texts[start : start + _AT_ONCE]))))
        if len(seen) >= _HEARD:
            break
    return tuple(seen)[:_HEARD]


def _may_be_there(words: Iterable[str], encoding: Encoding, main: Encoding, expected: bool) -> bool:
    """Whether a few words look clearly better in an encoding than in the main one; in most documents none do, which ends the search."""
    better = 0
    for word in words:
        weight = weight_of(word, encoding)
        better += weight.for_it and (main not in OLD or weight.proof > weight_of(word, main).proof)
    return better >= (1 if expected else 2)


def _others(
    texts: Sequence[str],
    main: Encoding,
    candidates: tuple[Encoding, ...],
    expected: frozenset[Encoding],
    heard: frozenset[str] | None,
) -> tuple[Encoding, ...]:
    """Encodings in which enough paragraphs look clearly better than in the main one."""
    pools: dict[Encoding, set[str]] = {}
    for text in texts:
        tokens = soft_tokens(text, heard)
        best, weight = best_of(tokens, candidates)
        if weight.proof < _SURELY:
            continue
        usual = weigh(tokens, main).proof if main in OLD else 0.0
        if weight.proof - max(usual, 0.0) >= (_SURELY if best in expected else _CLEARLY):
            pools.setdefault(best, set()).update(tokens)
    return tuple(encoding for encoding, tokens in pools.items() if weigh(tokens, encoding).enough or encoding in expected)


def soft_tokens(text: str, heard: frozenset[str] | None = None) -> set[str]:
    """The words that may have been written in an old encoding, of those that count."""
    tokens = tokens_of(text) if heard is None else tokens_of(text) & heard
    return {token for token in tokens if not is_unicode(token)} if is_unicode(text) else tokens


def best_of(tokens: Iterable[str], among: Sequence[Encoding]) -> tuple[Encoding, Weight]:
    """The encoding that the words prove most, the first of equal ones."""
    tokens = tuple(tokens)
    return max(((encoding, weigh(tokens, encoding)) for encoding in among), key=lambda found: found[1].proof)


def verdict(text: str, voted: Vote) -> Encoding:
    """What one paragraph of the document is written in. Where some of its words are Unicode for certain, the others are judged."""
    if not voted.found:
        return Encoding.UNICODE
    tokens = soft_tokens(text, voted.heard)
    best, weight = best_of(tokens, voted.found)
    if voted.main is Encoding.UNICODE or is_vietnamese(text):
        return best if weight.proof >= (_LIKELY if not weight.against else _SURELY) else Encoding.UNICODE
    if best is not voted.main:
        usual = weigh(tokens, voted.main)
        if weight.proof < usual.proof + _CLEARLY:
            best, weight = voted.main, usual
    return best if weight.gain >= 0 else Encoding.UNICODE


def font_verdict(text: str, shown: Encoding, lying: bool) -> Encoding:
    """What a paragraph is written in whose font shows an encoding; `lying` says that fonts of it mostly stand over Unicode here."""
    weight = weigh(sorted(soft_tokens(text))[:_AT_ONCE], shown)
    if lying:
        return shown if weight.proof >= _SURELY else Encoding.UNICODE
    return shown if weight.gain > -_CLEARLY or weight.for_it else Encoding.UNICODE


def is_lying(texts: Sequence[str], shown: Encoding) -> bool:
    """Whether more words in fonts of an encoding are Unicode than are written in it."""
    tokens = _different_words(texts)
    return sum(map(is_vietnamese, tokens)) > weigh((token for token in tokens if not is_unicode(token)), shown).for_it
