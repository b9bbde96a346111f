"""Runs a program in an empty folder and compares what it prints with a file.

    output.py --expected 01_first_query.expected --folder build/run -- program argument...

The program must return 0. Its standard error is shown, and not compared.
"""

import argparse
import difflib
import pathlib
import shutil
import subprocess
import sys


def difference(expected, folder, command):
    """What is wrong with a program, as lines; empty when nothing is."""
    expected, folder = pathlib.Path(expected), pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    printed = done.stdout.decode("utf-8", "replace")
    lines = []
    if done.returncode != 0:
        lines.append(f"{command[0]} returned {done.returncode}")
    if not expected.is_file():
        return lines + [f"{expected} does not exist; the program printed", printed]
    return lines + list(
        difflib.unified_diff(
            expected.read_text(encoding="utf-8").splitlines(),
            printed.splitlines(),
            str(expected),
            "printed",
            lineterm="",
        )
    )


def main():
    parser = argparse.ArgumentParser(description="Compares the output of a program with a file.")
    parser.add_argument("--expected", required=True)
    parser.add_argument("--folder", required=True, help="emptied, then the program's working folder")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    lines = difference(options.expected, options.folder, options.command)
    print("\n".join(lines) if lines else "as expected")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
