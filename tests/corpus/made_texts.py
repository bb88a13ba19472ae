"""Short made-up accounts as text, read in moments: offices, years and amounts of the test's own."""

from __future__ import annotations

from pathlib import Path


def account(office: str, year: int, **amounts: str) -> str:
    """An account of a few sentences; amounts in 万元 as they are to be printed."""
    said = {"revenue": "120.00", "expenditure": "110.00", "opening": "30.00", "closing": "40.00"} | amounts
    return (
        f"{office}{year}年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
        "一、收入支出决算总体情况说明\n"
        f"{year}年度收入总计150.00万元，其中：本年收入合计{said['revenue']}万元，使用非财政拨款结余0.00万元，"
        f"年初结转和结余{said['opening']}万元。\n"
        f"{year}年度支出总计150.00万元，其中：本年支出合计{said['expenditure']}万元，结余分配0.00万元，"
        f"年末结转和结余{said['closing']}万元。\n"
    )


def write(folder: Path, name: str, office: str, year: int, **amounts: str) -> Path:
    """Write an account as a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(account(office, year, **amounts), encoding="utf-8")
    return path


def content(store: Path) -> dict[str, bytes]:
    """Every file of a store but those that tell of runs and paths."""
    files = (path for path in sorted(store.rglob("*")) if path.is_file())
    return {
        p.relative_to(store).as_posix(): p.read_bytes()
        for p in files
        if p.name not in ("runs.csv", "sources.csv")
    }
