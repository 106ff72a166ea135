"""`python -m emulator --port PORT`: a local Google Workspace, until it is interrupted."""

from __future__ import annotations

import argparse
import sys

_DESCRIPTION = "A local Google Workspace: Docs and Drive over HTTP, with identities and faults."


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; 0 then, 2 where that cannot begin."""
    parser = argparse.ArgumentParser("python -m emulator", description=_DESCRIPTION)
    parser.add_argument("--port", type=_port, default=0, help="0, the default, takes any free one")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument(
        "--addon",
        default="http://127.0.0.1:8080",
        metavar="URL",
        help="the add-on's base URL, for which tokens are signed",
    )
    options = parser.parse_args(arguments)

    from emulator.app import create_app
    from emulator.server import Server
    from emulator.workspace import Workspace

    try:
        server = Server(create_app(Workspace(options.addon)), options.host, options.port)
    except OSError as error:
        place = f"port {options.port} of {options.host}"
        print(f"emulator: cannot listen on {place}: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"A local Google Workspace is at {server.url}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
