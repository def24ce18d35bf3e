"""A sender, and somebody to send to."""

from collections.abc import AsyncIterator

import pytest

from bot.workspace import Person
from store.database import Database
from tests.delivery.line import Line, playing


@pytest.fixture
async def line(any_database: Database) -> AsyncIterator[Line]:
    async with playing(any_database) as here:
        yield here


@pytest.fixture
def nina(line: Line) -> Person:
    return line.slack.add_member("Nina")


@pytest.fixture
async def nina_id(line: Line, nina: Person) -> str:
    return await line.know(nina)
