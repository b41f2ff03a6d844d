"""One item, from bytes to claims: what every process of a run does."""

from __future__ import annotations

import os
from collections.abc import Callable

from counterclaim.errors import CodingError, CounterclaimError, ReadError, ResourceError
from counterclaim.pipeline import code_document, load_coder
from counterclaim.read import Guard, RawItem, problem_of, to_document
from counterclaim.records import Coded, Document, Problem

#: Codes one document; raises `CodingError`, or anything else for a fault of ours.
Code = Callable[[Document], Coded]


def load_code() -> Code:
    """The real coder, loaded once for a process."""
    # One thread each: processes are how we use more cores, and a library's own pool would only fight them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    coder = load_coder()
    return lambda document: code_document(document, coder)


def code_item(item: RawItem, code: Code, guard: Guard) -> Coded | Problem:
    """Read and code one item. Whatever goes wrong with it is a `Problem`; missing package data is raised."""
    try:
        return code(to_document(item, guard))
    except ReadError as error:
        return problem_of(item, error)
    except ResourceError:
        raise
    except CounterclaimError as error:
        return Problem(error.kind, item.where, str(error))
    except MemoryError:
        return Problem(CodingError.kind, item.where, "not enough memory to code it: give it in smaller parts")
    except Exception as error:
        what = f"coding failed ({type(error).__name__}: {str(error)[:200]}): please report this"
        return Problem(CodingError.kind, item.where, what)
