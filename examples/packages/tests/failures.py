"""What can go wrong: one sentence, a status other than zero, and no file that was not there before."""

import os
import resource
import signal
import subprocess
import time
import unittest

from program import NOBODY, ProgramTest, main

ONE = "Package: a\nStatus: install ok installed\nArchitecture: all\nVersion: 1\n"


class FailureTest(ProgramTest):
    def contents(self):
        return {name: os.path.isfile(self.path(name)) and self.read(name) for name in self.files()}

    def expect_failure(self, sentence, *arguments, **options):
        before = self.contents()
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.stderr, f"packages: {sentence}\n")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(self.contents(), before)


class Input(FailureTest):
    def test_missing(self):
        self.expect_failure("cannot read 'absent': No such file or directory", "absent")

    def test_directory(self):
        os.mkdir(self.path("folder"))
        self.expect_failure("cannot read 'folder': it is a directory", "folder")

    def test_no_permission(self):
        os.chmod(self.write("secret", ONE), 0)
        self.expect_failure("cannot read 'secret': Permission denied", "secret", unprivileged=True)

    def test_nothing_in_it(self):
        for content in ("", "\n\n", "# a comment\n", "Package: a\nStatus: purge ok not-installed\n"):
            self.write("status", content)
            self.expect_failure("'status' describes no package", "status")

    def test_malformed(self):
        for content, line, message in (
            ("hello\n", 1, "expected 'Field: value', but there is no colon"),
            (" hello\n", 1, "a continuation line, but no field precedes it"),
            (ONE + "\nTwo Words: x\n", 6, "'Two Words' is not a field name"),
            (ONE + "\nVersion: 1\n", 6, "this paragraph has no Package field"),
            (ONE + "Version: 2\n", 5, "field 'Version' was given before, on line 4"),
            (ONE + "\n" + ONE, 6, "'a:all 1' was described before, on line 1"),
            (ONE + "Depends: b,\n c (>= 1\n", 6, "Depends: ')' is missing after the version of 'c'"),
            (ONE + "Depends: b c\n", 5, "Depends: expected ',' or '|' before 'c'"),
            (ONE + "Installed-Size: big\n", 5, "'big' is not a valid Installed-Size"),
            (ONE + "Description: \x1b[31m\x00\n", 5, "a NUL byte: this is not a text file"),
            (ONE.encode() + b"Description: \xff\n", 5, "the text is not valid UTF-8"),
            (b"\x7fELF\x02\x01\x01\x00\x00", 1, "a NUL byte: this is not a text file"),
        ):
            self.write("status", content)
            self.expect_failure(f"'status', line {line}: {message}", "status")

    def test_name_with_control_characters(self):
        self.expect_failure("cannot read 'a?[31mb': No such file or directory", "a\x1b[31mb")


class Arguments(FailureTest):
    def expect_usage_error(self, *arguments):
        done = self.run_program(self.sample, *arguments)
        self.assertRegex(done.stderr, r"\Apackages: .+ \(--help explains the options\)\n\Z")
        self.assertEqual((done.returncode, done.stdout, self.files()), (2, "", []))

    def test_mistakes(self):
        self.expect_usage_error("--unknown")
        self.expect_usage_error("second-file")
        self.expect_usage_error("--output")
        for number in ("0", "-1", "x", "1.5", "9999999999999999999999"):
            self.expect_usage_error("--top", number)

    def test_unknown_package(self):
        self.expect_failure("no package is called 'nosuchpackage', and none names it",
                            self.sample, "--depends-on", "nosuchpackage")

    def test_the_default_package_may_be_absent(self):
        self.write("one", ONE)
        self.assertEqual(self.run_program("one").returncode, 0)
        self.expect_failure("no package is called 'libc6', and none names it", "one", "--depends-on", "libc6")

    def test_unknown_section(self):
        self.expect_failure("no package is in a section called 'cooking'", self.sample, "--section", "cooking")


class Output(FailureTest):
    def test_no_name(self):
        self.expect_failure("cannot write '': a file needs a name", self.sample, "-o", "")

    def test_no_such_folder(self):
        self.expect_failure("cannot write 'no/out.db': No such file or directory",
                            self.sample, "--output", "no/out.db")

    def test_directory(self):
        os.mkdir(self.path("out"))
        self.expect_failure("cannot write 'out': it is a directory", self.sample, "--output", "out")

    def test_no_permission(self):
        os.mkdir(self.path("out"))
        os.chmod(self.path("out"), 0o555)
        self.expect_failure("cannot write 'out/out.db': Permission denied",
                            self.sample, "--output", "out/out.db", unprivileged=True)

    def test_no_regular_file(self):
        os.mkfifo(self.path("pipe"))
        self.expect_failure("cannot write 'pipe': it is not a regular file", self.sample, "--output", "pipe")

    def test_its_own_input(self):
        self.write("status", ONE)
        os.link(self.path("status"), self.path("link"))
        for name in ("status", "link"):
            self.expect_failure(f"cannot write '{name}': it is the file to read",
                                "status", "--output", name, "--force")

    def test_a_strangers_file(self):
        refusal = "it exists and is not a database of this program (--force overwrites it)"
        self.write("notes.txt", "mine\n")
        self.sql("CREATE TABLE mine (x)", "other.db")
        for name in ("notes.txt", "other.db"):
            self.expect_failure(f"cannot write '{name}': {refusal}", self.sample, "--output", name)
        self.load_sample("--output", "notes.txt", "--force")
        self.assertEqual(self.sql("PRAGMA integrity_check", "notes.txt"), ["ok"])

    def test_what_the_user_may_not_write(self):
        refusal = "cannot write 'packages.db': it exists and you may not write it (--force replaces it)"
        self.run_program(self.sample, unprivileged=True)
        os.chmod(self.path("packages.db"), 0o444)
        self.expect_failure(refusal, self.sample, unprivileged=True)
        done = self.run_program(self.sample, "--force", unprivileged=True)
        self.assertEqual((done.returncode, done.stderr, self.mode()), (0, "", 0o444))

    @unittest.skipUnless(os.geteuid() == 0, "only root has files of two users")
    def test_what_another_user_wrote(self):
        refusal = "cannot write 'packages.db': it exists and you may not write it (--force replaces it)"
        self.load_sample()
        os.chmod(self.path("packages.db"), 0o644)
        self.expect_failure(refusal, self.sample, unprivileged=True)

    def mode(self):
        return os.stat(self.path("packages.db")).st_mode & 0o7777

    def test_permissions_are_kept(self):
        self.load_sample()
        for mode in (0o600, 0o640, 0o666):
            os.chmod(self.path("packages.db"), mode)
            self.load_sample()
            self.assertEqual(self.mode(), mode)

    @unittest.skipUnless(os.geteuid() == 0, "only root has files of two users")
    def test_the_owner_is_kept(self):
        self.run_program(self.sample, unprivileged=True)
        self.load_sample()
        found = os.stat(self.path("packages.db"))
        self.assertEqual((found.st_uid, found.st_gid), (NOBODY, NOBODY))

    def test_a_database_in_use(self):
        self.load_sample()
        self.write("packages.db-journal", "x")
        self.expect_failure("cannot write 'packages.db': another program seems to use it, for there is "
                            "'packages.db-journal'", self.sample)

    def test_an_earlier_result_is_replaced_or_kept_whole(self):
        self.load_sample()
        self.write("bad", "hello\n")
        self.expect_failure("'bad', line 1: expected 'Field: value', but there is no colon", "bad")
        self.write("one", ONE)
        self.assertEqual(self.run_program("one").returncode, 0)
        self.assertEqual(self.sql("SELECT count(*) FROM packages"), ["1"])

    def test_an_empty_file_is_filled(self):
        self.write("packages.db", "")
        self.load_sample()

    def test_a_symbolic_link_is_followed(self):
        self.load_sample("--output", "real.db")
        os.symlink("real.db", self.path("link.db"))
        self.load_sample("--output", "link.db")
        self.assertTrue(os.path.islink(self.path("link.db")))

    def test_a_full_disk(self):
        self.load_sample()
        done = self.run_program(self.sample, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)))
        self.assertRegex(done.stderr, r"\Apackages: cannot write '.*packages\.db': [^\n]+\n\Z")
        self.assertEqual((done.returncode, done.stdout, self.files()), (1, "", ["packages.db"]))
        self.assertEqual(self.sql("PRAGMA integrity_check"), ["ok"])


class StandardOutput(ProgramTest):
    def test_unwritable(self):
        with open("/dev/full", "w") as full:
            done = self.run_program(self.sample, stdout=full)
        self.assertEqual((done.returncode, done.stderr),
                         (1, "packages: cannot write the answers: No space left on device\n"))
        self.assertEqual(self.sql("PRAGMA integrity_check"), ["ok"])

    def test_a_reader_that_leaves(self):
        read, write = os.pipe()
        os.close(read)
        done = self.run_program(self.sample, stdout=write)
        os.close(write)
        self.assertEqual((done.returncode, done.stderr), (-signal.SIGPIPE, ""))
        self.assertEqual(self.sql("PRAGMA integrity_check"), ["ok"])


# What ends a process that leaves it as it is, but for SIGKILL; SIGXFSZ is the full disk above.
DEADLY = set(signal.valid_signals()) - {
    signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD, signal.SIGCONT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU,
    signal.SIGURG, signal.SIGWINCH, signal.SIGXFSZ, *range(signal.SIGRTMIN + 1, signal.SIGRTMAX)}


def without_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Interruption(ProgramTest):
    def setUp(self):
        super().setUp()
        names = [f"package-{i}" for i in range(2500)]
        self.write("status", "\n".join(
            f"Package: {name}\nStatus: install ok installed\nArchitecture: all\nVersion: 1\n"
            f"Depends: {', '.join(names[i:i + 10])}\n" for i, name in enumerate(names)))

    def test_signals_leave_nothing_behind(self):
        for number in DEADLY:
            with self.subTest(number):
                self.interrupt(number)
                self.assertEqual(self.files(), ["status"])

    def test_what_the_user_ignores_is_ignored(self):
        def ignore():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

        process = self.start(preexec_fn=ignore)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.files()), (0, ["packages.db", "status"]))

    def test_the_next_run_removes_what_a_killed_one_left(self):
        self.interrupt(signal.SIGKILL)
        self.assertTrue(any(".partial-" in name for name in self.files()))
        self.load_sample()
        self.assertEqual(self.files(), ["packages.db", "status"])

    def test_the_next_run_leaves_what_is_not_of_the_dead(self):
        others = [f"packages.db.partial-{os.getpid()}", "packages.db.partial-", "packages.db.partial-1x",
                  "packages.db.partial-999999999999", "other.db.partial-999999999"]
        for name in others:
            self.write(name, "")
        self.write("packages.db.partial-999999999", "")
        self.write("packages.db.partial-999999999-journal", "")
        self.load_sample()
        self.assertEqual(self.files(), sorted([*others, "packages.db", "status"]))

    def test_the_number_of_a_dead_process_comes_again(self):
        def leave():
            with open(self.path(f"packages.db.partial-{os.getpid()}"), "w") as file:
                file.write("x")

        done = self.run_program(self.sample, preexec_fn=leave)
        self.assertEqual((done.returncode, done.stderr, self.files()), (0, "", ["packages.db", "status"]))

    def start(self, **options):
        """The program, while it writes the database."""
        process = subprocess.Popen([self.program, "status"], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, **options)
        while process.poll() is None and not any(".partial-" in name for name in self.files()):
            time.sleep(0.001)
        time.sleep(0.02)
        return process

    def interrupt(self, number):
        """Ends the program by a signal while it writes the database."""
        for _ in range(20):
            process = self.start(preexec_fn=without_core)
            process.send_signal(number)
            output = process.communicate(timeout=60)
            if not os.path.exists(self.path("packages.db")):
                self.assertEqual((process.returncode, output), (-number, (b"", b"")))
                return
            os.remove(self.path("packages.db"))
        self.fail("it always finished first")


if __name__ == "__main__":
    main()
