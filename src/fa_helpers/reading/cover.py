"""What a cover says (封面): whose account, of which year; its lines stand in any order and break anywhere.

A cover is read by taking away: dates, numbers of papers, labels of other things, then the year and the words of the
form (部门决算公开…). What is left over is the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from fa_helpers.layout.headings import marker
from fa_helpers.layout.lines import Line, width_of
from fa_helpers.patterns import regex

FURTHEST = 14
"""So many lines of a first page may belong to its title; what comes later is text."""
WIDEST = 40
_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")
_CHINESE_YEAR = regex(r"[一二][〇零Oo0九一二三四五六七八]{3}(?=年)")
"""Letters and digits are typed for the round numeral: 二O一八年, 二0一八年."""
_LABEL = regex(
    r"(?:决算|预算|编[报制]|填[报制]|公开|报送|申报)?(?:单位|部门|部门\(单位\)|单位\(部门\))(?:名称|全称)?(?:\((?:公?章|盖章)\))?"
    r":(?!人民币|[百千万亿]*元)(?P<name>[^:,。;]{3,50}?)(?=$|(?:金额)?单位:|金额)"
)
_LABEL_ABOVE = regex(r"预算主管(?:部门|单位):(?P<name>[^:,。;]{3,50})$")
"""Where no unit below is named, the budget is that of the department which answers for it."""
_OTHER_LABEL = regex(r"[^:]{2,14}:")
_FURNITURE = regex(
    r"目[录次]|街镇|[^\d]{0,6}\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|附件?\d*|第.{1,3}部分|\(?(?:公开稿|征求意见稿)\)?"
    r"|(?:监督)?索引号:?[\dA-Za-z/-]*|(?:热烈)?欢迎(?:来到|访问|光临|您).*|您?(?:现在|当前)?(?:所在)?的?位置:?.*|首页.*"
    r"|.{1,12}[〔\[(]\d{4}[〕\])].{0,4}号|[★☆]?(?:公开|秘密|机密|内部资料)[★☆]?.{0,3}|[A-Za-z0-9/_-]+"
)
"""Lines round a title that are none of it: dates, numbers of papers, marks, a contents heading, a web page's own."""
_YEAR = regex(r"(?P<year>(?:19|20)\d{2})年?(?P<whole>度)?")
_PAGE_LABEL = regex(
    r"索引号|(?:主题|体裁|信息|服务对象)分类|发布机构|发文机关|(?:成文|发布|发文|公开|生效)日期|标题|名称|发?文字?号|有效性|效力状态|公开(?:方式|范围)|主题词|关键词"
)
"""Labels beside a title on a web page; what each says stands on the line below."""
_TITLE_YEAR = regex(r"(\d{4})年?度?(?:(?!\d{4}年)[^。,;]){0,60}?[决预]算")
_FORM = regex(
    r"(?:部门|单位)?(?:\((?:部门|单位)\))?(?:整体)?(?:综合|收支|收入支出|财政拨款|一般公共)*(?:财政|总)?(?:预?[决预]算|“?三公[”\"]?(?:经费)?|(?:整体|项目)支出|绩效)"
    r"(?:[决预]算|公开|信息|情况|说明|执行|报告|报表|文本|草案|汇总|支出|经费|财政|拨款|绩效|自评|评价|其他|事项|增减|变化|变动|原因|编制|参考|模板|范本|部门|单位"
    r"|[“”]|三公|及|和|与|的|[()、])*"
)
_LEADING = regex(r"^(?:关于|公开|公布|印发|[的()、:|-])+|^\((?=[^()]*$)")
_TRAILING = regex(
    r"(?<=[局厅委会院府校所馆处站队社联])部门$|(?:关于|公开|公布|信息|\((?:部门|单位)\)|[的、:|-])+$|(?<![^()])\)$"
)
_GENERIC = regex(
    r"(?:关于|公开|公布|信息|情况|说明|报告|公告|通知|通报|目录|附件|年度|[省市县区](?:级|直)|直属|本级|本?部门|本?单位|我[局院校]|全[省市县区]|财政|拨款|支出|收入"
    r"|[的和及与()“”、:.-])*"
)
_GOES_ON_AS_NAME = regex(r"中心|[局处科所院站办厅]|管理|评审|审核|编审|研究|监督|服务")
_TWICE = regex(r"^(.{2,})(?=\1)")
"""青禾市 / 青禾市教育局: the place once by itself, once in the name."""
_OF_A_PART = regex(r"\((?:本级|机关|本部|汇总)\)")
_NAME = regex(r"(?=.*[\u4e00-\u9fff].*[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9()·“”、-]{3,60}")
_PLACEHOLDER = regex(r"[XxＸ×*_]{2,}")
PLACE = regex(
    r"[^()]{1,12}?(?:省|市|县|自治[区州县旗]|盟|旗|(?<!新|开|发|园|能|理|假|税|范|术|业|济|作|景|林|保|工|港)区)"
)
"""A place (省、市、县、区) and no office in it; zones have offices of their name (新区、开发区、示范区)."""
_LEVEL_ALONE = regex(
    r"(?:全?[省市县区州盟旗]|自治[区州县旗])(?:直?本?级)|全(?:[省市县区州盟旗乡镇]|自治[区州县旗])"
)
"""区本级、全县: a whole government that the title does not name."""
_GOVERNMENT = regex(r"^(?:关于)?(?:\d{4}年度?)?(?P<place>[^()\d]{1,24}?[省市县区州盟旗乡镇])(?:人民)?政府")
_SHORTEST_LINE = 4
"""Shorter lines behind a title are its rest (部门决 / 算)."""
_NAMES_ITS_PLACE = regex(r"[\u4e00-\u9fff]{1,12}?[省市县区州盟旗乡镇][\u4e00-\u9fff]{3,}")
_OWN_LEVEL = regex(r"(?<=[省市县区州盟旗])本级$")
"""天山区本级: the place's own offices together, where no office is named."""
_ENDS_A_PLACE = regex(r"(?:省|市|县|区|州|盟|旗|乡|镇)$")


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover as far as it is understood (封面): empty and ``None`` where it does not say.

    ``title`` is the folded text of its title lines, ``place`` is a province's, a city's or a county's name that stands
    where an office's would, ``labelled`` the words of the label that names the office (决算单位); ``whole`` says that
    a whole government stands there without its name (全县、区本级).
    """

    title: str = ""
    entity: str = ""
    place: str = ""
    fiscal_year: int | None = None
    labelled: str = ""
    whole: bool = False


def read_cover(lines: Sequence[Line]) -> Cover:
    """Read the lines that stand before the first section."""
    kept, label, name = _title_lines(lines)
    title = "\n".join(_without_others(kept))
    pieces = _pieces(title)
    entity = name or (_joined(pieces) if _FORM.search(title.replace("\n", "")) else "")
    place = _place(pieces)
    flat = title.replace("\n", "")
    whole = _LEVEL_ALONE.fullmatch(entity or place) is not None
    if whole:
        entity = place = ""
    return Cover(flat, "" if entity == place else entity, place, _fiscal_year(flat), label, whole)


def governed(cover: Cover) -> str:
    """The place whose whole money a cover is about (政府决算): alone, or before 人民政府.

    >>> governed(Cover("望川县人民政府关于2023年决算情况的报告", "望川县人民政府"))
    '望川县'
    """
    named = _GOVERNMENT.match(cover.title)
    return cover.place or (named.group("place") if named else "")


def _title_lines(lines: Sequence[Line]) -> tuple[list[str], str, str]:
    """The lines of the title, the label of the office and its name."""
    kept: list[str] = []
    label = name = above = ""
    page = 0
    for line in without_page_labels(lines)[:FURTHEST]:
        text = western_years(line.folded)
        if (kept and line.page != page) or _ends_the_title(text, line, kept):
            break
        page = line.page
        found = _LABEL.match(text)
        if found is not None:
            if not name and not _PLACEHOLDER.search(found.group("name")):
                label, name = text.partition(":")[0], found.group("name")
        elif (over := _LABEL_ABOVE.match(text)) is not None:
            above = above or over.group("name")
        elif not _FURNITURE.fullmatch(text) and not _OTHER_LABEL.match(text):
            kept.append(text)
    return kept, label or ("预算主管部门" if above and not name else ""), name or above


def _without_others(kept: list[str]) -> list[str]:
    """The lines of a title without those about something else, where one line says whose account it is by itself.

    >>> _without_others(["教育", "望川县第一中学2023年度部门决算", "望川县第一中学2023年度部门决", "算"])
    ['望川县第一中学2023年度部门决算', '望川县第一中学2023年度部门决', '算']
    """
    full = [line for line in kept if _YEAR.search(line) and _FORM.search(line)]
    names = [name for line in full for name in _pieces(line) if _NAMES_ITS_PLACE.match(name)]
    if not names:
        return kept
    name = names[0]
    found: list[str] = []
    for before, line in pairwise(["", *kept]):
        rest = len(line) < _SHORTEST_LINE and found[-1:] == [before]
        if line in full or rest or _is_of(line, name):
            found.append(line)
    return found


def _is_of(line: str, name: str) -> bool:
    """Whether a line may belong to the title of an office's paper: it has the office's name, a part of it, or the form."""
    return (
        name in line
        or line in name
        or bool(_YEAR.search(line) or _FORM.search(line) or _OF_A_PART.fullmatch(line))
    )


def without_page_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines without the labels beside a web page's title and what they say, unless that is a title itself."""
    kept: list[Line] = []
    labelled = False
    for line in lines:
        value = labelled and not (_FORM.search(line.folded) and _YEAR.search(line.folded))
        labelled = _PAGE_LABEL.fullmatch(line.folded) is not None
        if not value and not labelled:
            kept.append(line)
    return kept


def _ends_the_title(text: str, line: Line, kept: Sequence[str]) -> bool:
    """Whether a line is text and no title: a sentence, or wider than a title once there is one."""
    parsed = marker(text)
    numbered = parsed is not None and parsed[0] in ("one", "two", "three")
    return (
        "。" in text or numbered or (bool(kept) and (width_of(line.text) > WIDEST or text.endswith("如下:")))
    )


def western_years(text: str) -> str:
    """The years of folded text in digits.

    >>> western_years("二〇二三年度"), western_years("二月")
    ('2023年度', '二月')
    """
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(_DIGITS), text)


def _pieces(title: str) -> list[str]:
    """What is left of a title without years and the words of the form, in order; a name may go on over line ends."""
    flat = title.replace("\n", "")
    ends = set(accumulate(map(len, title.split("\n"))))
    left = list(flat)
    for pattern in (_YEAR, _FORM):
        for found in pattern.finditer(flat):
            # 预算绩效评价中心 is a name, unless a line ends between them.
            if found.end() in ends or not _GOES_ON_AS_NAME.match(flat, found.end()):
                left[found.start() : found.end()] = "|" * len(found.group())
    pieces = (_bare(piece) for piece in re.split(r"\|+", "".join(left)))
    pieces = (piece if _LEVEL_ALONE.fullmatch(piece) else _OWN_LEVEL.sub("", piece) for piece in pieces)
    named = [piece for piece in pieces if not _GENERIC.fullmatch(piece) or _OF_A_PART.fullmatch(piece)]
    return [piece for piece in named if not _LEVEL_ALONE.fullmatch(piece)] or named


def _bare(piece: str) -> str:
    if _OF_A_PART.fullmatch(piece):
        return piece
    text = _TWICE.sub("", _TRAILING.sub("", _LEADING.sub("", piece, count=1)))
    place = text.removesuffix("本级")
    return place if PLACE.fullmatch(place) else text  # 青禾市本级: the government of the place


def _joined(pieces: Sequence[str]) -> str:
    """The name among the pieces: a place before an office that names none, an office before its （本级）."""
    name = ""
    for piece in pieces:
        if _PLACEHOLDER.search(piece):
            return ""
        if _OF_A_PART.fullmatch(piece) and name:
            return name + piece
        if not _NAME.fullmatch(piece):
            continue
        if (
            _ENDS_A_PLACE.search(name)
            and len(name) <= len(piece) + 3
            and not piece.startswith(name)
            and not name.endswith(piece)
        ):
            name += piece
        elif not name or PLACE.fullmatch(name) or (name in piece and piece != name):
            name = piece  # 区人大 / 青禾市远山区人大常委会: the full name below the short one
    return name


def _place(pieces: Sequence[str]) -> str:
    return next((piece for piece in pieces if PLACE.fullmatch(piece)), "")


def _fiscal_year(title: str) -> int | None:
    """The year that stands before 决算 or 预算, else one that is called 年度, else any."""
    named = _TITLE_YEAR.findall(title)
    found = list(_YEAR.finditer(title))
    named = named or [f.group("year") for f in found if f.group("whole")] or [f.group("year") for f in found]
    years = [year for year in named if "1990" <= year <= "2100"]
    return int(Counter(years).most_common(1)[0][0]) if years else None


def labels_beside_tables(lines: Iterable[Line]) -> Counter[str]:
    """The office's names that stand in the labels above tables (部门：某局), with how often."""
    found = (_LABEL.match(line.folded) for line in lines)
    return Counter(match.group("name") for match in found if match is not None)
