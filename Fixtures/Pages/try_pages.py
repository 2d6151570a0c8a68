"""Clicks through the service's pages in a headless Chromium and judges each: nothing on the
console, nothing wider than the window, nothing that axe-core finds. Prints a line for each way
through them and ends with status 1 if one is not as it should be.

usage: try_pages.py SERVER [--screenshots FOLDER] [--picture FILE] [NAME ...]

SERVER is the program, NAME a function of flows.py or `looks`; all of them without any. With
FOLDER the pages are kept there as pictures. With FILE that picture alone is made.
"""

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import flows
from browser import Failure
from looks import looks, picture
from service import Service


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("server")
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.picture:
        with Service(given.server, "rgaspi") as service:
            picture(service, given.picture)
        return 0
    if given.screenshots:
        given.screenshots.mkdir(parents=True, exist_ok=True)
    with Service(given.server, "small") as service:
        # What takes longest begins first.
        trials = [(f"looks, {language}", lambda language=language: looks(
            service, language, given.screenshots)) for language in ["ru", "en"]]
        trials += [(flow.__name__, lambda flow=flow: flow(service)) for flow in flows.ALL]
        chosen = [(name, trial) for name, trial in trials
                  if not given.names or name.split(",")[0] in given.names]
        # The browsers mostly wait.
        with ThreadPoolExecutor(max_workers=min(4, 2 * (os.cpu_count() or 1))) as pool:
            failed = [name for name, held in pool.map(tried, chosen) if not held]
    print(f"{len(failed)} failed: {'; '.join(failed)}" if failed else "all as it should be")
    return 1 if failed else 0


def tried(named):
    """A trial's name and whether all was as it should be, told in one line."""
    name, trial = named
    start = time.monotonic()
    try:
        trial()
    except Failure as failure:
        print(f"FAIL  {name}: {failure}", flush=True)
    except Exception:
        print(f"FAIL  {name}: {traceback.format_exc()}", flush=True)
    else:
        print(f"ok    {name} ({time.monotonic() - start:.1f} s)", flush=True)
        return name, True
    return name, False


sys.exit(main())
