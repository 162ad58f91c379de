"""What several tests of the importers need."""

import socket
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def visitors() -> Iterator[tuple[int, list[bytes]]]:
    """A port, and what anybody says who comes there."""
    said: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    visitor, _address = server.accept()
                except TimeoutError:
                    continue
                said.append(visitor.recv(100))
                visitor.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], said
        stop.set()
        thread.join()
