#!/usr/bin/env python3
"""An OpenAI-compatible server of real models on loopback, for the real-model tests.

  POST /v1/audio/transcriptions   service `speech`      (speech.txt)
  POST /v1/embeddings             service `embeddings`  (embeddings.txt)
  POST /v1/chat/completions       service `chat`        (chat.txt)
  GET  /v1/models, /health

Its models come out of Python packages, one requirements file a service; nothing is fetched afterwards.
"""
from __future__ import annotations

import os

# Whisper's and llama.cpp's threads meet at OpenMP barriers; spinning there starves a small, shared machine. OpenMP
# reads this once, when it is loaded, so it stands above the other imports.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import argparse
import email.parser
import email.policy
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Callable
from urllib.parse import urlsplit

from models import BadRequest, Chat, Embeddings, Speech
from weights import Missing

SERVICES = {"speech": Speech, "embeddings": Embeddings, "chat": Chat}
LARGEST_REQUEST = 26 * 1024 * 1024  # OpenAI takes recordings of up to 25 MB


class Refusal(Exception):
    """An answer other than 200, in the shape that OpenAI gives to errors."""

    def __init__(self, status: int, message: str, field: str | None = None) -> None:
        super().__init__(message)
        kind = "server_error" if status >= 500 else "invalid_request_error"
        self.status = status
        self.body = {"error": {"message": message, "type": kind, "param": field, "code": None}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    services: dict = {}

    def do_GET(self) -> None:
        self.route({"/health": self.health, "/v1/models": self.models})

    def do_POST(self) -> None:
        self.route({
            "/v1/audio/transcriptions": self.transcribe,
            "/v1/embeddings": self.embed,
            "/v1/chat/completions": self.complete,
        })

    def route(self, routes: dict[str, Callable[[], None]]) -> None:
        """Reads the whole request first, so that a kept-alive connection stays usable whatever the answer is."""
        path = urlsplit(self.path).path
        try:
            self.body = self.read_body()
            if path not in routes:
                raise Refusal(404, f"there is no {self.command} {path} here")
            routes[path]()
        except Refusal as refusal:
            self.answer(refusal.body, refusal.status)
        except BadRequest as fault:
            self.answer(Refusal(400, str(fault), fault.field).body, 400)
        except Missing as fault:
            self.answer(Refusal(503, str(fault)).body, 503)
        except ConnectionError:
            self.close_connection = True

    def health(self) -> None:
        self.answer({"status": "ok", "services": sorted(self.services)})

    def models(self) -> None:
        listed = [{"id": s.id, "object": "model", "created": 0, "owned_by": n} for n, s in self.services.items()]
        self.answer({"object": "list", "data": listed})

    def transcribe(self) -> None:
        form = self.form()
        style = form.get("response_format", b"json").decode()
        if "file" not in form:
            raise Refusal(400, "'file' is required", "file")
        if style not in ("json", "verbose_json"):
            raise Refusal(400, "'response_format' must be json or verbose_json", "response_format")
        hints = [form.get(name, b"").decode() or None for name in ("language", "prompt")]
        found = self.service("speech").transcribe(form["file"], *hints)
        self.answer(found if style == "verbose_json" else {"text": found["text"], "usage": found["usage"]})

    def embed(self) -> None:
        texts = self.json().get("input")
        texts = [texts] if isinstance(texts, str) else texts
        if not isinstance(texts, list) or not texts or not all(isinstance(t, str) and t for t in texts):
            raise Refusal(400, "'input' must be a text or a list of texts, none of them empty", "input")
        service = self.service("embeddings")
        vectors, tokens = service.embed(texts)
        data = [{"object": "embedding", "index": n, "embedding": v} for n, v in enumerate(vectors)]
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        self.answer({"object": "list", "data": data, "model": service.id, "usage": usage})

    def complete(self) -> None:
        """Passes the request on as it is, and the answer back as it comes: whole, or as server-sent events."""
        self.json()
        answer = self.service("chat").complete(self.body)
        with answer:
            kind = answer.getheader("Content-Type", "application/json")
            if not kind.startswith("text/event-stream"):
                return self.send(answer.status, kind, answer.read())
            self.close_connection = True  # the end of the stream is the end of the connection
            self.start(answer.status, {"Content-Type": kind, "Connection": "close"})
            while piece := answer.read1(1 << 16):
                self.wfile.write(piece)

    def service(self, name: str):
        if name not in self.services:
            raise Refusal(503, f"the service {name} was not started")
        return self.services[name]

    def read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            raise Refusal(411, "a Content-Length is required")
        size = int(self.headers.get("Content-Length") or 0)
        if size > LARGEST_REQUEST:
            self.close_connection = True
            raise Refusal(413, f"at most {LARGEST_REQUEST} bytes are taken")
        return self.rfile.read(size)

    def json(self) -> dict:
        try:
            value = json.loads(self.body)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise Refusal(400, "the body must be a JSON object")
        return value

    def form(self) -> dict[str, bytes]:
        """The fields of multipart/form-data; of a repeated one, the last."""
        kind = self.headers.get("Content-Type", "")
        if not kind.lower().startswith("multipart/form-data"):
            raise Refusal(400, "the body must be multipart/form-data")
        head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1")
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + self.body)
        return {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True) or b""
            for part in message.iter_parts()}

    def answer(self, value: dict, status: int = 200) -> None:
        self.send(status, "application/json", json.dumps(value, ensure_ascii=False).encode())

    def send(self, status: int, kind: str, body: bytes) -> None:
        self.start(status, {"Content-Type": kind, "Content-Length": str(len(body))})
        self.wfile.write(body)

    def start(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--services", default="speech", help=f"any of {','.join(SERVICES)} (default: speech)")
    options.add_argument("--port", type=int, default=8790, help="on 127.0.0.1 (default: 8790; 0 takes a free one)")
    options.add_argument("--cache", type=Path, default=Path(".cache-models"), help="where weights are joined")
    options.add_argument("--check", action="store_true", help="join and check the weights, serve nothing")
    chosen = options.parse_args()

    names = chosen.services.split(",")
    if unknown := set(names) - set(SERVICES):
        options.error(f"no such service: {', '.join(sorted(unknown))}")
    Handler.services = {name: SERVICES[name](chosen.cache) for name in names}
    try:
        for service in Handler.services.values():
            service.prepare()
    except Missing as fault:
        sys.exit(str(fault))
    if chosen.check:
        return
    with ThreadingHTTPServer(("127.0.0.1", chosen.port), Handler) as server:
        print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
