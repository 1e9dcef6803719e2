"""Becomes SeaweedFS, after writing its configuration into the working directory.

usage: seaweedfs_host.py COMMAND...

The files are given as a JSON object of names and texts in SEAWEEDFS_FILES: written here, they are
in a directory that is deleted however the harness ends.
"""

import json
import os
import sys

os.umask(0o077)
for name, text in json.loads(os.environ.pop("SEAWEEDFS_FILES")).items():
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)
os.execv(sys.argv[1], sys.argv[1:])
