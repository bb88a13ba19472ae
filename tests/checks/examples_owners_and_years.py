"""Examples of the office and the year that sentences name: at the head of any sentence, in captions, at a year's end."""

from __future__ import annotations

from check_samples import Example, text

HEAD = "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，支出总计12.00万元。\n二、其他情况说明\n"
OWN, OTHER = "青原县水务局", "青原县教育局"


def owner(outcome: str, note: str, said: str, count: int = 1) -> Example:
    return Example("names.owner", outcome, lambda: text(HEAD + said, entity=OWN), count=count, note=note)


def year(outcome: str, note: str, said: str, count: int = 1) -> Example:
    return Example("form.own_year", outcome, lambda: text(HEAD + said), count=count, note=note)


EXAMPLES = [
    owner("holds", "second sentence", f"本年无变化。{OWN}机关运行经费支出3.00万元。"),
    owner("holds", "behind a date", f"截至2023年12月31日，{OWN}共有车辆3辆，价值5.00万元。"),
    owner("suspicious", "second sentence", f"本年无变化。{OTHER}机关运行经费支出3.00万元。"),
    owner("suspicious", "behind a date", f"截至2023年12月31日，{OTHER}共有车辆3辆，价值5.00万元。"),
    owner(
        "suspicious",
        "behind what was asked for",
        f"根据管理要求，{OTHER}组织对2023年度2个项目开展自评，涉及资金5.00万元。",
    ),
    owner(
        "suspicious",
        "in a numbered heading",
        f"本年支出12.00万元。\n三、{OTHER}收入决算情况说明\n本年收入合计12.00万元。",
    ),
    owner("suspicious", "who asked", "根据青原县财政局2023年度评价要求，支出3.00万元。", 0),
    owner("suspicious", "who paid", f"项目支出3.00万元，由{OTHER}2023年度拨付。", 0),
    owner(
        "suspicious",
        "a unit that is told of",
        f"1.{OTHER}：支出3.00万元。\n{OTHER}机关运行经费支出3.00万元。",
        0,
    ),
    year("holds", "end of the year", "截至2023年12月31日，本单位共有车辆3辆，价值5.00万元。"),
    year("holds", "guests", "公务接待费3.00万元。2023年国内公务接待3批次，20人次。"),
    year("suspicious", "end of a year", "截至2022年12月31日，本单位共有车辆3辆，价值5.00万元。"),
    year("suspicious", "guests", "公务接待费3.00万元。2021年国内公务接待3批次，20人次。"),
    year("suspicious", "evaluated", "组织对2021年度2个项目开展自评，涉及资金5.00万元。"),
    year("suspicious", "our office first", "本单位2022年政府采购支出总额3.00万元。"),
    year("suspicious", "caption", "本年收入合计12.00万元。\n图1：2021年度收入构成图"),
    year(
        "holds", "two captions", "本年收入合计12.00万元。\n图1：2022年度收入构成图\n图2：2023年度收入构成图"
    ),
    year("holds", "two ends", "截至2022年末共有车辆3辆，截至2023年末共有车辆4辆，价值5.00万元。"),
    year("holds", "last year's guests", "公务接待费3.00万元，比上年增加1.00万元，2022年公务接待费2.00万元。"),
    year("holds", "over years", "2021年度支出1.00万元，2022年度支出2.00万元，2023年度支出3.00万元。"),
    year("holds", "evaluated a year later", "组织对2022年度2个项目开展自评，涉及资金5.00万元。"),
]
