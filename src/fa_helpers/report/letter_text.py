"""A letter as Markdown (询问函文本): every text of the document stays text."""

from __future__ import annotations

from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.report.letter import Letter, Picture, Question
from fa_helpers.terms.messages import message

_SPEAKING: Final = regex(r"([\\`*_\[\]<>&|~#!$^])")
_AT_FRONT: Final = regex(r"^(\s*\d*)(?=[-+=]|(?<=\d)[.)](?:\s|$))")
_ROOM: Final = "\n>\n> &nbsp;" * 3


def as_text(text: str) -> str:
    r"""A text whose characters mean themselves in Markdown (转义).

    >>> as_text("<img src=x> [a](b) 2,385.28万元")
    '\\<img src=x\\> \\[a\\](b) 2,385.28万元'
    """
    return _AT_FRONT.sub(r"\1\\", _SPEAKING.sub(r"\\\1", text))


def letter_text(letter: Letter) -> str:
    """The letter as Markdown, its pictures beside it (询问函)."""
    language = letter.language
    blocks = [f"# {as_text(letter.title)}", *map(as_text, letter.opening)]
    blocks.append(f"## {message('letter.questions', language)}")
    for question in letter.questions:
        blocks += _question(question, message("letter.reply", language))
    blocks += [*map(as_text, letter.closing), f"## {message('letter.request', language)}"]
    if letter.requests:
        blocks.append(message("letter.law", language))
        blocks.append("\n".join(f"{n}. {as_text(text)}" for n, text in enumerate(letter.requests, 1)))
        blocks += [message(f"letter.{one}", language) for one in ("form", "applicant", "date")]
    else:
        blocks.append(message("letter.nothing_requested", language))
    return "\n\n".join(blocks) + "\n"


def _question(question: Question, reply: str) -> list[str]:
    blocks = [f"### {as_text(question.title)}", as_text(question.sentence)]
    for picture in question.pictures:
        blocks += _picture(picture)
    blocks += [as_text(text) for text in (question.gap,) if text]
    return [*blocks, f"**{as_text(question.ask)}**", f"> {reply}{_ROOM}"]


def _picture(picture: Picture) -> list[str]:
    image = [f"![{as_text(picture.alt)}]({picture.name})"] if picture.name else []
    return [*image, as_text(picture.below)]
