"""Examples of the sums of the text."""

from check_samples import Example, text


def _revenue(carryover: str) -> str:
    return (
        "一、收入支出决算总体情况说明\n"
        f"2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余{carryover}万元。"
    )


EXAMPLES = [
    Example("sum.revenue_grand_total", "holds", lambda: text(_revenue("2.00"))),
    Example("sum.revenue_grand_total", "rounding", lambda: text(_revenue("2.01"))),
    Example("sum.revenue_grand_total", "inconsistent", lambda: text(_revenue("2.10"))),
    Example(
        "sum.revenue_grand_total",
        "not_checkable",
        lambda: text(
            "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元。"
        ),
    ),
]
