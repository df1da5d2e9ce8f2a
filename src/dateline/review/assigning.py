"""Who codes what, and what a coder may see before the work is submitted."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import BadUsage
from dateline.model.account import Assignment
from dateline.model.decision import Decision, Logged, SubjectKind, Verdict
from dateline.review.decisions import Act, about, made
from dateline.review.settle import settle_near

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.store.base import Store, View, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How subjects are dealt out. `overlap` is the share of them that two coders code, blind."""

    coders: tuple[str, ...]
    overlap: float = 0.0
    blind: bool = True
    seed: int = 0


def deal(subjects: Sequence[str], plan: Plan) -> tuple[tuple[str, str], ...]:
    """Which coder gets which subject: all evenly, a share of them to two coders.

    The same subjects, coders and seed always give the same deal.

    >>> deal(["d_1", "d_2"], Plan(coders=("ann", "ben"), overlap=1.0))
    (('d_1', 'ann'), ('d_1', 'ben'), ('d_2', 'ann'), ('d_2', 'ben'))
    """
    _check(plan)
    order = random.Random(plan.seed)  # noqa: S311  (a fair deal, no secret)
    shuffled = sorted(subjects)
    order.shuffle(shuffled)
    doubled = round(len(shuffled) * plan.overlap)
    dealt = []
    turn = 0
    for place, subject in enumerate(shuffled):
        for _ in range(2 if place < doubled else 1):
            dealt.append((subject, plan.coders[turn % len(plan.coders)]))
            turn += 1
    return tuple(sorted(dealt))


def _check(plan: Plan) -> None:
    if not plan.coders:
        raise BadUsage("name at least one coder")
    if len(set(plan.coders)) < len(plan.coders):
        raise BadUsage("a coder is named twice")
    if not 0 <= plan.overlap <= 1:
        raise BadUsage(f"overlap is a share from 0 to 1, not {plan.overlap}")
    if plan.overlap and len(plan.coders) == 1:
        raise BadUsage("double coding needs two coders or more")


def assign(
    store: Store,
    kind: SubjectKind,
    subjects: Collection[str],
    plan: Plan,
    *,
    by: str,
    at: datetime | None = None,
) -> tuple[Logged, ...]:
    """Assign documents or events to coders; what a coder has already is not assigned again."""
    if kind not in (SubjectKind.DOCUMENT, SubjectKind.EVENT):
        raise BadUsage("documents or events can be assigned")
    with store.writer() as writer:
        held = {(one.subject, one.coder) for one in writer.view().assignments()}
        dealt = [pair for pair in deal(sorted(subjects), plan) if pair not in held]
        acts = [
            Act(
                subject=about(kind, subject),
                verdict=Verdict.ASSIGN,
                new={"coder": coder, "blind": plan.blind},
            )
            for subject, coder in dealt
        ]
        return _settled(writer, made(acts, reviewer=by, at=at))


def submit(
    store: Store, kind: SubjectKind, subject: str, *, coder: str, at: datetime | None = None
) -> tuple[Logged, ...]:
    """Say that the coder's work on a subject is done. Raises BadUsage if it was not the coder's."""
    with store.writer() as writer:
        mine = _open(writer.view(), coder, subject)
        if not mine:
            raise BadUsage(f"{subject} is not assigned to {coder}, or is submitted already")
        act = Act(subject=about(kind, subject), verdict=Verdict.SUBMIT)
        return _settled(writer, made([act], reviewer=coder, at=at))


def _settled(writer: Writer, decisions: Sequence[Decision]) -> tuple[Logged, ...]:
    """Log the decisions; the lines of what they are about then say who has yet to code it."""
    logged = writer.decide(decisions)
    if logged:
        settle_near(writer, logged)
    return logged


@dataclass(frozen=True, slots=True)
class Sight:
    """What a coder may see of a subject: the machine's values, and the other coders' decisions."""

    machine: bool
    others: bool


def sight(view: View, coder: str, subject: str) -> Sight:
    """Nothing of the machine and the others while the coder codes the subject blind; else all."""
    is_blind = any(one.blind for one in _open(view, coder, subject))
    return Sight(machine=not is_blind, others=not is_blind)


def _open(view: View, coder: str, subject: str) -> tuple[Assignment, ...]:
    return tuple(one for one in view.assignments(coder) if one.subject == subject and one.submitted is None)


def visible(decisions: Sequence[Decision], coder: str, seen: Sight) -> tuple[Decision, ...]:
    """The decisions that a coder may see: the own ones, and the others' unless coding blind."""
    return tuple(one for one in decisions if seen.others or one.reviewer == coder)
