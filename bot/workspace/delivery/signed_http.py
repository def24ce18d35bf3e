"""Signed HTTP: what Slack posts to an app's request URL."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from bot.workspace.delivery.parcels import Answer, Undelivered

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.delivery.parcels import Parcel

_FORM = "application/x-www-form-urlencoded"


class SignedHttp:
    """Posts to one request URL, signed with the app's secret."""

    connected = True
    is_immediate = False

    def __init__(self, request_url: str, secret: str) -> None:
        self._url = request_url
        self._secret = secret
        self._session: aiohttp.ClientSession | None = None

    async def deliver(self, parcel: Parcel) -> Answer:
        """Post a parcel; only HTTP 200 acknowledges it."""
        content, content_type = _written(parcel)
        headers = signature(self._secret, content) | {"Content-Type": content_type}
        if parcel.retry_attempt:
            headers["X-Slack-Retry-Num"] = str(parcel.retry_attempt)
            headers["X-Slack-Retry-Reason"] = parcel.retry_reason
        return await self._post(content, headers)

    async def verify(self, token: str) -> bool:
        """Send Slack's challenge; tell whether the app echoed it."""
        challenge = hashlib.sha256(str(time.time_ns()).encode()).hexdigest()
        body = {"type": "url_verification", "token": token, "challenge": challenge}
        content = json.dumps(body)
        headers = signature(self._secret, content) | {"Content-Type": "application/json"}
        answer = await self._post(content, headers)
        echoed = answer.body.get("challenge") if isinstance(answer.body, dict) else answer.body
        return echoed == challenge

    async def _post(self, content: str, headers: dict[str, str]) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        try:
            async with self._session.post(self._url, data=content, headers=headers) as response:
                answer = Answer.read(response.status, await response.text())
        except (TimeoutError, aiohttp.ClientError):
            raise Undelivered("connection_failed") from None
        if answer.status != 200:
            raise Undelivered("http_error")
        return answer

    async def close(self) -> None:
        """Close the connections to the app."""
        if self._session is not None:
            await self._session.close()


def signature(secret: str, content: str) -> dict[str, str]:
    """Return the headers by which an app knows that Slack wrote this."""
    now = str(int(time.time()))
    signed = hmac.new(secret.encode(), f"v0:{now}:{content}".encode(), hashlib.sha256)
    return {
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": f"v0={signed.hexdigest()}",
    }


def _written(parcel: Parcel) -> tuple[str, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.body), "application/json"
    if parcel.kind == "slash_commands":
        return urlencode(parcel.body), _FORM
    form: Body = {"payload": json.dumps(parcel.body)}
    return urlencode(form), _FORM
