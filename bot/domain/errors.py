"""What may go wrong in a way the person should hear: each has its sentence in `errors.j2`."""


class KamaradeError(Exception):
    """Something to explain to the person; `details` fill the sentence of the same name."""

    def __init__(self, **details: object) -> None:
        super().__init__(type(self).__name__)
        self.details = details


class NobodyFound(KamaradeError):
    """No person is behind what was typed."""


class NotAllowed(KamaradeError):
    """The person lacks the right."""


class NotForGuests(KamaradeError):
    """Guests and members of other organisations are not served."""


class NoSuchQuestion(KamaradeError):
    """The question was erased since."""


class AlreadyAnswered(KamaradeError):
    """Somebody else answered first."""


class EmptyAnswer(KamaradeError):
    """Nothing was written."""


class NobodyInHr(KamaradeError):
    """No HR channel and nobody with the right: a question would reach nobody."""


class UnknownSubcommand(KamaradeError):
    """The word after the command is not one we know."""


class NoSuchCheckin(KamaradeError):
    """The check-in was erased since."""


class NotYours(KamaradeError):
    """A check-in, or an offer, of somebody else."""


class CheckinOver(KamaradeError):
    """A later check-in was sent, or check-ins were turned off."""


class AlreadySent(KamaradeError):
    """The same text went to the same person before."""


class NobodyThere(KamaradeError):
    """Whoever was chosen cannot be written to."""


class PastMessage(KamaradeError):
    """A button of a message that no longer applies."""


class TooSlow(KamaradeError):
    """Slack no longer accepts the window this press asked for."""


class NotParked(KamaradeError):
    """The message asked for is sent, or on its way."""


class BadFigure(KamaradeError):
    """A calculator cannot count with what was typed; `field` names where, `why` the sentence."""


class LastInHr(KamaradeError):
    """The last one with the right of HR cannot lose it."""


class FromGroup(KamaradeError):
    """A group of Slack gives this right, and would give it again."""


class CannotHold(KamaradeError):
    """Guests and members of other organisations hold no right."""


class UnclearRight(KamaradeError):
    """Neither "give" nor "take" was said, or nobody was named."""


class NoSuchJourney(KamaradeError):
    """The newcomer's path was erased, or never was."""


class JourneyOver(KamaradeError):
    """The newcomer's path was ended."""


class BadDates(KamaradeError):
    """Days that cannot be: too far, or in the wrong order."""


class NoSuchRegion(KamaradeError):
    """The country has no such region."""


class NotYourTask(KamaradeError):
    """The task of the path is somebody else's."""


class NoLongerYours(KamaradeError):
    """The request on the button is answered, over, or somebody else's."""


class OwnManager(KamaradeError):
    """A volunteer named themself as their manager."""


class BadBuddyDates(KamaradeError):
    """A KAM since tomorrow, or a pause that is over; `field` says which."""


class NobodyForRole(KamaradeError):
    """Kamarade has no address in Slack to write to a team."""


class NoSuchObstacle(KamaradeError):
    """The obstacle was erased since."""


class NotYourObstacle(KamaradeError):
    """The press is for whoever has the obstacle, or for who is blocked."""


class ObstacleMoved(KamaradeError):
    """The obstacle went on since the button was shown.

    `state` says where it stands, `by` who did the last thing to it ("" when nobody is known), and
    `is_you` whether that is who presses.
    """


class NeedsConsent(KamaradeError):
    """The obstacle speaks of somebody, and the person did not agree that it leaves."""


class BadPromise(KamaradeError):
    """A promised day is past, or too far away."""


class DayOff(KamaradeError):
    """A promised day is not worked where the owner is; `next_day` is the next that is."""


class TooManyDates(KamaradeError):
    """As many days were promised as the content allows."""


class PairTaken(KamaradeError):
    """Somebody else was asked, or said yes, meanwhile."""


class SaidYes(KamaradeError):
    """The buddy said yes already: a no is a change of buddy."""


class AlreadyPaired(KamaradeError):
    """The newcomer has a buddy, or somebody was asked."""


class NobodyToPair(KamaradeError):
    """Nobody may accompany this newcomer now."""


class NotABuddy(KamaradeError):
    """The person chosen is no volunteer."""


class CannotPair(KamaradeError):
    """The person chosen may not accompany this newcomer; `bar` says why, unless it is private."""


class NotReady(KamaradeError):
    """Something is missing before the bot may be launched."""


class UnclearWho(KamaradeError):
    """Nobody was named at the beginning of the line."""


class PastHour(KamaradeError):
    """An hour proposed for a meeting is over already."""


class NoSuchRevision(KamaradeError):
    """The proposal for the booklet is not there."""


class AlreadyDecided(KamaradeError):
    """Somebody else decided of this proposal first."""


class UnclearProposal(KamaradeError):
    """A proposal names neither an entry nor the title of a new one."""


class NotYourEntry(KamaradeError):
    """Somebody else keeps the entry."""


class ChangedSince(KamaradeError):
    """Another text of the entry was approved since this one was written."""


class NothingChanged(KamaradeError):
    """The text of an entry is given back as it was."""


class UnknownValue(KamaradeError):
    """A text quotes `key`, a value that the company has not."""


class BadMarkdown(KamaradeError):
    """A sign of a text is open and never closed; `why` says which, `line` where."""


class AmountGiven(KamaradeError):
    """Money in figures was written, where none is kept."""


class NobodyToTell(KamaradeError):
    """No manager is known who could acknowledge a record."""
