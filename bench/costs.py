"""Time, memory and instructions of a command."""
import os
import resource
import subprocess
import sys
import time


def seconds(command, folder=None):
    begin = time.perf_counter()
    code = subprocess.run(command, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8"}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode
    if code > 3:  # 1 and 3 say what was found
        sys.exit(f"{command} ended with {code}")
    return time.perf_counter() - begin


def processor_seconds(command, folder):
    """Of user and system together: what a busy machine changes less."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_megabytes(command, folder):
    script = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
              "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)")
    done = subprocess.run([sys.executable, "-c", script, *map(str, command)], cwd=folder, capture_output=True, text=True)
    return float(done.stdout)


def instructions(command, folder):
    """Instructions that callgrind counts: the same on a busy machine."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
                          cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in done.stderr.splitlines():
        if "refs:" in line:
            return int(line.split()[-1].replace(",", ""))
    sys.exit(f"callgrind did not count: {done.stderr[-300:]}")
