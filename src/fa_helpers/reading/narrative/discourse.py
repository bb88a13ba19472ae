"""The thread of a section (上下文): what was last spoken of, so that a clause without a subject finds its own.

其中 opens the parts of the last total; a sentence that begins anew speaks of the total again; a comparison after a
list refers to the total, not to the last part.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from fa_helpers.model import Fund, Measure, Stage
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.breaks import COUNTED, HARD_BREAK, NUMBERED
from fa_helpers.reading.narrative.clauses import Clause
from fa_helpers.reading.narrative.ellipsis import completed, in_short, of_foreign, of_foreign_guests
from fa_helpers.reading.narrative.money import IN_BASIC, OF_BASIC, Money, is_budget, kind_of_spending
from fa_helpers.reading.narrative.paths import FunctionPath, class_path
from fa_helpers.reading.narrative.sides import both_sides, in_other_words, of_the_same_money, on_side
from fa_helpers.reading.narrative.told import Told, kind_of
from fa_helpers.reading.narrative.topics import side_listed, topics, whole_named
from fa_helpers.reading.narrative.wholes import Subject, own_total, title_concept, total_concept, total_meant
from fa_helpers.reading.narrative.years import Years
from fa_helpers.terms.concepts import concept_of, is_one_item
from fa_helpers.text.amounts import MONEY

_ASIDE = regex(r"\((?:其中|含|包括)|^\((?=[\u4e00-\u9fff])")
_BUDGETED = ("initial_budget", "adjusted_budget", "prior_final_accounts")
_CHANGES = ("change", "change_rate")
_PLAN_OF_A_YEAR = regex(r"\d{4}年度?(?:部门|单位)?(?:收入|支出)总?预算(?:数|总额|合计|安排)*(?:为|是|共)*$")
_SIDED = regex("收入|支出")
"""What says by itself which side it is of."""
_AS_BEFORE = regex("持平|一致|无增减|无变化|没有变化|相同")


@dataclass(slots=True)
class Discourse:
    """What has been said so far in a section with this ``title``.

    ``current`` is the last subject, ``total`` the last one outside a list of parts, ``whole`` the concept that an
    open list divides, ``item`` the functional item under way, ``line`` the class that a numbered line is about, ``topic``
    what its title names, ``paid`` what the last amount was of; ``budget``, ``change_base``, ``completing`` and
    ``just_budget`` are bases named before (empty for another year's budget); ``side`` is that of the parts listed.
    ``own_stage`` is the stage of the last amount that is not only compared
    with, ``list_stage`` that of the total whose parts are listed; ``foreign`` says that foreign guests are spoken of,
    ``years`` of which years are spoken; ``sharing`` is whose share is told of a whole that is named with its
    amount; ``changed`` is what the last change was of, ``part`` the last amount of a list in yuan, ``listed`` how many parts
    the stretch before a semicolon named, as long as no other thing is spoken of; ``compared`` says that the last amount was
    only compared with, ``planned`` that a sentence begins with all that a year's budget takes in or spends.
    """

    title: str
    current: Subject = field(default_factory=Subject)
    total: Subject = field(default_factory=Subject)
    whole: str = ""
    in_list: bool = False
    parts: int = 0
    listed: int = 0
    parts_change: bool = False
    fresh: bool = True
    budget: Stage = ""
    change_base: str = ""
    change_unnamed: bool = False
    completing: str | None = None
    last_measure: str = ""
    just_budget: str | None = None
    item: Subject | None = None
    line: Subject = field(default_factory=Subject)
    line_opens: bool = False
    topic: str = ""
    paid: Subject = field(default_factory=Subject)
    last_stage: Stage = ""
    aside_stage: Stage = ""
    before_aside: tuple[Subject, Subject, str, bool, int, bool] | None = None
    list_stage: Stage = ""
    own_stage: Stage = ""
    foreign: bool = False
    money: Money = field(default_factory=Money)
    side: str = ""
    years: Years = field(default_factory=Years)
    changed: Subject = field(default_factory=Subject)
    part: Decimal | None = None
    sharing: tuple[Subject, str] | None = None
    told_changes: list[Subject] = field(default_factory=list)
    compared: bool = False
    planned: bool = False
    told: Told = field(default_factory=Told)

    def pass_over(self, text: str, start: int, end: int) -> None:
        """Take note of sentence ends, topic lines and closed brackets between two figures."""
        if start == 0:
            self.line_opens = NUMBERED.match(text) is not None
        if self.in_list and self.parts == 1 and _AS_BEFORE.search(text, start, end):
            self.parts_change = True  # 其中：A 0万元，与上年持平；B 5万元，较上年…
        for found in HARD_BREAK.finditer(text, start, end):
            numbered = NUMBERED.match(text, found.end()) is not None
            if found.group() == "\n" or (found.group() == "。" and numbered):
                self.line, self.line_opens, self.topic = Subject(), numbered, ""
                self.paid = Subject()
            self.listed, self.parts = self.parts, 0
            self.completing = self.sharing = None
            self.years.pause(sentence=found.group() != ";")
            if found.group() != ";":
                self.last_stage = self.aside_stage = self.list_stage = self.own_stage = ""
                self.foreign, self.side, self.in_list = False, "", False
                self.fresh = True
                self.change_base = ""
                self.change_unnamed = False
        if COUNTED.search(text, start, end):
            self.line, self.line_opens = Subject(), True  # 包括:1.教育支出(类)…
        for name in topics(text, max(0, start - 1), end):
            self.current = self.total = Subject(name)
            self.topic = name
            self.in_list = self.line_opens = False
        self._brackets(text[start:end])

    def _brackets(self, between: str) -> None:
        """Parts named in brackets （其中：…）（含…） end with the bracket: the clause goes on as if they were not."""
        if _ASIDE.search(between):
            self.aside_stage = self.last_stage
            self.before_aside = (self.current, self.total, self.whole, self.in_list, self.parts, self.foreign)
        elif ")" in between and "(" not in between and self.before_aside is not None:
            self.current, self.total, self.whole, self.in_list, self.parts, self.foreign = self.before_aside
            self.before_aside = None
            self.aside_stage = ""

    def enter(self, path: FunctionPath) -> None:
        """A functional path is named: what follows speaks of it."""
        self.current = Subject(path.subject, path)
        self.fresh = False
        if path.function_item:
            self.total = self.item = self.current
            self.in_list = False
            self.budget = ""

    def subject_of(
        self, clause: Clause, measure: Measure, unit: str = "", amount: Decimal | None = None
    ) -> Subject:
        """Whom a figure belongs to: its clause's own subject, else the one that the thread leads to.

        ``amount`` is its value in yuan: what grew by more than it is must be the total, and not its part.
        """
        if not clause.subject and not clause.side and measure in _CHANGES:
            if clause.each and (both := both_sides(self.told.concepts)):
                return both
            if measure == "change_rate" and self.last_measure == "change":
                return self.changed
            if self.compared:
                return self.current  # 比上年年末结转2.00万元减少1.00万元: of what was just named
            if self._outgrows(clause, amount):
                return self.total
            gap = self.told.differs_from_budget_by
            if "budget" in clause.role.base and gap(self.current.text, amount):
                return self.current
        if clause.subject in role_patterns.OF_THE_ITEM and self.total.path is not None:
            return self.total
        if not self.fresh and (other := of_the_same_money(clause.subject, self.total.text)):
            return Subject(other)
        if not clause.subject and "budget" in clause.role.stage and self.item and not self.current.path:
            return self.item  # …（项）。上年结转5万元，年初预算为60万元
        if not clause.subject:
            led_to = self._led_to(measure, clause)
            if unit in MONEY and led_to.path is None and concept_of(led_to.text, "count") and self.paid.text:
                led_to = led_to if concept_of(led_to.text) else self.paid  # 保有量7辆，较上年减少5万元
            return self._on_side(led_to, clause.side) if clause.side else led_to
        if clause.subject in role_patterns.OWNED and self.current.text:
            owned = self.current.text + clause.subject
            known = concept_of(owned) or not concept_of(self.current.text)
            return replace(self.current, text=owned) if known else self.current
        return self._named(clause.subject, kind_of(measure, unit), unit)

    def _outgrows(self, clause: Clause, amount: Decimal | None) -> bool:
        """Whether something grew by more than the last part of a list is, and the total's own growth was not told."""
        if not self.in_list or self.part is None or amount is None or self.total in self.told_changes:
            return False
        return clause.role.direction == "increase" and amount > self.part

    def _named(self, subject: str, kind: str, unit: str) -> Subject:
        """A subject as its clause names it, with what the sentences before it have said."""
        self.foreign = of_foreign_guests(subject, self.foreign)
        if kind == "count" and self.foreign:
            subject = of_foreign(subject, unit)
        now = self.current.text
        spoken_of = concept_of(now, kind, unit) or concept_of(now) or concept_of(now, "count")
        subject = now if in_short(subject, now) and kind == "amount" else subject
        subject = completed(subject, spoken_of or title_concept(self.title), kind, unit)
        divided = self.whole or concept_of(self.total.text)
        if kind == "amount" and ("revenue" in divided or self.side == "收入") and not _SIDED.search(subject):
            subject += "收入" if concept_of(subject + "收入") else ""
        subject = in_other_words(subject, self.topic or self.title)
        kinds = self.whole if self.in_list else "" if self.fresh else concept_of(self.total.text)
        basic = OF_BASIC.search(self.title) or IN_BASIC.fullmatch(kinds) or is_budget(subject)
        return Subject(subject, None if basic else class_path(subject))

    def _led_to(self, measure: Measure, clause: Clause) -> Subject:
        """The subject of a clause that names none."""
        if self.line.text and self.fresh:
            return self.line
        compares = measure in _CHANGES or bool(clause.role.base and not clause.role.kind)
        after_list = self.in_list and max(self.parts, self.listed) >= 2 and compares and not self.parts_change
        return self.total if self.total.text and (self.fresh or after_list) else self.current

    def _on_side(self, subject: Subject, side: str) -> Subject:
        if subject.path is None and (not subject.text or self.planned or (self.line_opens and self.fresh)):
            return Subject(side)
        return on_side(subject, self.total, side, in_list=self.in_list, fresh=self.fresh)

    def fund_of(self, words: str, clause: Clause, subject: Subject) -> Fund:
        """The budget of a figure with these words before it; of a class in a list of one kind of spending, that kind."""
        listed = concept_of(self.total.text) if clause.opens_list else self.whole if self.in_list else ""
        if subject.path is not None and (kind := kind_of_spending(listed)):
            return kind
        sided = bool(clause.side) and subject.text != self.current.text
        return self.money.of(words, clause, sided=sided, in_list=self.in_list, fresh=self.fresh)

    def open_whole(self, head: str) -> None:
        """“三公”经费支出决算中，…占…: the whole of the parts that follow, named without a figure of its own."""
        self.side = side_listed(head) or self.side
        self.planned = self.fresh and _PLAN_OF_A_YEAR.search(head) is not None
        if name := whole_named(head):
            self.total = Subject(name)
            self.whole = concept_of(name)
            self.in_list, self.fresh = True, False

    def stage_of_parts(self) -> Stage:
        """The stage that a list opening here has from its total: 预算为20万元，其中：…; 2022年支出80万元，其中：…."""
        return self.own_stage if "budget" in self.own_stage or self.years.listed != "this" else ""

    def whole_of(self, clause: Clause, subject: Subject) -> str:
        """The concept that a share divides: the one it names, else its list's, else the total's, else the title's."""
        if clause.role.whole:
            own = own_total(clause.role.whole, subject, self.total, self.title)
            if own is None:
                meant = total_meant(clause.role.whole, subject, self.total, self.whole)
                own = meant or total_concept(clause.role.whole, self.title)
            return own
        if self.whole:
            divided = self.whole
        elif self.total.text and self.total.text != subject.text:
            divided = total_concept(self.total.text, self.title)
        else:
            divided = title_concept(self.title)
        # A class of spending is part of no single item.
        return "" if subject.path is not None and is_one_item(divided) else divided

    def base_of_change(self, clause: Clause) -> str:
        """What a change is measured against: as named, else as named just before, else last year."""
        if clause.role.base:
            return clause.role.base
        if clause.role.gap and not clause.role.unnamed_base:
            return self.budget or "initial_budget"
        if clause.role.unnamed_base or self.change_unnamed:
            return ""
        if clause.role.bare_budget:
            return self.budget or "initial_budget"
        if self.just_budget is not None and not clause.subject:
            return self.just_budget  # 比年初预算数12.30万元减少…: against the amount just named
        return self.change_base or (self.budget if clause.role.saved else "prior_final_accounts")

    def _is_no_part(self, subject: Subject) -> bool:
        """收入总计…，其中：…；支出总计…，其中：…; 收入合计…，其中：…；上年收入合计…: no part of what is listed."""
        named = concept_of(subject.text)
        return "grand_total" in named or (bool(named) and named == self.whole)

    def remember(
        self,
        clause: Clause,
        measure: Measure,
        stage: Stage,
        base: str,
        subject: Subject,
        amount: Decimal | None = None,
    ) -> None:
        """Take a figure into the thread."""
        if measure == "amount":
            self.told.note(subject.text, stage, amount)
            self.paid = subject
            self.part = amount if stage not in _BUDGETED else None
        if clause.opens_list:
            self.in_list, self.parts, self.parts_change = True, 0, False
            self.list_stage = self.stage_of_parts()
            self.whole = total_concept(self.total.text, self.title)
        if clause.subject and self.in_list and not clause.opens_list and self._is_no_part(subject):
            self.in_list = False
        owned = clause.subject in role_patterns.OWNED
        sided = bool(clause.side) and subject.text != self.current.text
        if not owned and (clause.subject or self.fresh or sided or subject is self.item):
            self.current = subject
        of_a_class = subject.path is not None and not subject.path.function_item
        if of_a_class and self.fresh and IN_BASIC.fullmatch(concept_of(self.total.text)):
            self.total = Subject()  # 按功能分类：教育支出…: divided anew, no part of the basic expenditure
        if self.line_opens:
            named = clause.subject or clause.side or (subject.path is not None and subject.path.end)
            self.line = subject if of_a_class and named else Subject()
        if (clause.subject or sided) and not owned and not self.in_list and not of_a_class:
            self.total = subject
            self.whole = ""
            self.line = Subject()
        if measure == "amount" and not self.in_list and not clause.role.against:
            self.own_stage = stage if clause.role.kind != "completion" else self.own_stage
        self.listed = self.listed if not clause.subject else 0
        if measure == "amount":
            self.parts += 1 if clause.subject or subject.path else 0
            self.budget = stage if "budget" in stage else self.budget
        budget_base = clause.role.base or self.budget or "initial_budget"
        self.completing = budget_base if clause.role.kind == "completion" and measure == "amount" else None
        if self.in_list and measure in _CHANGES and self.parts == 1 and subject.text != self.total.text:
            self.parts_change = True  # What is told of the first part is told of the next ones too.
        if measure == "change":
            self.changed = subject
            self.told_changes.append(subject)
        if measure == "change" or (measure in _CHANGES and (clause.role.base or clause.role.unnamed_base)):
            self.change_base, self.change_unnamed = base, not base
        self.compared = measure == "amount" and bool(clause.role.against and clause.subject)
        self.fresh = self.line_opens = False
        self.last_measure, self.last_stage = measure, stage
