"""Charts for HR: few marks, big words, colours that everybody tells apart.

matplotlib is loaded when the first one is drawn: it takes a second that nothing else should wait
for. Figures are drawn without pyplot, which keeps a state that threads would share.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from bot.domain.languages import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Values = Sequence[float | None]  # None where a group is too small to be shown

# Okabe and Ito's colours, with a mark and a hatch each: no series is told by its colour alone.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
MARKS = ("o", "s", "^", "D", "v", "P")
HATCHES = ("", "//", "..", "xx", "\\\\", "++")
INK, SOFT, PAPER, GRID = "#1a2226", "#56646b", "#ffffff", "#d5dcde"
WIDTH, DPI = 8.0, 144
HIDDEN = "—"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: a title, the labels along it, and one or more series of values by name.

    `note` stands below: how many people, what is hidden and why. `top` is the end of the scale
    where values have one.
    """

    title: str
    labels: Sequence[str]
    series: Mapping[str, Values]
    language: Language
    note: str = ""
    top: float | None = None

    def said(self, value: float | None) -> str:
        """Return a value as its reader writes numbers."""
        if value is None:
            return HIDDEN
        return str(format_decimal(value, format="#,##0.#", locale=self.language.value))

    @property
    def highest(self) -> float:
        """Return the end of the scale."""
        shown = [value for values in self.series.values() for value in values if value]
        return self.top if self.top is not None else max(shown, default=1)

    @property
    def words(self) -> str:
        """Return the chart for who does not see it: every value, with its label."""
        told = [
            f"{name} — " * (len(self.series) > 1) + self._list(values)
            for name, values in self.series.items()
        ]
        return ". ".join(filter(None, [self.title, *told, self.note]))[:1990]

    def _list(self, values: Values) -> str:
        colon, semicolon = (
            ("\u00a0: ", "\u00a0; ") if self.language is Language.FR else (": ", "; ")
        )
        pairs = zip(self.labels, values, strict=True)
        return semicolon.join(f"{label}{colon}{self.said(value)}" for label, value in pairs)


async def bars(chart: Chart) -> bytes:
    """Draw horizontal bars, each with its value, and return the PNG."""
    return await asyncio.to_thread(_bars, chart)


async def lines(chart: Chart) -> bytes:
    """Draw a line for each series, named at its end, and return the PNG."""
    return await asyncio.to_thread(_lines, chart)


def _bars(chart: Chart) -> bytes:
    rows, count = len(chart.labels), len(chart.series)
    figure, axes = _sheet(chart, height=1.5 + 0.42 * rows * max(1, count * 0.7))
    for place, (name, values) in enumerate(chart.series.items()):
        at = [row + (place - (count - 1) / 2) * 0.72 / count for row in range(rows)]
        drawn = axes.barh(
            at,
            [value or 0 for value in values],
            height=0.66 / count,
            label=name,
            color=COLOURS[place % 6],
            hatch=HATCHES[place % 6],
            edgecolor=PAPER,
            linewidth=0.8,
        )
        axes.bar_label(drawn, [chart.said(value) for value in values], padding=5, fontsize=12)
    axes.set_yticks(range(rows), chart.labels, fontsize=12)
    axes.invert_yaxis()
    axes.set_xlim(0, chart.highest * 1.12)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.spines[["right", "top", "bottom"]].set_visible(False)
    if count > 1:
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=3, frameon=False)
    return _png(figure)


def _lines(chart: Chart) -> bytes:
    figure, axes = _sheet(chart, height=4.2)
    where, only = range(len(chart.labels)), len(chart.series) == 1
    for place, values in enumerate(chart.series.values()):
        line = [float("nan") if value is None else value for value in values]
        colour, mark = COLOURS[place % 6], MARKS[place % 6]
        axes.plot(where, line, color=colour, marker=mark, linewidth=2.5, markersize=8)
        for at, value in enumerate(values if only else ()):
            if value is not None:
                axes.annotate(chart.said(value), (at, value), **_beside(0, 10, ha="center"))
    if not only:
        _name_the_ends(axes, chart)
    axes.set_xticks(where, chart.labels, fontsize=12)
    axes.set_ylim(0, chart.highest * 1.15)
    axes.set_xlim(-0.3, len(chart.labels) - 0.7)
    axes.yaxis.set_major_formatter(lambda value, _place: chart.said(value))
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    axes.spines[["right", "top", "left"]].set_visible(False)
    return _png(figure)


def _name_the_ends(axes: "Axes", chart: Chart) -> None:
    """Write each name where its line ends: nobody goes back and forth to a legend."""
    ends = [
        (next((value for value in reversed(values) if value is not None), None), name, place)
        for place, (name, values) in enumerate(chart.series.items())
    ]
    at = float("-inf")
    for value, name, place in sorted(end for end in ends if end[0] is not None):
        at = max(value or 0, at + chart.highest * 0.07)  # no name stands on another
        style = _beside(14, 0, va="center", color=COLOURS[place % 6], fontweight="bold")
        axes.annotate(name, (len(chart.labels) - 1, at), annotation_clip=False, **style)


def _beside(right: float, up: float, **more: Any) -> dict[str, Any]:
    return {"textcoords": "offset points", "xytext": (right, up), "fontsize": 12, **more}


def _sheet(chart: Chart, *, height: float) -> "tuple[Figure, Axes]":
    # The module says why these wait until now.
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

    layout = ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.12)
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER, layout=layout)
    axes = figure.add_subplot()
    axes.set_title(chart.title, loc="left", fontsize=15, fontweight="bold", color=INK, pad=14)
    if chart.note:
        figure.supxlabel(chart.note, fontsize=11, color=SOFT, x=0.02, ha="left")
    return figure, axes


def _png(figure: "Figure") -> bytes:
    sheet = BytesIO()
    figure.savefig(sheet, format="png")
    return sheet.getvalue()
