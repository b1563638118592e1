"""How long a site with many photographs takes: the first time, when nothing has changed, and when a text
has; how much memory one large picture takes; see `make bench-pictures`.

The photographs are made by this script: noise of all sizes, which is as hard to compress as skin and
hair. Times are of processors (user and system), because others may work on the machine; `wall` is
what passes meanwhile. What the libraries alone take is measured by Pillow, which brings the same ones
along: reading a photograph at half its size, and writing the files that a build makes of it."""

import io
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from PIL import Image, ImageChops

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CARELEAF", ROOT / ".build/release/careleaf")).resolve()
COUNT = int(os.environ.get("PICTURES", "300"))


def photograph(size, seed):
    """A picture in which every detail, from the whole to a few pixels, is by chance."""
    chance = random.Random(seed)
    picture = Image.new("RGB", size, (150, 128, 112))
    for cells, strength in [(4, 90), (16, 50), (64, 30), (256, 16), (1024, 10)]:
        rows = max(1, cells * size[1] // size[0])
        noise = Image.frombytes("RGB", (cells, rows), chance.randbytes(cells * rows * 3))
        noise = noise.resize(size, Image.Resampling.BICUBIC)
        noise = noise.point([value * strength // 255 for value in range(256)] * 3)
        picture = ImageChops.add(picture, noise, 1, -strength // 2)
    return picture


def jpeg(picture, **options):
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=92, **options)
    return data.getvalue()


def libraries(data):
    """The seconds that the libraries take for the photograph of 12 megapixels in `data`."""
    start = time.process_time()
    picture = Image.open(io.BytesIO(data))
    picture.draft("RGB", (1440, 1080))
    picture.load()
    used = time.process_time() - start
    for width in [720, 1080, 1440]:
        small = picture.resize((width, width * 3 // 4), Image.Resampling.BOX)
        start = time.process_time()
        small.save(io.BytesIO(), "WEBP", quality=78, method=4)
        if width == 1080:
            small.save(io.BytesIO(), "JPEG", quality=80, progressive=True, optimize=True)
        used += time.process_time() - start
    return used


def article(folder, name, text):
    head = f"---\ntitle: About {name}\nsummary: It is about {name}.\n---\n"
    (folder / f"content/articles/{name}.md").write_text(head + text + "\n")


# A process begins with the memory of the one that starts it, so one without pictures starts the program.
STARTER = """
import os, sys, time
start = time.monotonic()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss // 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def build(folder, *options):
    """Builds a site; returns the seconds of processors and of the clock, and megabytes."""
    command = [PROGRAM, "build", "--site", folder, "--quiet", "--as-of", "2026-11-24", *options]
    done = subprocess.run([sys.executable, "-c", STARTER, *command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    used, wall, memory = done.stdout.split()[-3:]
    return float(used), float(wall), int(memory)


def report(name, measured):
    used, wall, memory = measured
    print(f"{name:44} {used:7.2f} s of processors, wall {wall:7.2f} s, {memory:5} MB", flush=True)


def compare_unchanged(plain, full):
    """Builds by turns, so that what else goes on meets both, and compares the middle ones."""
    rounds = [(build(plain), build(full)) for _ in range(41)]
    middle = {}
    for number, name in enumerate(["without", "with"]):
        used, wall, memory = (sorted(values)[20] for values in zip(*(r[number] for r in rounds)))
        middle[name] = used, wall
        print(f"{name + ' pictures, unchanged, middle of 41':44} {used * 1e3:6.1f} ms of processors, "
              f"wall {wall * 1e3:6.1f} ms, {memory:5} MB")
    used, wall = (a / b for a, b in zip(middle["with"], middle["without"]))
    print(f"{'':44} {used:6.2f} times              {wall:6.2f} times")


def site(folder):
    for name in ["content", "templates"]:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        plain, full, large = (site(folder / name) for name in ["plain", "full", "large"])
        # Few different ones, each with another end: what a file is told by is all of its bytes.
        originals = [jpeg(photograph((4000, 3000), seed)) for seed in range(min(COUNT, 4))]
        print(f"{COUNT} photographs of 12 megapixels, "
              f"{sum(map(len, originals)) / len(originals) / 1e6:.1f} MB each")
        for number in range(COUNT):
            data = originals[number % len(originals)] + number.to_bytes(4, "big")
            (full / f"content/articles/photo-{number}.jpg").write_bytes(data)
        for number in range((COUNT + 9) // 10):
            names = range(number * 10, min(COUNT, number * 10 + 10))
            text = "\n\n".join(f"![A fold of skin](photo-{name}.jpg)" for name in names)
            article(full, f"photos-{number}", text)
            article(plain, f"photos-{number}", "Text.")
        alone = sum(map(libraries, originals)) / len(originals)
        print(f"{'the libraries alone':44} {alone * COUNT:7.2f} s of processors")
        report("without pictures, first", build(plain))
        report("with pictures, first", build(full))
        # What was written just now is looked at once more, and known from then on.
        time.sleep(3)
        report("with pictures, the first time unchanged", build(full))
        compare_unchanged(plain, full)
        article(full, "photos-0", "Text.\n\n![A fold of skin](photo-1.jpg)")
        report("with pictures, a text changed", build(full))
        for kind in [{}, {"progressive": True}]:
            (large / "content/articles/large.jpg").write_bytes(
                jpeg(photograph((11600, 8700), 7), **kind))
            article(large, "large", "![A fold of skin](large.jpg)")
            name = "progressive" if kind else "baseline"
            try:
                report(f"one of 101 megapixels, {name}", build(large))
            except SystemExit as end:
                print(f"one of 101 megapixels, {name}: refused\n{end}")


if __name__ == "__main__":
    main()
