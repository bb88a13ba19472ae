"""What a figure is (数据角色): amount, change, rate or count, from its clause, its unit and what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field

from fa_helpers.model import Measure, Stage
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.clauses import Clause
from fa_helpers.reading.narrative.discourse import Discourse
from fa_helpers.reading.narrative.numerals import STANDS_ALONE, Numeral
from fa_helpers.text.amounts import MONEY

_AGAINST = regex(r"(?:比|较|与)[^,:]*$")
_STAGE_OF_BASE: dict[str, Stage] = {
    "initial_budget": "initial_budget",
    "adjusted_budget": "adjusted_budget",
    "prior_final_accounts": "prior_final_accounts",
}
_CHANGED = regex("增加|减少|增长|下降|上升|降低|相比")
_COMPARED = regex(r"[^;。\n]*(?:完成|预算|增|减|上升|下降|持平|占)")
_SCORED = regex(r"(?:得分|评分|分数)$")
_RATE_WORDS = regex(r"(?:增长|下降|上升|增幅|降幅)(?:了|为|率)?$")
_RATES: dict[str, Measure] = {
    "share": "share",
    "completion": "completion_rate",
    "variance": "variance_rate",
    "execution": "execution_rate",
    "change": "change_rate",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure was read as."""

    measure: Measure
    unit: str
    stage: Stage = ""
    base: str = ""


@dataclass(slots=True)
class Measuring:
    """The figures of a section one by one: its folded ``text``, its ``thread``, where its money stands and in which
    unit, the stage of an amount that names none; ``notes`` collects what was read on an assumption.
    """

    text: str
    thread: Discourse
    money: list[tuple[int, str]]
    usual_stage: Stage
    notes: list[str] = field(default_factory=list)

    def figure(self, clause: Clause, numeral: Numeral, head: str) -> Figure | None:
        """What a figure is; ``None`` when the words before it give it no role."""
        unit = numeral.unit
        if unit in MONEY:
            return self._money(clause, unit, head, numeral.unit_end)
        if not unit and _SCORED.search(clause.subject):
            return Figure("score", "分")
        named = clause.role.stage or clause.role.against or clause.role.base
        if not unit and not clause.role.kind and named:
            return self._bare_amount(clause, numeral)
        if unit in ("%", ""):
            bare = not unit and self._is_bare_rate(clause, numeral, head)
            return self._rate(clause, head, printed_unit=bool(unit), bare=bare)
        if unit == "个百分点":
            return Figure("change", unit, base=self.thread.base_of_change(clause))
        if clause.role.kind == "change" and unit != "分":
            return Figure("change", unit, base=self.thread.base_of_change(clause))
        if unit == "平方米":
            return Figure("area", unit)
        return Figure("score" if unit == "分" else "count", unit)

    def _bare_amount(self, clause: Clause, numeral: Numeral) -> Figure | None:
        """年初预算为0，支出决算为…万元: an amount without its unit takes that of the nearest amount."""
        behind = STANDS_ALONE if clause.role.stage else _CHANGED
        if not self.money or not behind.match(self.text, numeral.end):
            return None
        self.notes.append("amount_unit_missing")
        unit = min(self.money, key=lambda at: abs(at[0] - numeral.start))[1]
        return Figure("amount", unit, clause.role.stage or _STAGE_OF_BASE.get(clause.role.base, ""))

    def _goes_on(self, end: int) -> bool:
        """Whether the stretch behind an amount says how it compares: then it is an outcome."""
        return _COMPARED.match(self.text, end) is not None

    def _money(self, clause: Clause, unit: str, head: str, end: int) -> Figure:
        role = clause.role
        if role.kind == "change":
            return Figure("change", unit, base=self.thread.base_of_change(clause))
        if role.next_year and self.usual_stage == "final_accounts":
            return Figure("amount", unit)
        thread = self.thread
        if clause.subject in role_patterns.OWNED and not role.stage:
            return Figure("amount", unit, "final_accounts")  # 房屋…，价值…: what is held is no plan
        stage: Stage = role.stage or thread.aside_stage or self._of_list(clause) or self.usual_stage
        if stage == "final_accounts" and (listed := self._of_list(clause)) and not self._goes_on(end):
            stage = (
                listed  # 预算54万元，其中：因公出国（境）费支出决算0万元；…: the form's word for every part
            )
        bare: Stage = thread.budget or "initial_budget"
        if role.bare_budget and role.stage:
            stage = bare
        if not role.stage and not role.kind and self._in_passing(clause, head):
            # 与年初预算数0.00万元持平
            stage = bare if role.bare_budget else _STAGE_OF_BASE.get(role.base, stage)
        if role.kind == "completion" and (role.base or role.bare_budget):
            stage = _STAGE_OF_BASE.get(role.base, bare)
        return Figure("amount", unit, stage)

    def _of_list(self, clause: Clause) -> Stage:
        """预算为20万元，其中：…: the parts are of the total's stage."""
        if clause.opens_list:
            return self.thread.own_stage if self.thread.own_stage != "final_accounts" else ""
        return self.thread.list_stage if self.thread.in_list else ""

    @staticmethod
    def _in_passing(clause: Clause, head: str) -> bool:
        """Whether an amount is only named to compare with: 比2022年决算数90.00万元减少…."""
        if clause.role.against:
            return True
        if not clause.subject:
            return _AGAINST.search(head) is not None
        return role_patterns.COMPARED_AMOUNT.search(head) is not None

    def _is_bare_rate(self, clause: Clause, numeral: Numeral, head: str) -> bool:
        """增加5.00万元，增长20.00，主要原因…: a rate whose % was left out stands alone behind words of rates."""
        alone = STANDS_ALONE.match(self.text, numeral.end) is not None
        decimal = "." in self.text[numeral.start : numeral.end]
        after_change = self.thread.last_measure == "change" and not clause.subject
        is_rate = after_change or _RATE_WORDS.search(head) is not None
        return clause.role.kind == "change" and alone and decimal and is_rate

    def _rate(self, clause: Clause, head: str, *, printed_unit: bool, bare: bool = False) -> Figure | None:
        role, thread = clause.role, self.thread
        if not printed_unit and not bare and (role.kind in ("", "change") or clause.subject):
            return None
        if not printed_unit:
            self.notes.append("unit_missing")
        if head in ("的", "") and thread.completing is not None:
            return Figure("completion_rate", "%", base=thread.completing)
        if head == "(" and thread.last_measure == "change":
            return Figure("change_rate", "%", base=thread.change_base)
        if not role.kind:
            return None
        if role.kind == "change":
            return Figure("change_rate", "%", base=thread.base_of_change(clause))
        base = role.base or ("" if role.kind == "share" else thread.budget)
        if role.kind == "completion" and role.bare_budget:
            base = thread.budget or "initial_budget"
        if role.kind == "execution":
            base = base or "adjusted_budget"
        return Figure(_RATES[role.kind], "%", base=base)


def in_passing(figure: Figure, head: str) -> bool:
    """Whether a figure only names what the next one is measured against: 比年初预算数12.30万元减少…."""
    return figure.stage in _STAGE_OF_BASE and _AGAINST.search(head) is not None


def goes_on(like: Figure, numeral: Numeral) -> bool:
    """Whether a figure in a row is one like that before it: 各减少4.50、3.80万元, 减少2批次、15人次."""
    counted = {like.unit, numeral.unit}.isdisjoint({*MONEY, "%", "个百分点", ""})
    return like.unit == numeral.unit or (like.measure == "change" and counted)
