"""Clicks through the service's pages in a headless Chromium and judges each: nothing on the
console, nothing wider than the window, nothing that axe-core finds. Prints a line for each way
through them and ends with status 1 if one is not as it should be.

usage: try_pages.py SERVER [--screenshots FOLDER] [NAME ...]

SERVER is the program, NAME a function of flows.py or `looks`; all of them without any. With
FOLDER the pages are kept there as pictures.
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

import flows
from browser import Failure
from looks import looks
from service import Service


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("server")
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.screenshots:
        given.screenshots.mkdir(parents=True, exist_ok=True)
    failed = 0
    with Service(given.server, "small") as service:
        trials = [(flow.__name__, lambda flow=flow: flow(service.address)) for flow in flows.ALL]
        trials += [(f"looks, {language}", lambda language=language: looks(
            service.address, language, given.screenshots)) for language in ["ru", "en"]]
        for name, trial in trials:
            if given.names and name.split(",")[0] not in given.names:
                continue
            start = time.monotonic()
            try:
                trial()
                print(f"ok    {name} ({time.monotonic() - start:.1f} s)", flush=True)
            except Failure as failure:
                failed += 1
                print(f"FAIL  {name}: {failure}", flush=True)
            except Exception:
                failed += 1
                print(f"FAIL  {name}: {traceback.format_exc()}", flush=True)
    print(f"{failed} failed" if failed else "all as it should be")
    return 1 if failed else 0


sys.exit(main())
