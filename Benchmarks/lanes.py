"""The work behind `Scripts/bench lanes`; see README.md beside this file."""

import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

import debian  # noqa: E402
import trees  # noqa: E402
from parse import SEED  # noqa: E402

SOURCE = pathlib.Path(__file__).with_suffix(".c")


def main() -> None:
    """Compiles the program against Debian's libipsec-mb, and runs it on memory and files."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        debian.stop("a C compiler is needed; install gcc or clang")
    headers = debian.unpacked("libipsec-mb-dev") / "usr/include"
    library = next(debian.unpacked("libipsec-mb1").glob("usr/lib/*/libIPSec_MB.so.1"))
    program = debian.SCRATCH / "lanes"
    subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(program),
                    str(SOURCE), f"-I{headers}", str(library), "-lcrypto"], check=True)
    os.environ["LD_LIBRARY_PATH"] = str(library.parent)
    tree = trees.tree("small", debian.SCRATCH / "trees", 1.0, SEED)
    listing = tree.with_name("small.names")
    listing.write_text("".join(f"{name}\n" for name in sorted(trees.files(tree))))
    for arguments in ([], [str(listing)]):
        subprocess.run([str(program), *arguments], check=True)


if __name__ == "__main__":
    main()
