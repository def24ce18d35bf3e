"""Other sites and other hosts are kept out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.2"])
@pytest.mark.parametrize("path", ["/", "/page/state", "/api/api.test", "/page/live"])
async def test_another_host_name_is_refused(workspace, session, host, path):
    async with session.get(f"{workspace.url}{path}", headers={"Host": host}) as reply:
        assert reply.status == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"]
)
@pytest.mark.parametrize("path", ["/page/message", "/page/clock", "/api/api.test", "/hooks/x"])
async def test_a_request_of_another_site_is_refused(workspace, session, origin, path):
    async with session.post(f"{workspace.url}{path}", json={}, headers={"Origin": origin}) as reply:
        assert reply.status == 403


async def test_another_site_cannot_listen_to_the_live_channel(workspace, session, nina):
    address = f"{workspace.url}/page/live?as={nina.id}"
    async with session.get(address, headers={"Origin": "https://evil.example"}) as reply:
        assert reply.status == 403


async def test_the_page_itself_may_post(workspace, session, nina):
    body = {"as": nina.id, "channel": nina.dm.id, "text": "bonjour"}
    headers = {"Origin": workspace.url}
    async with session.post(f"{workspace.url}/page/message", json=body, headers=headers) as reply:
        assert reply.status == 200


async def test_only_loopback_is_listened_to(workspace):
    assert workspace.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("path", ["/page/static/../workspace.py", "/page/static/%2e%2e/server.py"])
async def test_nothing_but_the_page_is_served(workspace, session, path):
    async with session.get(f"{workspace.url}{path}") as reply:
        assert reply.status in {403, 404}
