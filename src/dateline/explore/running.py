"""Running the application on this machine's own address, until Ctrl-C.

Guarantees: it listens on 127.0.0.1 and nowhere else; a port that is taken is told in one line
before anything is served; the address is printed once the graph is read.
"""

from __future__ import annotations

import errno
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import uvicorn

from dateline import workspace
from dateline.core.errors import ConfigError
from dateline.explore.app import make_app
from dateline.explore.host import Choose, whole

ADDRESS = "127.0.0.1"


def serve(
    folder: Path,
    *,
    port: int,
    tell: Callable[[str], None],
    browser: bool,
    choose: Choose = whole,
) -> None:
    """Serve a graph folder until Ctrl-C.

    Args:
        folder: the graph's folder.
        port: the port; 0 for one that is free.
        tell: called with the address of the page.
        browser: whether to open it in the browser.
        choose: what gives the part of the graph that is served.

    Raises:
        ConfigError: the port is taken or isn't one, or a file of the folder isn't allowed.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        QueryError: the graph has no such part.
        OntologyError: likewise.
    """
    workspace.keep_folded(folder)
    app = make_app(folder, choose=choose)
    with bind(port) as listening:
        address = f"http://{ADDRESS}:{listening.getsockname()[1]}/"
        tell(address)
        if browser:
            Thread(target=webbrowser.open, args=[address], daemon=True).start()
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
        )
        uvicorn.Server(config).run(sockets=[listening])


def bind(port: int) -> socket.socket:
    """A socket that listens on this machine alone; who asks at once waits until it is answered.

    Raises:
        ConfigError: the port is taken, or may not be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((ADDRESS, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is taken" if taken else f"can't be used ({error})"
        message = f"port {port} {why}; give another with --port, or 0 for any"
        raise ConfigError(message) from error
    return listening
