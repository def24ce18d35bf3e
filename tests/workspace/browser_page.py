"""The browser page, as one member sees it."""

from __future__ import annotations


class Page:
    """The page as one member sees it."""

    def __init__(self, session, workspace, person):
        self.session, self.workspace, self.person = session, workspace, person

    async def get(self, name, /, **args):
        address = f"{self.workspace.url}/page/{name}"
        async with self.session.get(address, params={"as": self.person.id, **args}) as reply:
            return await reply.json()

    async def post(self, name, /, **args):
        address = f"{self.workspace.url}/page/{name}"
        async with self.session.post(address, json={"as": self.person.id, **args}) as reply:
            return await reply.json()

    async def live(self):
        return await self.session.ws_connect(f"{self.workspace.url}/page/live?as={self.person.id}")


async def frames(socket, wanted):
    """Return the frames up to the first of a type."""
    seen = [await socket.receive_json(timeout=1)]
    while seen[-1]["type"] != wanted:
        seen.append(await socket.receive_json(timeout=1))
    return seen
