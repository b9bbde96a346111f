"""The progress bar: on a terminal, gone when the work is done, and nowhere else."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unittest

from program import ProgramTest, main


class Terminal(ProgramTest):
    def on_terminal(self, *arguments, columns=0):
        """The status, and what reached a terminal as standard error; without columns it does not say how wide it is."""
        terminal, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([self.program, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=end)
        os.close(end)
        seen = b""
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:  # what Linux says when the other end is closed
                part = b""
            if not part:
                break
            seen += part
        os.close(terminal)
        return process.wait(timeout=60), seen.decode()

    def test_bars_that_leave_no_trace(self):
        status, seen = self.on_terminal(self.sample)
        self.assertEqual(status, 0)
        for label in ("reading", "loading"):
            self.assertRegex(seen, rf"\r{label} \[#+ *\] +\d+%")
            self.assertIn(f"\r{label} [{'#' * 40}] 100%", seen)
        self.assertTrue(seen.endswith("100%\r\x1b[K"), seen)
        self.assertNotIn("\n", seen)

    def test_bars_that_fit(self):
        for columns, drawn in ((200, "reading [" + "#" * 40 + "] 100%"), (56, "reading [" + "#" * 40 + "] 100%"),
                               (40, "reading [" + "#" * 24 + "] 100%"), (21, "reading [#####] 100%"),
                               (20, "reading 100%"), (13, "reading 100%"), (12, None), (1, None)):
            with self.subTest(columns):
                status, seen = self.on_terminal(self.sample, columns=columns)
                lines = re.split(r"\r(?:\x1b\[K)?", seen)
                self.assertEqual(status, 0)
                self.assertLess(max(map(len, lines)), columns)
                self.assertIn(drawn or "", lines)

    def test_a_sentence_on_a_line_of_its_own(self):
        self.write("bad", "Package: a\nArchitecture: all\nVersion: 1\n\nhello\n")
        status, seen = self.on_terminal("bad")
        self.assertEqual(status, 1)
        self.assertTrue(seen.endswith("\r\x1b[Kpackages: 'bad', line 5: expected 'Field: value', but there is no "
                                      "colon\r\n"), seen)

    def test_no_bar_without_a_terminal(self):
        self.assertEqual(self.run_program(self.sample).stderr, "")


if __name__ == "__main__":
    main()
