"""The gates as values: what must not be answered from the booklet, as content/gates.yaml says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.decisions import Kind


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of a gate, such as harassment or greetings, in every language at once.

    `patterns` catch a message by themselves, `unless` lets it through again, and nothing excuses
    what `always` catches; all three are written in the small language described at the top of
    content/gates.yaml. `examples` are whole messages from which the engine learns to recognise
    others. `entries` are the booklet entries on the same subject, whose phrasings are not
    counter-examples.
    """

    name: str
    kind: Kind
    always: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gates:
    """Every topic, the lists of words that patterns refer to, and messages that pass all gates.

    An empty one lets everything through.
    """

    topics: tuple[Topic, ...] = ()
    lexicons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ordinary: tuple[str, ...] = ()
