"""Which encodings a document without telling fonts is written in: all its paragraphs vote, then each is judged by what was found."""

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from importers.legacy.encoding import Encoding
from importers.legacy.weigh import OLD, Weight, is_unicode, is_vietnamese, tokens_of, weigh

_HEARD = 50_000
"""So many different words are heard; more would only cost time."""

_CLEARLY = 2.0
_SURELY = 1.5


class Vote(Struct, frozen=True):
    """`main` is what most of a document is written in, `found` every old encoding in it, the main one first."""

    main: Encoding = Encoding.UNICODE
    found: tuple[Encoding, ...] = ()


def vote(texts: Sequence[str], expected: Iterable[Encoding] = ()) -> Vote:
    """Hears the paragraphs of a document. `expected` are the encodings that its fonts show elsewhere; a word or two are enough for them."""
    words = _different_words(texts)
    main = max(OLD, key=lambda encoding: weigh(words, encoding).proof)
    if not weigh(words, main).enough:
        main = Encoding.UNICODE
    others = _others(texts, main, tuple(expected)) if _may_be_mixed(words) else ()
    return Vote(main, (*((main,) if main in OLD else ()), *others))


def _different_words(texts: Sequence[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    for text in texts:
        seen |= tokens_of(text)
        if len(seen) > _HEARD:
            break
    return tuple(islice(sorted(seen), _HEARD))


def _may_be_mixed(words: Iterable[str]) -> bool:
    """Whether any encoding has a word or two that speak for it; most documents are done with here."""
    return any(weigh(words, encoding).for_it for encoding in OLD)


def _others(texts: Sequence[str], main: Encoding, expected: tuple[Encoding, ...]) -> tuple[Encoding, ...]:
    """Encodings in which enough paragraphs look clearly better than in the main one."""
    pools: dict[Encoding, set[str]] = {}
    for text in texts:
        tokens = soft(tokens_of(text))
        usual = weigh(tokens, main).proof if main in OLD else 0.0
        best, weight = best_of(tokens, OLD)
        if best is not main and weight.proof - max(usual, 0.0) >= (_SURELY if best in expected else _CLEARLY):
            pools.setdefault(best, set()).update(tokens)
    return tuple(encoding for encoding, tokens in pools.items() if weigh(tokens, encoding).enough or encoding in expected)


def soft(tokens: Iterable[str]) -> set[str]:
    """The words that may have been written in an old encoding."""
    return {token for token in tokens if not is_unicode(token)}


def best_of(tokens: Iterable[str], among: Sequence[Encoding]) -> tuple[Encoding, Weight]:
    """The encoding that the words prove most, the first of equal ones."""
    tokens = tuple(tokens)
    return max(((encoding, weigh(tokens, encoding)) for encoding in among), key=lambda found: found[1].proof)


def has_unicode(tokens: Iterable[str]) -> bool:
    """Whether there are Vietnamese words that are Unicode for certain."""
    return any(is_vietnamese(token) for token in tokens)


def verdict(text: str, voted: Vote) -> Encoding:
    """What one paragraph of the document is written in. Where some of its words are Unicode for certain, the others are judged."""
    if not voted.found:
        return Encoding.UNICODE
    tokens = tokens_of(text)
    judged = soft(tokens)
    best, weight = best_of(judged, voted.found)
    if voted.main is Encoding.UNICODE or has_unicode(tokens):
        return best if weight.proof >= _SURELY else Encoding.UNICODE
    if best is not voted.main and weight.proof < weigh(judged, voted.main).proof + _CLEARLY:
        best, weight = voted.main, weigh(judged, voted.main)
    return best if weight.gain >= 0 else Encoding.UNICODE


def font_verdict(text: str, shown: Encoding, lying: bool) -> Encoding:
    """What a paragraph is written in whose font shows an encoding; `lying` says that fonts of it mostly stand over Unicode here."""
    tokens = tokens_of(text)
    weight = weigh(soft(tokens), shown)
    if lying:
        return shown if weight.proof >= _SURELY else Encoding.UNICODE
    return shown if weight.gain > -_CLEARLY or weight.for_it else Encoding.UNICODE


def is_lying(texts: Iterable[str], shown: Encoding) -> bool:
    """Whether more words in fonts of an encoding are Unicode than are written in it."""
    tokens = {token for text in texts for token in tokens_of(text)}
    return sum(map(is_vietnamese, tokens)) > weigh(soft(tokens), shown).for_it
