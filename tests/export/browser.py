"""A headless Chromium, driven over its own protocol: enough to open a page, type, click and look.

It records what a page should never do: errors on the console, and requests for anything but itself.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

BINARY = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
_PATIENCE = 20.0  # seconds for the slowest step, which is starting


class Browser:
    """One page of a running browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._socket = socket
        self._number = 0
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(call))
        while True:
            message = json.loads(self._socket.recv(timeout=_PATIENCE))
            if message.get("id") == self._number:
                assert "error" not in message, message
                return dict(message["result"])
            self._note(message)

    def open(
        self,
        address: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        motion: str = "no-preference",
    ) -> None:
        """Open an address in a window of a size, and wait until the page is ready."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self.prefer(scheme=scheme, motion=motion)
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && window.dateline !== undefined")

    def prefer(self, *, scheme: str = "light", motion: str = "no-preference") -> None:
        """Say what the reader has asked the system for: `dark`, and `reduce` of motion."""
        wishes = {"prefers-color-scheme": scheme, "prefers-reduced-motion": motion}
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.send("Emulation.setEmulatedMedia", features=features)

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def run_later(self, expression: str) -> Any:
        """What the promise that a JavaScript expression gives is kept with."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + _PATIENCE
        while not self.run(condition):
            assert time.monotonic() < end, f"never true: {condition}"
            time.sleep(0.03)

    def text(self, selector: str) -> str:
        """The text that an element shows; empty when there is none."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def press(self, key: str) -> None:
        """Press and release a key by its name."""
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        code = {"Enter": 13, "ArrowDown": 40, "Escape": 27, "Tab": 9, " ": 32}.get(key, 0)
        self.send(
            "Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text
        )
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        for letter in text:
            self.press(letter)

    def click(self, x: float, y: float) -> None:
        """Move the mouse to a point of the page and click, as a hand does."""
        self._mouse("mouseMoved", x - 3, y)
        self._mouse("mouseMoved", x, y)
        self._mouse("mousePressed", x, y)
        self._mouse("mouseReleased", x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press at one point, move to another and release."""
        self._mouse("mouseMoved", *start)
        self._mouse("mousePressed", *start)
        self._mouse("mouseMoved", (start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self._mouse("mouseMoved", *end)
        self._mouse("mouseReleased", *end)

    def box(self, selector: str) -> tuple[float, float, float, float]:
        """Left, top, width and height of the first element that a selector finds."""
        frame = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y, width, height = self.run(f"(b => [b.x, b.y, b.width, b.height])({frame})")
        return x, y, width, height

    def click_on(self, selector: str) -> None:
        """Click the middle of the first element that a selector finds."""
        x, y, width, height = self.box(selector)
        self.click(x + width / 2, y + height / 2)

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as a PNG file."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def _mouse(self, kind: str, x: float, y: float) -> None:
        clicks = 0 if kind == "mouseMoved" else 1
        button = "left" if clicks else "none"
        place = {"x": x, "y": y}
        self.send("Input.dispatchMouseEvent", type=kind, button=button, clickCount=clicks, **place)
        time.sleep(0.03)  # the page draws between two events of a hand, too

    def _note(self, message: dict[str, Any]) -> None:
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.errors.append(str(parameters["exceptionDetails"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.errors.append(parameters["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] == "error":
            self.errors.append(str(parameters["args"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser with an empty profile; it ends with the block."""
    assert BINARY is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [BINARY, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                with connect(_page_address(process), max_size=None) as socket:
                    yield Browser(socket)
            finally:
                process.terminate()


def _page_address(process: subprocess.Popen[str]) -> str:
    """The socket of the one page: the browser prints its own, and lists its pages beside it."""
    from urllib.request import urlopen

    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"ws://([^/]+)/", line)
        if found is not None:
            with urlopen(f"http://{found[1]}/json/list") as answer:
                pages = [page for page in json.load(answer) if page["type"] == "page"]
            return str(pages[0]["webSocketDebuggerUrl"])
    message = "the browser ended before it listened"
    raise AssertionError(message)
