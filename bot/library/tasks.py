"""The `tasks` of `journey.yaml`: who does what, and by when."""

from collections.abc import Collection
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.domain.journeys import Track
from bot.domain.languages import Language
from bot.domain.path import PEOPLE, Task
from bot.library import journey
from bot.library.faults import ContentError, Fault
from bot.library.journey import Section
from bot.library.layers import Layers


class _Task(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,58}$")
    owner: str
    due: int = Field(ge=-60, le=400)
    notice: int = Field(default=3, ge=0, le=60)
    title: dict[Language, Annotated[str, Field(min_length=1, max_length=150)]]
    done_when: dict[Language, Annotated[str, Field(min_length=1, max_length=150)]]
    tracks: frozenset[Track] = frozenset()
    arrivals_only: bool = False


_TASKS = TypeAdapter(list[_Task])


def load(layers: Layers, roles: Collection[str]) -> tuple[Task, ...]:
    """Read the tasks, in the order of the file; `roles` are the roles of the company.

    Raises:
        ContentError: naming the file and line of each fault.
    """
    found = journey.read(layers, "tasks", _TASKS)
    if found is None:
        return ()
    untranslated = journey.untranslated(found, "title", "done_when")
    if faults := [*journey.twice(found), *_nobody(found, roles), *untranslated]:
        raise ContentError(faults)
    return tuple(_task(one) for one in found.holds)


def _nobody(found: Section[list[_Task]], roles: Collection[str]) -> list[Fault]:
    owners = ", ".join((*PEOPLE, *sorted(set(roles) - set(PEOPLE))))
    return [
        found.fault(f"« {task.owner} » n'est personne ; il y a : {owners}", at, "owner")
        for at, task in enumerate(found.holds)
        if task.owner not in {*PEOPLE, *roles}
    ]


def _task(checked: _Task) -> Task:
    return Task(
        checked.id,
        checked.owner,
        checked.due,
        checked.notice,
        checked.title,
        checked.done_when,
        checked.tracks,
        checked.arrivals_only,
    )
