"""What click says by itself in Vietnamese: the headings of --help, and what is wrong with a call. In English it speaks its own words."""

import click

from models.language import current_language

_WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Các lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "Hiện hướng dẫn này.",
    "required": "bắt buộc",
    "default: {default}": "không nêu thì là {default}",
    "Missing command.": "Thiếu tên lệnh.",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu tham số",
    "Missing parameter: {param_name}": "Thiếu tham số {param_name}",
    "Choose from:\n\t{choices}": "Chọn một trong: {choices}",
    "No such option {name!r}.": "Không có tùy chọn “{name}”.",
    "No such command {name!r}.": "Không có lệnh “{name}”.",
    "Did you mean {possibility}?": "Có phải là {possibility} không?",
    "(Did you mean one of: {possibilities}?)": "Có phải là một trong các tên này không: {possibilities}?",
    "Invalid value: {message}": "Giá trị không dùng được: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không dùng được: {message}",
    "{value!r} is not {choice}.": "“{value}” không phải là {choice}.",
    "{value!r} is not one of {choices}.": "“{value}” không phải là một trong: {choices}.",
    "{value!r} is not a valid {number_type}.": "“{value}” không phải là số dùng được.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args}).",
    "Got unexpected extra arguments ({args})": "Thừa các tham số ({args}).",
    "Argument {name!r} takes {nargs} values.": "Tham số “{name}” cần {nargs} giá trị.",
    "Takes {nargs} values but 1 was given.": "Cần {nargs} giá trị mà chỉ có 1.",
    "Takes {nargs} values but {len} were given.": "Cần {nargs} giá trị mà có {len}.",
    "Option {name!r} does not take a value.": "Tùy chọn “{name}” không đi kèm giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn “{name}” cần có giá trị đi kèm.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn “{name}” cần {nargs} giá trị đi kèm.",
}
"""By click's own words, as it gives them to gettext; what is not here, as it asks for nothing at a prompt, stays as it is."""


def use_own_words() -> None:
    """Click asks gettext, whose catalogues hang on the system's language; this program's language is its own choice."""
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
        vars(module).update(_=_said, ngettext=_counted)


def _said(words: str) -> str:
    return _WORDS.get(words, words) if current_language() == "vi" else words


def _counted(one: str, several: str, count: int) -> str:
    return _said(one if count == 1 else several)
