"""Runs the Python code of documentation pages, which is SQLAlchemy's: the other side of what cupel does.

    doc_python.py <page>...

The blocks ```python of a page are run in their order; each block ```python run has an `engine` on a database of its own,
which the page's prepare(engine) has filled.
"""

import pathlib
import re
import sys

BLOCK = re.compile(r"^```python[ \t]*(run)?[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def run(page):
    from sqlalchemy import create_engine

    text = pathlib.Path(page).read_text(encoding="utf-8")
    names = {"__name__": "page"}
    for match in BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        code = compile("\n" * line + match.group(2), page, "exec")
        if match.group(1):
            engine = create_engine("sqlite://", future=True)
            if "prepare" in names:
                names["prepare"](engine)
            exec(code, {**names, "engine": engine})
        else:
            exec(code, names)


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    try:
        import sqlalchemy
    except ImportError:
        print("there is no SQLAlchemy here; on Debian: apt-get install python3-sqlalchemy")
        return 1
    for page in sys.argv[1:]:
        run(page)
    print(f"as SQLAlchemy {sqlalchemy.__version__} does")
    return 0


if __name__ == "__main__":
    sys.exit(main())
