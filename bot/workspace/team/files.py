"""Files that the app or a member uploaded."""

from __future__ import annotations

import base64
import mimetypes
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from bot.workspace.bodies import Body

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})


@dataclass(slots=True)
class File:
    """One file: announced, then sent, then completed; private until it is shared."""

    id: str
    name: str
    length: int
    user: str
    title: str = ""
    alt: str = ""
    content: bytes | None = field(default=None, repr=False)
    completed_at: float | None = None
    channels: list[str] = field(default_factory=list)
    is_given: bool = False  # to the app, in a form
    elsewhere: str = ""  # where an external file is kept

    @property
    def mimetype(self) -> str:
        """Return what its name says it is."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def may_be_shown(self, delay: float) -> bool:
        """Tell whether a block may show it: an image that Slack has had time to look at."""
        done = self.completed_at
        return done is not None and self.mimetype in PICTURES and time.time() - done >= delay

    def as_slack(self, url: str) -> Body:
        """Return the file object; `url` is where the workspace is."""
        address = f"{url}/files-pri/{self.id}"
        name = quote(self.name)
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "filetype": self.name.rpartition(".")[2],
            "size": self.length,
            "user": self.user,
            "mode": "hosted",
            "is_external": bool(self.elsewhere),
            "alt_txt": self.alt,
            "channels": self.channels,
            "url_private": self.elsewhere or f"{address}/{name}",
            "url_private_download": self.elsewhere or f"{address}/download/{name}",
        }

    def written(self) -> Body:
        """Return the file as JSON can keep it."""
        content = None if self.content is None else base64.b64encode(self.content).decode()
        return {name: getattr(self, name) for name in _PLAIN} | {"content": content}

    @classmethod
    def read(cls, kept: Body) -> File:
        """Return the file that was kept."""
        content = None if kept["content"] is None else base64.b64decode(kept["content"])
        return cls(**{**kept, "content": content})


_PLAIN = (
    "id",
    "name",
    "length",
    "user",
    "title",
    "alt",
    "completed_at",
    "channels",
    "is_given",
    "elsewhere",
)
