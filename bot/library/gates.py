"""`gates.yaml`: the uppermost file is used whole; without one, nothing is gated."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic
from bot.library import yaml_lines
from bot.library.faults import ContentError
from bot.library.layers import Layers, find
from bot.library.variants import spelled_out

NAME = "gates.yaml"
Lines = tuple[str, ...]


def _every(sentences: Lines) -> Lines:
    return tuple(said for sentence in sentences for said in spelled_out(sentence))


Sentences = Annotated[Lines, AfterValidator(_every)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Topic(_Strict):
    gate: Kind
    entries: Lines = ()
    always: Lines = ()
    patterns: Lines = ()
    unless: Lines = ()
    examples: Sentences = ()


class _GatesFile(_Strict):
    lexicons: dict[str, Lines] = Field(default_factory=dict)
    ordinary: Sentences = ()
    topics: dict[str, _Topic] = Field(default_factory=dict)


def load(layers: Layers) -> Gates:
    """Read the gates; raise `ContentError` naming the file and line of each fault."""
    path = find(layers, NAME)
    if path is None:
        return Gates()
    document = yaml_lines.read(path, only_words=True)
    try:
        checked = _GatesFile.model_validate(document.values)
    except ValidationError as error:
        raise ContentError(document.faults(error)) from None
    topics = tuple(
        Topic(name=name, kind=topic.gate, **topic.model_dump(exclude={"gate"}))
        for name, topic in checked.topics.items()
    )
    return Gates(topics, checked.lexicons, checked.ordinary)
