"""Packs a folder as a wheel whose same contents have the same bytes.

usage: wheel.py FOLDER VERSION PLATFORM OUT
"""

import base64
import hashlib
import os
import stat
import sys
import time
import zipfile

folder, version, platform, out = sys.argv[1:]
info = os.path.join(folder, f"creneau-{version}.dist-info")
with open(os.path.join(info, "METADATA"), "w") as file:
    file.write(
        f"Metadata-Version: 2.1\nName: creneau\nVersion: {version}\n"
        "Summary: Finds the ground that no competitor holds, from a folder of saved product pages\n"
        "License: Apache-2.0\nRequires-Python: >=3.8\n"
    )
with open(os.path.join(info, "WHEEL"), "w") as file:
    file.write(f"Wheel-Version: 1.0\nGenerator: creneau\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n")

when = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "315532800")), 315532800))[:6]
names = sorted(os.path.relpath(os.path.join(where, name), folder) for where, _, files in os.walk(folder) for name in files)
record = f"creneau-{version}.dist-info/RECORD"
lines = []
with zipfile.ZipFile(os.path.join(out, f"creneau-{version}-py3-none-{platform}.whl"), "w", zipfile.ZIP_DEFLATED) as wheel:

    def add(name, content, mode):
        entry = zipfile.ZipInfo(name, when)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = (stat.S_IFREG | mode) << 16
        wheel.writestr(entry, content)

    for name in names:
        if name == record:
            continue
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        add(name, content, 0o755 if "/scripts/" in name else 0o644)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}")
    add(record, "\n".join(lines + [f"{record},,"]) + "\n", 0o644)
