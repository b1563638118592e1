"""What happens when the machine does not play along: full disks, killed builds, odd files.

Run by `make fault-test`. What needs root or a tool that is missing is skipped and says so.
"""

import contextlib
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from sites import MANIFEST, PROGRAM, Site, files, verify

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
CAN_NOT_WRITE = 74
PROBLEMS_FOUND = 1


@contextlib.contextmanager
def tmpfs(options):
    """A small file system of its own; skips the test where none can be mounted."""
    folder = tempfile.mkdtemp(prefix="careleaf-mount-")
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    if not IS_ROOT or subprocess.run(mount, capture_output=True).returncode != 0:
        os.rmdir(folder)
        raise unittest.SkipTest("needs root to mount a file system")
    try:
        yield pathlib.Path(folder)
    finally:
        subprocess.run(["umount", folder], check=True)
        os.rmdir(folder)


class FaultTest(unittest.TestCase):
    def site(self, count=20, **options):
        site = Site(count, **options)
        self.addCleanup(site.remove)
        return site

    def reference(self, site):
        """What the site is when nothing goes wrong."""
        output = site.folder / "reference"
        self.assertEqual(site.build("--output", output), (0, ""))
        return files(output)

    def assert_whole(self, folder, *versions):
        """Every file is as one of the versions has it."""
        for path, data in files(folder).items():
            self.assertTrue(any(version.get(path) == data for version in versions), path)

    def assert_repaired(self, site, output, reference):
        self.assertEqual(site.build("--output", output), (0, ""))
        self.assertEqual(files(output), reference)
        self.assertEqual(verify(output), "")
        self.assertFalse((pathlib.Path(output) / ".careleaf-tmp").exists())


class Disks(FaultTest):
    def test_full(self):
        site = self.site(200)
        reference = self.reference(site)
        with tmpfs("size=1m") as folder:
            status, said = site.build("--output", folder)
            self.assertEqual(status, CAN_NOT_WRITE, said)
            self.assertIn("No space left on device", said)
            self.assert_whole(folder, reference)
            subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
            self.assert_repaired(site, folder, reference)

    def test_full_when_the_site_changes(self):
        site = self.site(200)
        one = self.reference(site)
        with tmpfs("size=64m") as folder:
            self.assertEqual(site.build("--output", folder), (0, ""))
            filler = folder / "filler"
            with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
            site.set_version("two", 200)
            two = self.reference(site)
            status, said = site.build("--output", folder)
            self.assertEqual(status, CAN_NOT_WRITE, said)
            filler.unlink()
            self.assert_whole(folder, one, two)
            self.assert_repaired(site, folder, two)

    def test_limit_of_file_size(self):
        site = self.site()
        reference = self.reference(site)
        status, said = site.build(
            limits=[(resource.RLIMIT_FSIZE, 6000)], ignoring=signal.SIGXFSZ)
        self.assertEqual(status, CAN_NOT_WRITE, said)
        self.assertIn("File too large", said)
        self.assert_whole(site.public, reference)
        self.assert_repaired(site, site.public, reference)

    def test_read_only(self):
        site = self.site()
        with tmpfs("size=8m") as folder:
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            for output in [folder, folder / "deeper/public"]:
                status, said = site.build("--output", output)
                self.assertEqual(status, CAN_NOT_WRITE, said)
                self.assertIn("Read-only file system", said)

    def test_unchanged_site_on_a_read_only_disk_is_touched_by_nobody(self):
        site = self.site()
        with tmpfs("size=8m") as folder:
            self.assertEqual(site.build("--output", folder), (0, ""))
            before = files(folder)
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            self.assertEqual(site.build("--output", folder), (0, ""))
            status, said = site.build("--output", folder, "--fresh")
            self.assertEqual(status, CAN_NOT_WRITE, said)
            self.assertEqual(files(folder), before)

    def test_no_permission(self):
        site = self.site()
        self.assertEqual(site.build(), (0, ""))
        before = files(site.public)
        site.write_article("article-1", "two")
        folder = site.public / "articles/article-1"
        with self.unwritable(site.public / ".careleaf-manifest", site.public):
            status, said = site.build()
            self.assertEqual(status, CAN_NOT_WRITE, said)
        self.assertEqual(files(site.public), before)
        with self.unwritable(folder):
            status, said = site.build()
            self.assertEqual(status, CAN_NOT_WRITE, said)
            self.assertIn("articles/article-1", said)
        self.assertEqual(site.build(), (0, ""))
        self.assertEqual(verify(site.public), "")

    @contextlib.contextmanager
    def unwritable(self, *paths):
        """Root writes in spite of modes, but not where the file system itself refuses."""
        if not IS_ROOT:
            modes = [path.stat().st_mode for path in paths]
            for path in paths:
                path.chmod(0o555)
            yield
            for path, mode in zip(paths, modes):
                path.chmod(mode)
            return
        if subprocess.run(["chattr", "+i", *map(str, paths)], capture_output=True).returncode:
            subprocess.run(["chattr", "-i", *map(str, paths)], capture_output=True)
            self.skipTest("needs a user other than root, or a file system with chattr")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *map(str, paths)], check=True)


class Interruptions(FaultTest):
    def test_killed_at_random_moments(self):
        sites = [self.site(400), self.site(400)]
        sites[1].set_version("two", 400)
        versions = [self.reference(site) for site in sites]
        public = sites[0].public
        begin = time.monotonic()
        self.assertEqual(sites[0].build("--output", public), (0, ""))
        length = time.monotonic() - begin
        chance = random.Random(6)
        outcomes = {"killed": 0, "finished": 0, "half": 0}
        for round_number in range(50):
            current = (round_number + 1) % 2
            process = sites[current].start("--output", public)
            time.sleep(chance.uniform(0, 1.2) * length)
            process.kill()
            process.communicate()
            outcomes["killed" if process.returncode < 0 else "finished"] += 1
            outcomes["half"] += files(public) not in versions
            self.assert_whole(public, *versions)
            if round_number % 10 == 9:
                self.assert_repaired(sites[current], public, versions[current])
        print(f"kill -9: {outcomes}, build of {length:.2f} s", flush=True)
        self.assertGreater(outcomes["killed"], 20)
        self.assertGreater(outcomes["half"], 3)

    def test_two_builds_at_once(self):
        site = self.site(500)
        reference = self.reference(site)
        outcomes = []
        for _ in range(10):
            shutil.rmtree(site.public, ignore_errors=True)
            processes = [site.start() for _ in range(2)]
            said = [process.communicate()[1] for process in processes]
            statuses = sorted(process.returncode for process in processes)
            outcomes.append(statuses)
            self.assertIn(statuses, [[0, 0], [0, CAN_NOT_WRITE]], said)
            if CAN_NOT_WRITE in statuses:
                self.assertIn("Another build is writing to it", "".join(said))
            self.assertEqual(files(site.public), reference)
            self.assertEqual(verify(site.public), "")
        self.assertIn([0, CAN_NOT_WRITE], outcomes)

    def test_content_that_changes_while_it_is_read(self):
        site = self.site(300)
        one = self.reference(site)
        site.set_version("two", 300)
        two = self.reference(site)
        stop = threading.Event()

        def change():
            version = 0
            while not stop.is_set():
                version += 1
                for number in range(0, 300, 3):
                    name = f"only-two-{number}" if number % 50 == 7 else f"article-{number}"
                    temporary = site.folder / "new.md"
                    site.write_article("../../new", ["one", "two"][version % 2], number)
                    temporary.rename(site.folder / f"content/articles/{name}.md")

        thread = threading.Thread(target=change)
        thread.start()
        try:
            for _ in range(10):
                status, said = site.build()
                self.assertEqual((status, said), (0, ""))
                articles = {
                    path: data for path, data in files(site.public).items()
                    if path.startswith("articles/article-")}
                for path, data in articles.items():
                    self.assertIn(data, [one[path], two[path]], path)
        finally:
            stop.set()
            thread.join()

    def test_files_that_shrink_and_vanish_while_they_are_read(self):
        site = self.site(300)
        stop = threading.Event()

        def change():
            chance = random.Random(1)
            while not stop.is_set():
                path = site.folder / f"content/articles/article-{chance.randrange(300)}.md"
                if not path.exists():
                    continue
                text = path.read_bytes()
                path.write_bytes(text[:chance.randrange(len(text) + 1)])
                path.unlink()
                path.write_bytes(text)

        thread = threading.Thread(target=change)
        thread.start()
        try:
            for _ in range(15):
                status, said = site.build()
                self.assertIn(status, [0, PROBLEMS_FOUND, CAN_NOT_WRITE], said)
        finally:
            stop.set()
            thread.join()


class PowerLoss(FaultTest):
    """The order in which a build asks the system to write, sync and rename."""

    # The calls that are traced, each with the name that it has here.
    CALLS = {
        "openat": "openat", "openat2": "openat", "close": "close", "fsync": "fsync",
        "syncfs": "syncfs", "rename": "rename", "renameat": "rename", "renameat2": "rename",
        "unlink": "unlink", "unlinkat": "unlink",
    }

    def trace(self, site, *arguments):
        if not shutil.which("strace"):
            self.skipTest("needs strace")
        log = site.folder / "trace"
        run = subprocess.run(
            ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={','.join(self.CALLS)}", "-o", str(log),
             *site.command(*arguments)], cwd=site.folder, capture_output=True, text=True)
        if "PTRACE" in run.stderr or "ptrace" in run.stderr:
            self.skipTest("strace may not trace here")
        self.assertEqual(run.returncode, 0, run.stderr)
        return list(self.calls(log.read_text(errors="surrogateescape")))

    def calls(self, log):
        """Name and text of each call when it ends; a rename when it begins."""
        begun = {}
        for line in log.splitlines():
            process, _, text = line.partition(" ")
            match = re.match(r" *(?:<\.\.\. )?(\w+)", text)
            if not match:  # signals and ends
                continue
            name = self.CALLS.get(match.group(1), match.group(1))
            if "<unfinished" in text:
                begun[process] = text
                if name == "rename":
                    yield name, text
                continue
            if "resumed>" in text:
                text = begun.pop(process, "") + text
                if name == "rename":
                    continue
            yield name, text

    @staticmethod
    def paths(text):
        """The paths that a call names, those in an open folder with its own before them."""
        found = re.findall(r'(?:\d+<([^>]*)>, )?"([^"]*)"', text)
        return [os.path.join(folder, path) for folder, path in found]

    def assert_order(self, calls, root):
        """What a file holds is synced before the rename, its folder before anything is removed, and
        both before the final manifest."""
        unsynced, folders = set(), set()
        renames = 0
        for name, text in calls:
            if name == "openat" and "O_CREAT" in text and ".careleaf-tmp/" in text:
                unsynced.add(re.search(r'"([^"]*)"', text).group(1).split(".careleaf-tmp/")[1])
            elif name == "syncfs":
                unsynced.clear()
                folders.clear()
            elif name == "fsync":
                path = re.search(r"<([^>]*)>", text).group(1)
                unsynced.discard(path.split(".careleaf-tmp/")[-1])
                folders.discard(os.path.realpath(path))
            elif name == "rename":
                source, target = self.paths(text)
                if f"{root}/.careleaf-tmp/" not in source:
                    continue
                renames += 1
                self.assertNotIn(source.split(".careleaf-tmp/")[1], unsynced, target)
                folder = os.path.realpath(os.path.dirname(target))
                if target.endswith(MANIFEST):
                    self.assertEqual(folders - {folder}, set())
                folders.add(folder)
            elif name == "unlink" and root in text and ".careleaf-tmp" not in text \
                    and "AT_REMOVEDIR" not in text:
                self.assertEqual(folders, set(), text)
        self.assertEqual(folders, set())
        return renames

    def test_files_are_on_the_disk_before_they_have_names(self):
        site = self.site(40)
        output = os.path.realpath(site.folder / "output")
        calls = self.trace(site, "--output", output)
        self.assertGreater(self.assert_order(calls, output), 40)
        self.assertIn("syncfs", [name for name, _ in calls])
        site.write_article("article-1", "two")
        (site.folder / "content/articles/article-2.md").unlink()
        calls = self.trace(site, "--output", output)
        self.assertGreater(self.assert_order(calls, output), 2)
        self.assertIn("fsync", [name for name, _ in calls])
        self.assertEqual(verify(output), "")

    def test_no_sync(self):
        site = self.site()
        names = [name for name, _ in self.trace(site, "--no-sync")]
        self.assertIn("rename", names)
        self.assertNotIn("fsync", names)
        self.assertNotIn("syncfs", names)


class Limits(FaultTest):
    def test_64_open_files(self):
        site = self.site(2000)
        self.assertEqual(site.build(limits=[(resource.RLIMIT_NOFILE, 64)]), (0, ""))
        self.assertEqual(verify(site.public), "")

    def test_image_of_a_gigabyte(self):
        site = self.site()
        if shutil.disk_usage(site.folder).free < 3 << 30:
            self.skipTest("needs 3 GB of disk")
        header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\0\1\0" * 2
        image = site.write("content/articles/big.png", header)
        os.truncate(image, 1 << 30)
        site.write_article("big", "one", text="![A big picture](big.png)")
        peaks = []
        for _ in range(2):
            process = site.start()
            said = process.stderr.read()
            process.stderr.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, PROBLEMS_FOUND, said)
            self.assertIn("media/too-large", said.decode() if isinstance(said, bytes) else said)
            peaks.append(usage.ru_maxrss // 1024)
        print(f"1 GB image: peak memory {peaks} MB", flush=True)
        self.assertLess(max(peaks), 350)
        site.write_article("big", "one")
        self.assertEqual(site.build(), (0, ""))
        self.assertFalse((site.public / "articles/big.png").exists())

    def test_image_without_an_end_to_its_header(self):
        site = self.site()
        for name, start in [("a.jpg", b"\xff\xd8" + b"\xff" * 100), ("b.svg", b"<svg"),
                            ("c.webp", b"RIFF"), ("d.png", b""), ("e.gif", b"GIF8")]:
            os.truncate(site.write(f"content/articles/{name}", start), 64 << 20)
            site.write_article("shows", "one", text=f"![A picture]({name})")
            status, said = site.build()
            self.assertEqual(status, PROBLEMS_FOUND, said)
            self.assertIn("media/", said)


class Names(FaultTest):
    def problems(self, site):
        before = files(site.public)
        status, said = site.build()
        self.assertEqual(status, PROBLEMS_FOUND, said)
        self.assertEqual(files(site.public), before)
        return said

    def test_long(self):
        site = self.site()
        site.write_article("a" * 200, "one")
        long = "/" + "b" * 255 + "/" + "c" * 250 + ".html"
        self.write_aliases(site, long)
        self.assertEqual(site.build(), (0, ""))
        self.assertTrue((site.public / long[1:]).is_file())
        site.write_article("d" * 252, "one")
        self.assertIn("content/file-name", self.problems(site))

    def test_too_long(self):
        site = self.site()
        self.write_aliases(site, "/" + "b" * 256 + "/")
        self.assertIn("site/bad-path", self.problems(site))
        self.write_aliases(site, "/" + "b/" * 2500)
        self.assertIn("site/bad-path", self.problems(site))
        (site.folder / "content/articles/article-1.md").unlink()
        status, said = site.build("--output", "/".join(["e" * 250] * 20))
        self.assertEqual(status, CAN_NOT_WRITE, said)
        self.assertIn("File name too long", said)

    def write_aliases(self, site, *aliases):
        lines = "".join(f"  - \"{alias}\"\n" for alias in aliases)
        site.write(
            "content/articles/article-1.md",
            f"---\ntitle: T\nsummary: S\naliases:\n{lines}---\nText.\n")

    def test_of_other_alphabets(self):
        site = self.site()
        site.write_article("über", "one")
        site.write("content/articles/\u5317.png", b"")
        site.write("content/articles/Upper case.png", b"")
        (pathlib.Path(os.fsdecode(os.fsencode(site.folder) + b"/content/articles/\xff.md"))
         .write_bytes(b""))
        said = self.problems(site)
        self.assertEqual(said.count("content/file-name"), 4, said)
        self.write_aliases(site, "/über/", "/北京/x.html")
        for path in (site.folder / "content/articles").iterdir():
            if not path.name.isascii() or path.name[0] == "U":
                path.unlink()
        self.assertEqual(site.build(), (0, ""))
        self.assertTrue((site.public / "北京/x.html").is_file())

    def test_that_differ_in_case_or_form_only(self):
        site = self.site()
        self.assertEqual(site.build(), (0, ""))
        site.write_article("Article-1", "one")
        self.assertIn("content/file-name", self.problems(site))
        (site.folder / "content/articles/Article-1.md").unlink()
        for pair in [("/Old/", "/old/"), ("/u\u0308/", "/\u00fc/"), ("/\u0130x/", "/i\u0307x/")]:
            self.write_aliases(site, *pair)
            self.assertIn("site/same-path", self.problems(site))


class OddFiles(FaultTest):
    def test_links(self):
        site = self.site()
        self.assertEqual(site.build(), (0, ""))
        before = files(site.public)
        outside = tempfile.mkdtemp(prefix="careleaf-outside-")
        self.addCleanup(shutil.rmtree, outside)
        secret = pathlib.Path(outside) / "secret.md"
        secret.write_text("---\ntitle: secret\nsummary: secret\n---\nsecret\n")
        links = {
            "content/articles/loop.md": "loop.md", "content/articles/secret.md": secret,
            "content/articles/secret.png": "/etc/passwd", "content/treatments/other": outside,
            "content/treatments/up": "..", "content/pages": outside,
            "content/sources.yaml": secret,
        }
        for name, target in links.items():
            (site.folder / name).symlink_to(target)
            status, said = site.build()
            self.assertEqual(status, PROBLEMS_FOUND, said)
            self.assertIn("site/symbolic-link", said)
            self.assertIn(name, said)
            self.assertNotIn("secret\n", said)
            (site.folder / name).unlink()
        for name in ["templates/loop.mustache", "templates/partials/x.mustache",
                     "templates/assets/x.png", "templates/assets/folder"]:
            (site.folder / name).symlink_to(outside if name.endswith("folder") else secret)
            status, said = site.build()
            self.assertEqual(status, PROBLEMS_FOUND, f"{name}: {said}")
            self.assertIn(name, said)
            (site.folder / name).unlink()
        self.assertEqual(files(site.public), before)
        self.assertEqual(site.build(), (0, ""))

    def test_rules_for_another_tool_go_through_no_link(self):
        site = self.site(2)
        outside = pathlib.Path(tempfile.mkdtemp(prefix="careleaf-outside-"))
        self.addCleanup(shutil.rmtree, outside)
        command = [str(PROGRAM), "rules", "--site", str(site.folder), "--vale"]
        styles = site.folder / "styles"
        self.assertEqual(subprocess.run([*command, styles], capture_output=True).returncode, 0)
        one, other = sorted((styles / "Careleaf").iterdir())[:2]
        (outside / "kept").write_text("kept")
        one.unlink()
        one.symlink_to(outside / "kept")
        self.assertEqual(subprocess.run([*command, styles], capture_output=True).returncode, 0)
        self.assertEqual((outside / "kept").read_text(), "kept")
        self.assertFalse(one.is_symlink())
        shutil.rmtree(styles / "Careleaf")
        (styles / "Careleaf").symlink_to(outside)
        run = subprocess.run([*command, styles], capture_output=True, text=True)
        self.assertEqual(run.returncode, CAN_NOT_WRITE, run.stderr)
        self.assertFalse((outside / other.name).exists())

    def test_pipes_sockets_and_devices(self):
        for name in ["articles/x.md", "articles/x.png", "sources.yaml", "articles/stray"]:
            for kind in ["pipe", "socket", "device"]:
                with self.subTest(name=name, kind=kind):
                    site = self.site()
                    path = site.folder / "content" / name
                    if name.endswith(".png"):
                        site.write_article("shows", "one", text="![A picture](x.png)")
                    if kind == "pipe":
                        os.mkfifo(path)
                    elif kind == "socket":
                        self.make_socket(path)
                    elif not self.make_device(path):
                        continue
                    status, said = site.build(timeout=20)
                    expected = 0 if name.endswith("stray") else CAN_NOT_WRITE
                    self.assertEqual(status, expected, said)

    def make_socket(self, path):
        # The name of a socket is short; the path of the folder may not be.
        here = os.getcwd()
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
        os.chdir(here)

    def make_device(self, path):
        with contextlib.suppress(PermissionError):
            os.mknod(path, 0o20600, os.makedev(1, 5))  # /dev/zero
            return True
        print("skipped a device: needs root", flush=True)
        return False

    def test_in_the_output(self):
        site = self.site()
        site.public.mkdir()
        os.mkfifo(site.public / "index.html")
        status, said = site.build(timeout=20)
        self.assertEqual(status, PROBLEMS_FOUND, said)
        self.assertIn("output/foreign-file", said)
        (site.public / "index.html").unlink()
        os.mkfifo(site.public / MANIFEST)
        status, said = site.build(timeout=20)
        self.assertEqual(status, CAN_NOT_WRITE, said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
