"""Inputs made from good ones by a few unkind acts; all chance comes from the generator that is handed in."""
# ruff: noqa: E501 - inputs that are broken over lines hide what they are

import copy
import json
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from lxml import etree

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]
"""An input from a good one and its siblings."""

CANARY = "so-bao-cao-fuzz-canary"
"""The name of a file outside every folder of a door; what leads to it leads out."""

LARGEST = 60_000
"""Bytes of a text: lines are doubled, and what is large takes its time by right (tests/importers has such files)."""

WORDS = (
    "", " ", "\0", "\t", "\r\n", "\ufeff", "\u200b", "\u0301" * 40, "\u202e", "\ud7ff", "\U0010ffff",
    "%", "{", "}", "{{ky}}", "{ky}", "**", "*", "\\", "|", "'", '"',
    "-1", "0", "1e400", "-1e400", "9" * 400, "1.234,5", "NaN", "Infinity", "١٢٣", "½",
    "31/02/2021", "ngày 99 tháng 13 năm 99999", "0000-00-00", "9999-12-31", "2021-9T", "9999-Y", "0000-Q1", "-1-H1", "cntt",
    f"../../{CANARY}", f"..\\..\\{CANARY}", f"/{CANARY}", f"/tmp/{CANARY}", f"C:\\{CANARY}", f"file:///tmp/{CANARY}", f"\\\\may\\{CANARY}", "CON", "aux.txt",
    "I. ", "1. ", "1.1.1.1.1. ", "a) ", "- ", "+ ", "(1) ", "Số:      /BC-", "Nơi nhận:", "KT. GIÁM ĐỐC", "Kính gửi:", "Phụ lục I", "./.",
    "Căn cứ ", "Biểu 1", "(" * 60, "[" * 300, "." * 300, "…" * 90,
)  # fmt: skip
"""What trips up readers: signs with a meaning, numbers out of range, letters that are none, names that lead elsewhere."""

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, -0.0, 2**31, 2**63, 2**64, -(2**63) - 1, 1e308, [], {}, [[]], [None], {"": ""}, [[[[[[[[[]]]]]]]]], *WORDS,
)  # fmt: skip


def bytes_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Some bytes flipped, put in, taken out, doubled, cut off, or taken from a sibling."""
    changed = bytearray(content)
    for _act in range(random.choice((1, 1, 2, 4, 9))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(7):
            case 0 if changed:
                changed[at % len(changed)] ^= 1 << random.randrange(8)
            case 1 if changed:
                changed[at % len(changed)] = random.choice((0, 255, 127, 128, random.randrange(256)))
            case 2:
                changed[at:at] = random.choice(WORDS).encode()
            case 3:
                del changed[at : at + random.choice((1, 4, 60, 900))]
            case 4:
                changed[at:at] = changed[at : at + random.choice((4, 60, 900))] * random.choice((1, 2, 9))
            case 5:
                del changed[at + random.choice((0, 40, 4000)) :]
            case _:
                other = random.choice(others)
                start = random.randrange(len(other) + 1)
                changed[at : at + random.choice((0, 30, 300))] = other[start : start + random.choice((4, 60, 900))]
    return bytes(changed)


def lines_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Whole lines moved, doubled, taken out, joined, or with unkind words in them; sometimes bytes too."""
    lines = content.decode("utf-8", "replace").split("\n")
    for _act in range(random.choice((1, 1, 1, 2, 4, 9, 25))):
        at = random.randrange(len(lines))
        match random.randrange(7):
            case 0:
                lines.insert(random.randrange(len(lines)), lines[at])
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case 3:
                lines[at : at + 1] = [lines[at]] * random.choice((2, 9, 40))
            case 4:
                words = lines[at].split(" ")
                words[random.randrange(len(words))] = random.choice(WORDS)
                lines[at] = " ".join(words)
            case 5:
                cut = random.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + random.choice(WORDS) + lines[at][cut:]
            case _:
                other = random.choice(others).decode("utf-8", "replace").split("\n")
                lines[at:at] = other[: random.choice((1, 3, 20))]
    changed = "\n".join(lines).encode()[:LARGEST]
    return bytes_changed(random, changed, others) if random.random() < 0.2 else changed


_PIECES = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\w.]+|\s+|.', re.DOTALL)


def pieces_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Words, numbers, quoted texts and signs of a formal language put in each other's place, doubled or taken out; sometimes lines too."""
    pieces = _PIECES.findall(content.decode("utf-8", "replace")) or [""]
    spare = _PIECES.findall(random.choice(others).decode("utf-8", "replace"))
    for _act in range(random.choice((1, 1, 2, 3, 6))):
        at = random.randrange(len(pieces))
        match random.randrange(5):
            case 0:
                pieces[at] = random.choice(spare)
            case 1:
                pieces.insert(at, random.choice(pieces))
            case 2 if len(pieces) > 1:
                del pieces[at]
            case 3:
                word = random.choice(WORDS)
                pieces[at] = json.dumps(word, ensure_ascii=False) if pieces[at].startswith('"') else word
            case _:
                pieces[at] = random.choice(pieces)
    changed = "".join(pieces).encode("utf-8", "replace")
    return lines_changed(random, changed, others) if random.random() < 0.1 else changed


_PNG_HEAD = 8


def png_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """A chunk of a PNG file changed, doubled, moved or taken out, with its sum made right again; sometimes bytes of the file."""
    if random.random() < 0.2:
        return bytes_changed(random, content, others)
    chunks, at = [], _PNG_HEAD
    while at < len(content):
        length = struct.unpack_from(">I", content, at)[0]
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += length + 12
    place = random.randrange(len(chunks))
    kind, part = chunks[place]
    match random.randrange(6):
        case 0:
            chunks.insert(random.randrange(len(chunks)), (kind, part))
        case 1:
            del chunks[place]
        case 2:
            chunks.insert(
                place, (random.choice((b"tEXt", b"eXIf", b"tRNS", b"PLTE", b"acTL", b"iCCP", b"pHYs")), part[: random.choice((0, 4, 300))])
            )
        case 3 if kind == b"IDAT":
            part = zlib.compress(bytes_changed(random, zlib.decompress(part)[:200_000], (part,)))
            chunks[place] = (kind, part)
        case _:
            chunks[place] = (kind, bytes_changed(random, part, (part,)))
    packed = (struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part)) for kind, part in chunks)
    return content[:_PNG_HEAD] + b"".join(packed)


def json_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Parts of a JSON tree taken out, doubled, given other values, nested, or put where others were; sometimes bytes too."""
    if random.random() < 0.15:
        return bytes_changed(random, content, others)
    tree = json.loads(content)
    for _act in range(random.choice((1, 1, 2, 4, 9))):
        holders = [node for node in _nodes(tree) if isinstance(node, dict | list) and node]
        if not holders:
            break
        holder = random.choice(holders)
        key: Any = random.choice(list(holder)) if isinstance(holder, dict) else random.randrange(len(holder))
        _change(random, tree, holder, key)
    return json.dumps(tree, ensure_ascii=random.random() < 0.1).encode("utf-8", "surrogatepass")


def _nodes(tree: Any) -> list[Any]:
    found, left = [], [tree]
    while left:
        node = left.pop()
        found.append(node)
        left += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return found


def _change(random: Random, tree: Any, holder: Any, key: Any) -> None:
    match random.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder[key:key] = [copy.deepcopy(holder[key])] * random.choice((1, 2, 30))
        case 2 if isinstance(holder, dict):
            holder[random.choice(WORDS)] = holder.pop(key)
        case 3:
            holder[key] = copy.deepcopy(random.choice(_nodes(tree)))
        case 4:
            for _deeper in range(random.choice((1, 3, 80))):
                holder[key] = random.choice(([holder[key]], {"items": holder[key]}))
        case _:
            holder[key] = copy.deepcopy(random.choice(VALUES))


ACTS = ("remove", "double", "swap", "move", "unwrap", "value", "no value", "text", "rename")
"""What can be done to an element of an XML part (`xml_act`)."""


def xml_act(act: str, one: Any, other: Any, text: str, name: str) -> None:
    """Does something to an element of a tree that is not its root; `other` is another one, `name` an attribute for where there is none."""
    parent = one.getparent()
    names = sorted(one.attrib)
    match act:
        case "remove":
            parent.remove(one)
        case "double":
            parent.append(copy.deepcopy(one))
        case "swap" if other is not one:
            parent.insert(0, one)
        case "move" if one not in list(other.iterancestors()) and one is not other:
            other.append(one)
        case "unwrap":
            for child in list(one):
                parent.append(child)
        case "value":
            one.set(names[len(text) % len(names)] if names else name, text)
        case "no value" if names:
            del one.attrib[names[len(text) % len(names)]]
        case "text":
            one.text = text
        case "rename":
            one.tag = other.tag


def xml_changed(random: Random, content: bytes, name: str) -> bytes:
    """A part of a package after some acts upon its elements; `name` is an attribute for those that have none."""
    root = etree.fromstring(content)
    for _act in range(random.choice((1, 2, 4, 9))):
        elements = [each for each in root.iter() if each is not root and isinstance(each.tag, str)]
        if not elements:
            break
        words = "".join(letter for letter in random.choice(WORDS) if letter.isprintable() or letter in "\t\n")
        xml_act(random.choice(ACTS), random.choice(elements), random.choice(elements), words, name)
    return bytes(etree.tostring(root))
