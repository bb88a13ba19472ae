"""HTML from templates (网页模板): every value is escaped, since documents are not trusted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from fa_helpers.patterns import regex
from fa_helpers.terms.messages import message

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_CHINESE: Final = regex("[\u4e00-\u9fff]")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("fa_helpers.presentation"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["message"] = message
    environment.globals["in_chinese"] = in_chinese
    return environment


def in_chinese(text: str) -> Markup:
    """The attribute of an element whose words are Chinese (语言标记), for those who have a page read to them."""
    from markupsafe import Markup

    return Markup(' lang="zh"' if _CHINESE.search(text) else "")


def render(name: str, **values: object) -> str:
    """Fill the template ``templates/<name>.html.j2`` (填充模板); templates find words by ``message``.

    >>> from fa_helpers.presentation.prose import Prose
    >>> render("prose", prose=Prose(("<script>",), "en"))
    '<p class="fa-answer" lang="en"><b>&lt;script&gt;</b></p>'
    """
    return _environment().get_template(f"{name}.html.j2").render(values)


def template_text(name: str) -> str:
    """A file of ``templates`` as it stands (模板原文)."""
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]
