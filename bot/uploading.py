"""A file sent to Slack, in the three steps that Slack asks for."""

from dataclasses import dataclass

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient


class NotUploaded(SlackClientError):
    """Slack did not take the bytes."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file: its name, its bytes, and its words for who does not see it."""

    name: str
    content: bytes
    alt: str = ""


async def upload(client: AsyncWebClient, file: Upload) -> str:
    """Send a file that nobody sees yet, and return its id."""
    file_id = await send(client, file)
    await client.files_completeUploadExternal(files=[{"id": file_id, "title": file.name}])
    return file_id


async def send(client: AsyncWebClient, file: Upload) -> str:
    """Send the bytes of a file, which stays to be completed, and return its id."""
    announced = await client.files_getUploadURLExternal(
        filename=file.name, length=len(file.content), alt_txt=file.alt or None
    )
    assert client.session is not None  # the one that every call shares
    try:
        async with client.session.post(announced["upload_url"], data=file.content) as answer:
            if answer.status != 200:
                raise NotUploaded(f"Slack answered {answer.status}")
    except ClientError as error:
        raise NotUploaded(type(error).__name__) from error
    file_id: str = announced["file_id"]
    return file_id
