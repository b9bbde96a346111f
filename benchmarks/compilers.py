"""The compilers that are measured."""
import os
import re
import shutil
import subprocess
from pathlib import Path


def newest_clang():
    found = {int(match[1]): str(path) for folder in os.get_exec_path() for path in Path(folder).glob("clang++-*")
             if (match := re.fullmatch(r"clang\+\+-(\d+)", path.name))}
    return found[max(found)] if found else shutil.which("clang++")


def version(compiler):
    first = subprocess.run([compiler, "--version"], check=True, text=True, stdout=subprocess.PIPE).stdout.split("\n")[0]
    return ("clang++ " if "clang" in first else "g++ ") + re.findall(r"\d+\.\d+\.\d+", first)[0]
