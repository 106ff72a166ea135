"""Tokens as Google signs them, with a key of our own, and what serves its certificate."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import time
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

SERVICE_ACCOUNT = "service-1234567890@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"
CLIENT_ID = "1234567890-abc.apps.googleusercontent.com"
BASE_URL = "https://second-story.example.com"

Claims = dict[str, Any]


class Key:
    """A signing key and its certificate."""

    def __init__(self, key_id: str) -> None:
        self.id = key_id
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.certificate = self._self_signed()

    def sign(self, claims: Claims, **header: Any) -> str:
        """A token; ``header`` overrides parts of its header, and drops those that are None."""
        given = {"alg": "RS256", "kid": self.id, "typ": "JWT"} | header
        kept = {name: value for name, value in given.items() if value is not None}
        signed = f"{encoded(kept)}.{encoded(claims)}"
        signature = self._key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_base64(signature)}"

    def _self_signed(self) -> str:
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "signer.example.com")])
        today = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(today - timedelta(days=1))
            .not_valid_after(today + timedelta(days=1))
            .sign(self._key, hashes.SHA256())
        )
        return certificate.public_bytes(serialization.Encoding.PEM).decode()


def encoded(part: object) -> str:
    return _base64(json.dumps(part).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def system_claims(**changed: Any) -> Claims:
    """What Google says in a system token; a change to None leaves the claim out."""
    return _claims(
        {"aud": f"{BASE_URL}/addon/check", "email": SERVICE_ACCOUNT, "sub": "1000000000"}, changed
    )


def user_claims(**changed: Any) -> Claims:
    """What Google says in a user token; a change to None leaves the claim out."""
    ada = {"aud": CLIENT_ID, "email": "ada@example.com", "sub": "2000000000", "hd": "example.com"}
    return _claims(ada, changed)


def _claims(own: Claims, changed: Claims) -> Claims:
    now = int(time())
    usual: Claims = {
        "iss": "https://accounts.google.com",
        "email_verified": True,
        "iat": now,
        "exp": now + 3600,
    }
    claims = usual | own | changed
    return {name: value for name, value in claims.items() if value is not None}


class CertificateServer:
    """Answers any GET with ``body``; counts the requests that it gets."""

    def __init__(self, *keys: Key) -> None:
        self.status = 200
        self.body = json.dumps({key.id: key.certificate for key in keys}).encode()
        self.cache_control = "public, max-age=19800, must-revalidate, no-transform"
        self.delay_s = 0.0
        self.requests = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/oauth2/v1/certs"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests += 1
                Event().wait(server.delay_s)
                self.send_response(server.status)
                self.send_header("Content-Type", "application/json; charset=UTF-8")
                self.send_header("Cache-Control", server.cache_control)
                self.send_header("Content-Length", str(len(server.body)))
                self.end_headers()
                self.wfile.write(server.body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
