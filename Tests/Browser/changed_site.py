"""Builds copies of the sample site that differ from it."""

import os
import shutil
import subprocess

from built_site import PUBLISHED, ROOT, Site

PROGRAM = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))


def build_changed(folder, change):
    """The sample site, copied into `folder` and changed there by `change`, built."""
    source = folder / "site"
    shutil.copytree(ROOT / "content", source / "content")
    change(source)
    public = folder / "public"
    done = subprocess.run(
        [PROGRAM, "build", "--site", source, "--output", public], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(public, PUBLISHED, done.stdout)
