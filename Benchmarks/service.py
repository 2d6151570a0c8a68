"""The work behind `Scripts/bench service`; see there and README.md beside this file."""

import argparse
import dataclasses
import os
import pathlib
import sys
from typing import Dict, List, Optional

sys.dont_write_bytecode = True

import debian  # noqa: E402
import measuring  # noqa: E402
import serving  # noqa: E402
import texts  # noqa: E402
from parse import SEED, processor  # noqa: E402

HEAD = ["what", "requests/s", "p50 ms", "p99 ms", "CPU µs", "× bare", "× bare CPU", "target"]
CITATION = "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."
RECORDS = "\n".join(f"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. {number}." for number in range(1, 21))
TARGET = 0.7


@dataclasses.dataclass
class Case:
    """One request that is sent again and again."""

    path: str
    body: Optional[bytes] = None
    # The case of the bare route that does as much for the network.
    bare: Optional[str] = None
    # Whether the target is for it.
    is_judged: bool = True
    # Whether each request has an address that none before had.
    is_new: bool = False
    # Fields of the header.
    fields: Dict[str, str] = dataclasses.field(default_factory=dict)

    def script(self, folder: pathlib.Path, name: str) -> pathlib.Path:
        """The script of wrk for it."""
        lines = [serving.REPORT]
        if self.body is not None:
            body = folder / f"{name}.txt"
            body.write_bytes(self.body)
            lines += ['wrk.method = "POST"', f'wrk.body = io.open("{body}", "rb"):read("*a")',
                      'wrk.headers["Content-Type"] = "text/plain"']
        lines += [f'wrk.headers["{name}"] = \'{value}\'' for name, value in self.fields.items()]
        if self.is_new:
            lines += ["local number = os.time() % 100000 * 100000", "request = function()",
                      "  number = number + 1",
                      f'  return wrk.format("GET", "{self.path}?new=" .. number)', "end"]
        path = folder / f"{name}.lua"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


def _cases(seed: int, records: List[str]) -> Dict[str, Case]:
    small = CITATION.encode()
    tag = {"If-None-Match": f'"{records[0].rsplit("/", 1)[1]}"'}
    large = _text(100_000, seed)
    return {
        "bare GET": Case("/fixed"),
        "bare POST": Case("/fixed", small),
        "bare POST, 100 KB": Case("/fixed", large),
        "GET /healthz": Case("/healthz", bare="bare GET"),
        "GET /v1/register/RGASPI/558/11/740":
            Case("/v1/register/RGASPI/558/11/740", bare="bare GET"),
        "the same, not kept":
            Case("/v1/register/RGASPI/558/11/740", bare="bare GET", is_judged=False, is_new=True),
        "GET /v1/records/{id}": Case(records[0], bare="bare GET"),
        "the same, If-None-Match": Case(records[0], bare="bare GET", fields=tag),
        "POST /v1/parse, one citation": Case("/v1/parse", small, "bare POST"),
        "POST /v1/check, one citation": Case("/v1/check", small, "bare POST"),
        "POST /v1/check, 100 KB": Case("/v1/check", large, "bare POST, 100 KB", is_judged=False),
    }


def _text(size: int, seed: int) -> bytes:
    """Prose of made-up words with a note for each 4 KiB, nearly all of which are known."""
    folder = texts.tree(debian.SCRATCH / "service", 1, size, seed)
    return next(folder.glob("part*/*")).read_bytes()


def _row(name: str, case: Case, best: Dict[str, serving.Load], is_quick: bool) -> List[str]:
    load = best[name]
    cells = [name, f"{load.rate:,.0f}", f"{load.p50:.2f}", f"{load.p99:.2f}",
             f"{load.cpu / load.requests * 1e6:,.1f}"]
    if case.bare is None:
        return cells + ["", "", ""]
    bare = best[case.bare]
    ratio = load.rate / bare.rate
    cells += [f"{ratio:.2f}", f"{bare.cpu / bare.requests / (load.cpu / load.requests):.2f}"]
    is_judged = case.is_judged and not is_quick
    return cells + [f"≥ {TARGET} {'✓' if ratio >= TARGET else '✗'}" if is_judged else ""]


def main() -> None:
    """Measures, and prints the report."""
    parser = argparse.ArgumentParser(prog="Scripts/bench service")
    parser.add_argument("--quick", action="store_true", help="one second each, one round")
    parser.add_argument("--rounds", type=int, default=4, metavar="N", help="runs of each (4)")
    parser.add_argument("--only", metavar="WORD", help="what has the word in its name, and bare")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the text ({SEED})")
    parser.add_argument("--server", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--bare-route", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    rounds, seconds = (1, 1) if arguments.quick else (min(arguments.rounds, 5), 2)
    folder = debian.SCRATCH / "service"
    folder.mkdir(parents=True, exist_ok=True)
    ledger = serving.Ledger(arguments.server, folder / "ledger")
    # Both servers have the first core, and wrk the last one.
    cores = sorted(os.sched_getaffinity(0))
    wrk = serving.Wrk(cores={cores[-1]})
    best: Dict[str, serving.Load] = {}
    with serving.Server([arguments.bare_route], {cores[0]}) as bare, \
            serving.service(arguments.server, {cores[0]}, ledger.folder) as service:
        records = ledger.issue(service, RECORDS.encode())
        cases = {name: case for name, case in _cases(arguments.seed, records).items()
                 if case.bare is None or not arguments.only or arguments.only in name}
        scripts = {name: case.script(folder, f"case{index}")
                   for index, (name, case) in enumerate(cases.items())}
        for turn in range(rounds + 1):
            for name, case in cases.items():
                server = bare if case.bare is None else service
                # The first turn warms up and counts for nothing.
                load = wrk.ask(server, case.path, scripts[name], seconds if turn else 1)
                if turn and (name not in best or load.rate > best[name].rate):
                    best[name] = load
    rows = [_row(name, case, best, arguments.quick) for name, case in cases.items()]
    print(f"{processor()}, the server on one core, wrk {debian.version('wrk')} with "
          f"{wrk.connections} connections on another: load {os.getloadavg()[0]:.0f}; "
          f"best of {rounds} rounds of {seconds} s, "
          f"{sum(load.requests for load in best.values()):,} requests in them\n")
    print(measuring.aligned(HEAD, rows, {1, 2, 3, 4, 5, 6}))


if __name__ == "__main__":
    main()
