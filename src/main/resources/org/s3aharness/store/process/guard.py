"""Runs a command that must not outlive the harness.

usage: guard.py DIRECTORY [--remove FILE]... COMMAND...

The command gets a session of its own, and DIRECTORY, which the guard makes, as TMPDIR and working
directory, and as HOME where the environment has none. When standard input ends (the harness closed
it, or is gone, even by SIGKILL), or on SIGTERM, the whole process group is killed. In every case
DIRECTORY, and each FILE that the command made elsewhere, is deleted before the guard exits. Its
exit code is the command's.
"""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading

PR_SET_PDEATHSIG = 1
TERMINATED = 128 + signal.SIGTERM


def end_with_the_harness():
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def end_with_the_guard():
    # Linux alone can promise it: elsewhere a SIGKILL of the guard itself leaves the command behind.
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main(directory, command):
    files = []
    while command[0] == "--remove":
        files.append(command[1])
        command = command[2:]
    if os.getpgrp() != os.getpid():
        os.setsid()  # else Ctrl-C in the harness's terminal would come here first
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))

    child = None
    os.mkdir(directory, 0o700)
    try:
        environment = dict(os.environ, TMPDIR=directory)
        environment.setdefault("HOME", directory)
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            cwd=directory,
            env=environment,
            start_new_session=True,
            preexec_fn=end_with_the_guard,
        )
        threading.Thread(target=end_with_the_harness, daemon=True).start()
        code = child.wait()
        return code if code >= 0 else 128 - code
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if child is not None:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # nothing of it is left
            child.wait()
        shutil.rmtree(directory, ignore_errors=True)
        for file in files:
            with contextlib.suppress(FileNotFoundError):
                os.remove(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
