"""Looks whether somebody on their way follows another edition of the path than today's."""

from bot.domain.deliveries import To
from bot.kamarade import Kamarade
from bot.services import repathing
from bot.services.journeys import Act


class PathWatch:
    """A second process that looks too says nothing twice."""

    def __init__(self, kamarade: Kamarade) -> None:
        self._kamarade = kamarade
        self._seen = ""

    async def look(self) -> None:
        """Let HR hear of it, once for each edition."""
        kamarade = self._kamarade
        version = kamarade.guide.content.path_version
        if version != self._seen:
            act = Act(To(kamarade.workspace_id), kamarade.guide, kamarade.now())
            if await repathing.announce(kamarade.database, act):
                self._seen = version
