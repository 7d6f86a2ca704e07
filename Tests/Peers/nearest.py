"""Looks for the nearest vectors with what Python has for it, and prints how long that takes on one thread.

Usage: nearest.py FOLDER WIDTH MOST, with people.f32 and questions.f32 in the folder.
"""

import sys
import time

import numpy

folder, width, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
people = numpy.fromfile(f"{folder}/people.f32", dtype=numpy.float32).reshape(-1, width)
questions = numpy.fromfile(f"{folder}/questions.f32", dtype=numpy.float32).reshape(-1, width)


def timed(search):
    """The least time of a question, of this process, in milliseconds; and what was found."""
    found, least = [], float("inf")
    for question in questions:
        began = time.process_time()
        found.append(set(search(question.reshape(1, -1))))
        least = min(least, (time.process_time() - began) * 1000)
    return least, found


def report(name, search, truth=None):
    least, found = timed(search)
    recall = sum(len(a & b) for a, b in zip(found, truth or found)) / sum(len(b) for b in truth or found)
    print(f"{name:<36} {least:9.3f} ms  recall@{most} {recall:.3f}", flush=True)
    return found


truth = None
try:
    import faiss

    faiss.omp_set_num_threads(1)
    flat = faiss.IndexFlatIP(width)
    flat.add(people)
    truth = report("faiss, float32", lambda question: flat.search(question, most)[1][0])
    bytes_ = faiss.IndexScalarQuantizer(width, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    bytes_.train(people[:100_000])
    bytes_.add(people)
    report("faiss, 8 bits", lambda question: bytes_.search(question, most)[1][0], truth)
except ImportError:
    print("faiss is not there")
try:
    from usearch.index import MetricKind, search

    def exact(vectors):
        return lambda question: search(
            vectors, question.astype(vectors.dtype), most, MetricKind.IP, exact=True, threads=1
        ).keys.reshape(-1)

    report("usearch, exact float32", exact(people), truth)
except ImportError:
    print("usearch is not there")
