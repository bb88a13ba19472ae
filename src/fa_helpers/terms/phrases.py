"""Numbers within sentences (行文中的数字): page references, amounts of money, separators of thousands.

Tables have their units in the heading; what stands here is for sentences. Numbers are written one way everywhere, also
where the document writes them without separators.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.terms.messages import Language, has_message, message, unit_label
from fa_helpers.text.amounts import MONEY

_RUN: Final = 3
"""Pages that follow each other from which on they become a range."""
_DASH: Final[dict[Language, str]] = {"zh": "—", "en": "–"}
_COMMA: Final[dict[Language, str]] = {"zh": "、", "en": ", "}
_SEMICOLON: Final[dict[Language, str]] = {"zh": "；", "en": "; "}
_WHOLE: Final = frozenset("人个辆次批家户项件场台套名起") | {"人次", "批次", "台（套）"}
_SIZES: Final = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_NUMBER: Final = regex(r"(?<![\d.,A-Za-z_])\d{4,}(?![\d,])")
_HYPHEN: Final = regex(r"(?<![\w)])-(?=\d)")
_MINUS_A_MINUS: Final = regex(r"[-−] \([-−](\d[\d,.]*)\)")
_AMOUNT: Final = regex(_NUMBER.pattern + r"(?=\.\d|(?:万元|亿元|元|人|个(?!月)))")


def page_runs(pages: Iterable[int], language: Language) -> list[str]:
    """Return pages in order (页码), three or more that follow each other as a range.

    >>> page_runs([13, 4, 5, 6, 9, 10], "en")
    ['4–6', '9', '10', '13']
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown: list[str] = []
    for run in runs:
        shown += [f"{run[0]}{_DASH[language]}{run[-1]}"] if len(run) >= _RUN else map(str, run)
    return shown


def format_pages(pages: Iterable[int], language: Language, *, most: int | None = None) -> str:
    """Return the whole reference to pages (页码引用), blank for none; ``most`` names the first few of many.

    >>> format_pages([14, 5], "zh"), format_pages([14, 5], "en"), format_pages([5], "en")
    ('第5、14页', 'pp. 5 and 14', 'p. 5')
    >>> format_pages(range(5, 9), "zh"), format_pages([3, 5, 6, 7, 9], "en")
    ('第5—8页', 'pp. 3, 5–7 and 9')
    >>> format_pages([1, 3, 5], "en", most=2)
    'pp. 1, 3 and more'
    """
    numbers = sorted(set(pages))
    if not numbers:
        return ""
    shown = page_runs(numbers[:most], language)
    if most is not None and len(numbers) > most:
        return message("pages.several_and_more", language, pages=listed(shown, language))
    key = "pages.one" if len(numbers) == 1 else "pages.several"
    return message(key, language, pages=_with_and(shown, language))


def _with_and(texts: list[str], language: Language) -> str:
    if language == "zh" or len(texts) == 1:
        return "、".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def listed(texts: Iterable[str], language: Language) -> str:
    """Join names with the commas of the language (列举).

    >>> listed(["教育", "卫生"], "zh"), listed(["a", "b"], "en")
    ('教育、卫生', 'a, b')
    """
    return _COMMA[language].join(texts)


def nested(text: str) -> str:
    """Words that come to stand within quotation marks (引文): their own become single ones.

    >>> nested("本年无“三公”经费支出")
    '本年无‘三公’经费支出'
    """
    return text.replace("“", "‘").replace("”", "’")


def clauses(texts: Iterable[str], language: Language) -> str:
    """Join what is more than a name with semicolons (分句)."""
    return _SEMICOLON[language].join(texts)


def sentences(texts: Iterable[str], language: Language) -> str:
    """Join whole sentences (成段): Chinese ones stand close, English ones after a space."""
    return ("" if language == "zh" else " ").join(texts)


def grouped(text: str) -> str:
    """Write the numbers of a text with separators of thousands (千分位); years, codes and dates stay as they are.

    >>> grouped("3244.47 ≠ 241.69"), grouped("2023年为12000万元"), grouped("编码2150805")
    ('3,244.47 ≠ 241.69', '2023年为12,000万元', '编码2150805')
    """
    return _AMOUNT.sub(lambda found: f"{int(found[0]):,}", text)


def grouped_formula(formula: str) -> str:
    """Write the numbers of a formula with separators of thousands and minus signs (算式): it holds no years, no codes.

    What a decrease is taken from is written as the sum that it is.

    >>> grouped_formula("4664 ≠ 2380.33 + (-12000)"), grouped_formula("0.71 ÷ (9.07 − (−0.71))")
    ('4,664 ≠ 2,380.33 + (−12,000)', '0.71 ÷ (9.07 + 0.71)')
    """
    spaced = _NUMBER.sub(lambda found: f"{int(found[0]):,}", _MINUS_A_MINUS.sub(r"+ \1", formula))
    return _HYPHEN.sub("−", spaced)


def listed_pages(pages: Iterable[int], language: Language) -> str:
    """Return pages for a column that its heading calls pages (页码列).

    >>> listed_pages([5, 14, 6, 7], "zh")
    '5—7、14'
    """
    return listed(page_runs(pages, language), language)


def with_sign(text: str) -> str:
    """Write a hyphen before a number as a minus (负号).

    >>> with_sign("-4.95"), with_sign("4.95")
    ('−4.95', '4.95')
    """
    return text.replace("-", "−", 1) if text.startswith("-") else text


def fixed(value: Decimal, decimals: int, *, signed: bool = False) -> str:
    """Write a number with so many decimals (定位小数), rounded half away from zero; zero has no sign.

    >>> fixed(Decimal("-1234.565"), 2), fixed(Decimal("-0.001"), 2), fixed(Decimal("5"), 0, signed=True)
    ('−1,234.57', '0.00', '+5')
    """
    with localcontext(prec=60):
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return with_sign(f"{rounded:+,f}" if signed and rounded else f"{rounded:,f}")


def yuan_text(value: Decimal, unit: str, *, signed: bool = False, in_full: bool = False) -> str:
    """Write an amount in yuan for a reader of English, who does not count in 万 (英文金额), without the word yuan.

    ``in_full`` writes every yuan, for two amounts that rounding to millions would make alike.

    >>> yuan_text(Decimal("3002.78"), "万元"), yuan_text(Decimal("48.28"), "万元")
    ('30.03 million', '482,800')
    >>> yuan_text(Decimal("880.2"), "万元", in_full=True), yuan_text(Decimal("0.5"), "元")
    ('8,802,000', '0.50')
    """
    yuan = value * MONEY[unit]
    for size, word in _SIZES:
        if abs(yuan) >= size and not in_full:
            return f"{fixed(yuan / size, 2, signed=signed)} {word}"
    return fixed(yuan, 0 if yuan == yuan.to_integral_value() else 2, signed=signed)


def decimals_of(unit: str) -> int:
    """Return how many decimals amounts of a unit have (小数位数): none where whole things are counted, else two."""
    return 0 if unit in _WHOLE else 2


def telling_places(value: Decimal) -> int:
    """Return how many decimals tell small amounts apart (有效小数位): two, below a tenth so many that two digits are left.

    >>> [telling_places(Decimal(value)) for value in ("12.345", "0.0123", "0.05", "0.0056", "0.002")]
    [2, 3, 2, 4, 4]
    """
    size = abs(value)
    exponent = value.normalize().as_tuple().exponent
    exact = -exponent if isinstance(exponent, int) else 0
    if not size or size >= Decimal("0.1"):
        return 2
    if size < Decimal("0.005"):
        return 4
    return min(max(exact, 2), 3 if size >= Decimal("0.01") else 4)


def with_unit(text: str, unit: str, language: Language) -> str:
    """Write a number with its unit (数字与单位): close to it in Chinese, after a space in English.

    >>> with_unit("1", "人", "en"), with_unit("16", "人", "zh"), with_unit("12.34", "%", "en")
    ('1 person', '16人', '12.34%')
    """
    if unit in ("", "%"):
        return text + unit
    if language == "zh":
        return text + unit_label(unit, language)
    one = f"unit_one.{unit}"
    named = message(one, language) if text == "1" and has_message(one) else unit_label(unit, language)
    return f"{text} {named}"


def money_text(
    value: Decimal,
    unit: str,
    language: Language,
    *,
    places: int = 2,
    signed: bool = False,
    in_full: bool = False,
) -> str:
    """Write an amount for a sentence (金额): in English in yuan, with the document's own amount behind it.

    A reader of English does not count in 万. What is no money is written with its own unit.

    >>> money_text(Decimal("3002.78"), "万元", "zh"), money_text(Decimal("3002.78"), "万元", "en")
    ('3,002.78万元', '30.03 million yuan (3,002.78万元)')
    """
    if unit not in MONEY:
        return with_unit(fixed(value, decimals_of(unit), signed=signed), unit, language)
    own = fixed(value, places, signed=signed) + unit
    if language == "zh":
        return own
    return english_money(value, unit, own, signed=signed, in_full=in_full)


def english_money(
    value: Decimal, unit: str, printed: str, *, signed: bool = False, in_full: bool = False
) -> str:
    """Write an amount in yuan with the document's own behind it (英文金额), where that says more.

    What is in 元 already is not said twice, and nothing is nothing in every unit. ``printed`` has its unit.

    >>> english_money(Decimal("1234.5"), "元", "1,234.50元"), english_money(Decimal(0), "万元", "0.00万元")
    ('1,234.50 yuan', '0 yuan')
    >>> english_money(Decimal("2500000"), "元", "2,500,000元")
    '2.50 million yuan (2,500,000元)'
    """
    yuan = yuan_text(value, unit, signed=signed, in_full=in_full)
    if not value:
        return with_unit("0", "元", "en")
    if printed[-2:-1].isdigit() and not yuan[-1:].isalpha():  # 元 itself, and small enough to be read at once
        return with_unit(printed[:-1], "元", "en")
    return message("answer.money", "en", amount=yuan, printed=printed)


def as_opening(text: str) -> str:
    """English words as a sentence opens (句首): p. 5 is Page 5, and behind a quotation mark too stands a capital.

    >>> as_opening("p. 5: no unit"), as_opening("“basic expenditure” is 0")
    ('Page 5: no unit', '“Basic expenditure” is 0')
    """
    if text.startswith("p. "):
        return f"Page {text.removeprefix('p. ')}"
    first = 1 if text.startswith("“") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
