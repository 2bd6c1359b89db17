"""Fill an empty base at the first start: once, however many readers come, with the progress shown to each."""

import threading
import time
from dataclasses import dataclass, field

import streamlit as st

from kb import release
from kb.errors import KbError
from kb.i18n import _, written
from kb.pages.frame import context, widgets
from kb.settings import data_dir

_LOOK_AGAIN_SECONDS = 0.25


@dataclass
class Filling:
    """The one filling of this process, shared by all sessions; a thread of its own does the work.

    A reader who leaves does not stop it, and a second reader starts no second one.
    """

    done: int = 0
    total: int = 0
    label: str = ""
    error: str = ""
    finished: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    @property
    def begun(self) -> bool:
        """Whether the work was started, by whichever reader."""
        return self._thread is not None

    def start(self) -> None:
        """Begin, unless it has begun."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._fill, name="filling", daemon=True)
                self._thread.start()

    def progress(self, done: int, total: int, label: str) -> None:
        """Called by the filling: how far it is, and with what."""
        self.done, self.total, self.label = done, total, label

    def _fill(self) -> None:
        try:
            release.fill(data_dir(), progress=self.progress)
        except KbError as error:
            self.error = str(error)
        finally:
            self.finished = True


@st.cache_resource
def _filling() -> Filling:
    return Filling()


def wait_until_filled() -> None:
    """Return once the base is filled; show the progress until then, or the sentence that says why it failed."""
    filling = _filling()
    filling.finished = filling.finished or (not filling.begun and context.is_filled())
    if not filling.finished:
        filling.start()
        _show(filling)
    if filling.error:
        _filling.clear()
        raise KbError(filling.error)


def _show(filling: Filling) -> None:
    steps = {"read": _("reading the files"), "write": _("writing the statements")}
    head = st.empty()
    with head:
        widgets.heading(
            _("One moment"), _("The base is empty and is being filled from the release. This happens once.")
        )
    place = st.empty()
    while not filling.finished:
        share = min(1.0, filling.done / filling.total) if filling.total else 0.0
        words = _("Filling the base: {step}").format(step=steps.get(filling.label, filling.label))
        counted = f"{words} ({written(filling.done)} / {written(filling.total)})" if filling.total else _("Starting")
        place.progress(share, text=counted)
        time.sleep(_LOOK_AGAIN_SECONDS)
    place.empty()
    head.empty()
