"""A file that somebody gave in Slack, read with our token: never from anywhere but Slack."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

LARGEST = 1_000_000  # bytes
GONE = frozenset({"file_not_found", "file_deleted"})


class NotFetched(SlackClientError):
    """Slack did not give the bytes."""


class NoSuchFile(Exception):
    """The file was deleted, is kept elsewhere than in Slack, or is too large."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file: what it is called, and its bytes."""

    name: str
    content: bytes


async def fetch(client: AsyncWebClient, file_id: str) -> Fetched:
    """Return a file that the app was given.

    Raises:
        NoSuchFile: there is none to be read.
        NotFetched: Slack did not give it this time.
    """
    try:
        file = (await client.files_info(file=file_id))["file"]
    except SlackApiError as error:
        if error.response.get("error") in GONE:
            raise NoSuchFile from None
        raise
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks(url, client.base_url) or file.get("size", 0) > LARGEST:
        raise NoSuchFile
    return Fetched(file.get("name") or "", await _bytes(client, url))


def _is_slacks(url: str, api: str) -> bool:
    """Tell whether our token may go there: to Slack, or to where its methods are called."""
    parts, ours = urlsplit(url), urlsplit(api)
    if (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc):
        return True
    return parts.scheme == "https" and (parts.hostname or "").endswith(".slack.com")


async def _bytes(client: AsyncWebClient, url: str) -> bytes:
    assert client.session is not None  # the one that every call shares
    headers = {"Authorization": f"Bearer {client.token}"}
    try:
        async with client.session.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status != 200:
                raise NotFetched(f"Slack answered {answer.status}")
            content = await answer.content.read(LARGEST + 1)
            while len(content) <= LARGEST and (more := await answer.content.read(LARGEST)):
                content += more
    except ClientError as error:
        raise NotFetched(type(error).__name__) from error
    if len(content) > LARGEST:
        raise NoSuchFile
    return content
