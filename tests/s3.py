"""Storage that speaks as S3 does, on this machine alone; skipped where moto or pyarrow isn't."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count

import pytest

_NUMBERS = count()
_ACCESS = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_REGION": "us-east-1",
}

needs_s3 = pytest.mark.skipif(
    find_spec("moto") is None or find_spec("flask") is None or find_spec("pyarrow") is None,
    reason="needs pyarrow and moto[server]",
)


@contextmanager
def serve_bucket():
    """Have a new, empty bucket for a block; yields its name, `s3://…`."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        name = f"news-{next(_NUMBERS)}"  # what a name leads to is remembered
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in _ACCESS.items():
                patch.setenv(variable, value)
            patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
            boto3.client("s3").create_bucket(Bucket=name)
            yield f"s3://{name}"
    finally:
        server.stop()
