"""The `tasks` of `journey.yaml`: who does what, and by when."""

from collections.abc import Collection
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.domain.journeys import Track
from bot.domain.languages import Language
from bot.domain.path import PEOPLE, Task
from bot.library import journey
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

SECTION = "tasks"


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
    found = journey.section(layers, SECTION)
    if found is None:
        return ()
    document, written = found
    try:
        checked = _TASKS.validate_python(written)
    except ValidationError as error:
        raise ContentError(document.faults(error, SECTION)) from None
    if faults := [*_twice(document, checked), *_nobody(document, checked, roles)]:
        raise ContentError(faults)
    return tuple(_task(one) for one in checked)


def _twice(document: Document, tasks: list[_Task]) -> list[Fault]:
    ids = [task.id for task in tasks]
    return [
        _fault(document, at, "id", f"la tâche « {id_} » est écrite deux fois")
        for at, id_ in enumerate(ids)
        if id_ in ids[:at]
    ]


def _nobody(document: Document, tasks: list[_Task], roles: Collection[str]) -> list[Fault]:
    owners = ", ".join((*PEOPLE, *sorted(set(roles) - set(PEOPLE))))
    faults = [
        _fault(document, at, "owner", f"« {task.owner} » n'est personne ; il y a : {owners}")
        for at, task in enumerate(tasks)
        if task.owner not in {*PEOPLE, *roles}
    ]
    return faults + [
        _fault(document, at, key, f"il manque « {key} » en {language}")
        for at, task in enumerate(tasks)
        for key, words in (("title", task.title), ("done_when", task.done_when))
        for language in Language
        if language not in words
    ]


def _fault(document: Document, at: int, key: str, sentence: str) -> Fault:
    return Fault(document.path, document.line(SECTION, at, key), sentence, Gravity.BROKEN)


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
