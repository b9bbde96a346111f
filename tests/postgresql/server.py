"""A PostgreSQL server of one's own, for as long as a test runs.

    server.py [--] <command> [<argument>...]
    server.py start <file>        a server in the background; its URL is written to the file
    server.py restart <file>      ends it at once, as a crash would, and starts it again
    server.py stop <file>

Makes a database cluster in a new private folder, starts its server on a Unix socket there and nowhere else, runs the
command with PGHOST, PGUSER, PGDATABASE and CUPEL_POSTGRESQL_URL set, stops the server, deletes the folder, and ends
with the command's status. Root hands the server to the user postgres, or nobody: PostgreSQL refuses to run as root.
The programs are those of the newest PostgreSQL installed; CUPEL_POSTGRESQL_BIN names another folder of them.

A server in the background ends by itself after two hours. `start` does nothing where CUPEL_POSTGRESQL_URL names a server.

As a module: `with Server() as server: server.psql("SELECT 1")`.
"""

import ctypes
import os
import pathlib
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

USER = "cupel"
DATABASE = "cupel"
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
    "timezone": "Pacific/Chatham",  # no whole hours from UTC: a time that forgets its zone shows
    "log_min_messages": "warning",
    "client_min_messages": "warning",
}


class ServerError(Exception):
    pass


def programs():
    """The folder of initdb, postgres and psql."""
    named = os.environ.get("CUPEL_POSTGRESQL_BIN")
    if named:
        return pathlib.Path(named)
    folders = [path.parent for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    folders.sort(key=lambda path: [int(part) for part in re.findall(r"\d+", str(path))])
    if folders:
        return folders[-1]
    found = shutil.which("postgres")
    if found is None:
        raise ServerError("no PostgreSQL server is installed (Debian: apt install postgresql), "
                          "or CUPEL_POSTGRESQL_BIN does not name its folder")
    return pathlib.Path(found).resolve().parent


def unprivileged():
    """The account for the server where this process is root, else None."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServerError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


def end_with_parent():
    """The server ends when this process does, however that happens (Linux only)."""
    if sys.platform == "linux":
        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


class Server:
    def __init__(self):
        self.programs = programs()
        self.account = unprivileged()
        self.folder = None
        self.process = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def as_account(self):
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def start(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cupel-pg-"))
        if self.account is not None:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        made = subprocess.run(
            [self.programs / "initdb", "--pgdata", self.data, "--username", USER, "--auth", "trust", "--encoding",
             "UTF8", "--no-locale", "--no-sync"],
            cwd=self.folder, env=self.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, **self.as_account())
        if made.returncode != 0:
            raise ServerError("initdb failed:\n" + made.stdout)

        self.launch()
        self.psql(f"CREATE DATABASE {DATABASE}", database="postgres")

    def launch(self):
        options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-k", self.folder, *options],
                cwd=self.folder, env=self.environment(), stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, preexec_fn=end_with_parent, start_new_session=True, **self.as_account())
        self.wait_until_ready()

    def restart(self):
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(20)
        self.launch()

    def wait_until_ready(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise ServerError("the server ended at once:\n" + self.log_text())
            ready = subprocess.run([self.programs / "pg_isready", "--quiet", "--host", self.folder, "--dbname", "postgres",
                                    "--username", USER], env=self.environment())
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise ServerError("the server did not answer within a minute:\n" + self.log_text())

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            for sign, seconds in ((signal.SIGINT, 20), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
                self.process.send_signal(sign)
                try:
                    self.process.wait(seconds)
                    break
                except subprocess.TimeoutExpired:
                    continue
        self.process = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None

    def log_text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def environment(self):
        """The caller's environment without its own PostgreSQL settings, and with this server's."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        if self.folder is not None:
            kept.update(PGHOST=str(self.folder), PGUSER=USER, PGDATABASE=DATABASE, CUPEL_POSTGRESQL_URL=self.url())
        return kept

    def url(self):
        return f"postgresql://{USER}@{urllib.parse.quote(str(self.folder), safe='')}/{DATABASE}"

    def psql(self, script, database=DATABASE, stop_on_error=True):
        """What psql prints for a script, rows as fields between tabs; raises ServerError at the first error."""
        ran = subprocess.run(
            [self.programs / "psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--field-separator", "\t",
             "--set", f"ON_ERROR_STOP={int(stop_on_error)}", "--dbname", database, "--file", "-"],
            env=self.environment(), input=script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if ran.returncode != 0 or (ran.stderr and not stop_on_error):
            raise ServerError(ran.stderr or f"psql ended with status {ran.returncode}")
        return ran.stdout


def end(signal_number, _):
    sys.exit(128 + signal_number)


LONGEST = 2 * 60 * 60  # seconds


def serve(file):
    """Runs until it is told to end."""
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with Server() as server:
        written = file.with_suffix(".new")
        written.write_text(f"{server.url()}\n{os.getpid()}\n")
        written.rename(file)
        signal.signal(signal.SIGUSR1, lambda *_: server.restart())
        end_of_time = time.monotonic() + LONGEST
        while time.monotonic() < end_of_time:
            time.sleep(60)
    return 0


def start(file):
    if os.environ.get("CUPEL_POSTGRESQL_URL"):
        return 0
    stop(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, "-B", __file__, "serve", str(file)], stdin=subprocess.DEVNULL, stdout=said,
                                   stderr=said, start_new_session=True, cwd="/")
        while process.poll() is None and not file.exists():
            time.sleep(0.05)
        if process.poll() is None:
            return 0
        said.seek(0)
        raise ServerError("the server did not start:\n" + said.read())


def stop(file):
    try:
        number = int(file.read_text().splitlines()[1])
        os.kill(number, signal.SIGTERM)
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            os.kill(number, 0)
            time.sleep(0.05)
        raise ServerError(f"the server of {file} does not end")
    except (FileNotFoundError, ProcessLookupError):
        pass
    file.unlink(missing_ok=True)
    return 0


def restart(file):
    os.kill(int(file.read_text().splitlines()[1]), signal.SIGUSR1)
    return 0


def main():
    command = sys.argv[1:]
    background = {"start": start, "restart": restart, "stop": stop, "serve": serve}
    if len(command) == 2 and command[0] in background:
        try:
            return background[command[0]](pathlib.Path(command[1]).absolute())
        except ServerError as problem:
            print(problem, file=sys.stderr)
            return 1
    if command[:1] == ["--"]:
        command = command[1:]
    if not command or command[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if command else 2
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)
    try:
        with Server() as server:
            status = subprocess.run(command, env=server.environment()).returncode
            if status != 0:
                print(server.log_text(), file=sys.stderr)
            return status
    except ServerError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
