"""What is forgotten each night, and who stays erased."""

from datetime import date

import structlog

from bot.kamarade import Kamarade
from bot.services import privacy

log = structlog.get_logger(__name__)


class Housekeeping:
    """Once a day: safe to do twice, and by every replica."""

    def __init__(self, kamarade: Kamarade) -> None:
        self._kamarade = kamarade
        self._done_on = date.min

    async def tidy(self) -> None:
        """Forget what is too old, and erase again whom a restored backup brought back."""
        kamarade, now = self._kamarade, self._kamarade.now()
        if self._done_on == now.date():
            return
        back = await privacy.erase_again(kamarade.database, kamarade.erasures.known(), now)
        forgotten = await privacy.forget_old(kamarade.database, kamarade.keep, now)
        self._done_on = now.date()
        if back or forgotten:
            log.info("forgotten", erased_again=back, **forgotten)
