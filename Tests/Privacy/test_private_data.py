"""Builds a site with pictures and documents that say who made them, where and with what, and looks
for that in every file of the output, with ExifTool and byte by byte; see `make privacy-test`."""

import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess

import pypdf
import pytest
from PIL import Image, ImageChops, ImageOps, ImageSequence, ImageStat

import pictures

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CARELEAF", ROOT / ".build/release/careleaf")).resolve()
MEDIA = {".jpg", ".png", ".webp", ".avif", ".gif", ".svg", ".pdf"}

# What ExifTool may say of a picture that is published: its size, its colours and how it is turned.
GROUPS = {"ExifTool", "System", "File", "Composite", "JFIF", "RIFF", "GIF", "SVG",
          "PNG-pHYs", "Adobe", "APP14", "AnimationControl"}
TAGS = {
    "SourceFile", "PNG:ImageWidth", "PNG:ImageHeight", "PNG:BitDepth",
    "PNG:ColorType", "PNG:Compression", "PNG:Filter", "PNG:Interlace", "PNG:Palette",
    "PNG:Transparency", "PNG:ProfileName", "PNG:AnimationFrames", "PNG:AnimationPlays",
    "PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount", "PDF:Title",
}
# What says who, where, when and with what, wherever it stands.
PRIVATE = (
    "GPS", "Serial", "Artist", "Author", "Creator", "Copyright", "By-line", "Owner", "Make",
    "Model", "Software", "Comment", "Description", "DocumentID", "Thumbnail", "PreviewImage",
    "DateTimeOriginal", "Producer", "Keywords", "Subject", "Location", "City",
)
# Of a profile, which everybody has.
SHARED = ("ICC",)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A folder with a site, and in it what is published."""
    folder = tmp_path_factory.mktemp("site")
    for name in ["content", "templates"]:
        shutil.copytree(ROOT / name, folder / name)
    media = folder / "content/articles/faces"
    pictures.make(media)
    names = sorted(path.name for path in media.iterdir())
    shown = "\n\n".join(
        f"[Sheet](faces/{name})" if name.endswith(".pdf") else f"![A face](faces/{name})"
        for name in names)
    article(folder, "faces", shown)
    for name, front in [("draft", "draft: true\n"), ("later", "publish_on: 2099-01-01\n")]:
        shutil.copy(media / "exif.jpg", folder / f"content/articles/{name}.jpg")
        article(folder, name, f"![A face]({name}.jpg)", front)
    shutil.copy(media / "sheet.pdf", folder / "content/articles/unused.pdf")
    article(folder, "shared", "Text.", "image: shared.jpg\n")
    shutil.copy(media / "exif.jpg", folder / "content/articles/shared.jpg")
    shutil.copy(media / "exif.jpg", folder / "templates/assets/team.jpg")
    build(folder)
    return folder


def article(folder, name, text, front=""):
    head = f"---\ntitle: About {name}\nsummary: It is about {name}.\n{front}---\n"
    (folder / f"content/articles/{name}.md").write_text(head + text + "\n")


def run(folder, output):
    return subprocess.run(
        [PROGRAM, "build", "--site", folder, "--output", output, "--as-of", "2026-11-24"],
        capture_output=True, text=True)


def build(folder):
    done = run(folder, folder / "public")
    assert done.returncode == 0, done.stderr
    return done.stdout


def look(folder):
    """What ExifTool finds in the files of a folder, by their paths in it."""
    done = subprocess.run(
        ["exiftool", "-json", "-G1", "-a", "-U", "-ee3", "-r", "-m", folder], capture_output=True,
        text=True)
    return {
        str(pathlib.Path(file["SourceFile"]).relative_to(folder)): file
        for file in json.loads(done.stdout)
    }


def private(file):
    """The tags of a file that say who, where or with what."""
    return sorted(
        tag for tag in file
        if tag.split(":")[-1].startswith(PRIVATE) and not tag.startswith(SHARED)
        and str(file[tag]).strip())


def test_the_pictures_say_what_they_should_not(site):
    sources = look(site / "content/articles/faces")
    assert len(sources) >= 55
    silent = [name for name, file in sources.items() if not private(file)]
    # What ExifTool does not look for stands behind the end, or in a second picture.
    assert [name for name in silent if not name.startswith(("tail.", "two.", "film."))] == []


def test_no_file_says_who_where_or_with_what(site):
    found = {name: private(file) for name, file in look(site / "public").items()}
    # Pages have authors and descriptions of their own.
    media = {name: tags for name, tags in found.items() if pathlib.Path(name).suffix in MEDIA}
    assert len(media) >= 55
    assert {name: tags for name, tags in media.items() if tags} == {}


def test_pictures_say_nothing_but_their_size_and_colours(site):
    for name, file in look(site / "public").items():
        if pathlib.Path(name).suffix not in MEDIA - {".avif"}:
            continue
        assert [tag for tag in file
                if tag not in TAGS and str(file[tag]).strip() and not tag.startswith("ICC")
                and tag.split(":")[0] not in GROUPS] == [], name
        # XMP that is blank in a document is none.
        assert name.endswith(".pdf") or "ExifTool:Warning" not in file, name


def test_no_secret_is_in_any_byte(site):
    files = [path for path in (site / "public").rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        data = path.read_bytes()
        for secret in pictures.SECRETS:
            for encoding in ["utf-8", "utf-16-le", "utf-16-be"]:
                assert secret.encode(encoding) not in data, path


def is_made_anew(path):
    """Whether Careleaf makes new files of a picture; others it only cleans."""
    return path.suffix in {".jpg", ".png", ".webp"} and not path.name.startswith("film")


def made(site, path):
    """The files that were made of a picture: their names have its width and a mark."""
    folder = site / "public/articles/faces"
    files = [file for file in folder.iterdir()
             if re.fullmatch(rf"{path.stem}-[0-9]+\.[0-9a-f]{{10}}\.(webp|jpg|png)", file.name)]
    # Pictures of other kinds have the same stem; the mark tells them apart.
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    return sorted(file for file in files if f".{mark}." in file.name)


def pictures_of(site):
    return sorted(path for path in (site / "content/articles/faces").iterdir()
                  if path.suffix in MEDIA - {".svg", ".pdf"})


def test_pictures_that_are_only_cleaned_look_the_same(site):
    faces = [path for path in pictures_of(site) if not is_made_anew(path)]
    assert len(faces) >= 8
    for path in faces:
        published = site / "public/articles/faces" / path.name
        with Image.open(path) as before, Image.open(published) as after:
            assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
            assert after.info.get("icc_profile") == before.info.get("icc_profile")
            assert after.info.get("loop") == before.info.get("loop")
            pairs = zip(ImageSequence.Iterator(before), ImageSequence.Iterator(after))
            assert all(one.tobytes() == other.tobytes() for one, other in pairs), path.name


def test_pictures_that_are_made_anew_look_the_same(site):
    """Turned as they are shown, in the colours they have; WebP and JPEG change them a little."""
    faces = [path for path in pictures_of(site) if is_made_anew(path)]
    assert len(faces) >= 40
    for path in faces:
        files = made(site, path)
        assert {file.suffix for file in files} in ({".webp", ".jpg"}, {".webp", ".png"}), path.name
        with Image.open(path) as before:
            wanted = turned(before)
        for file in files:
            with Image.open(file) as after:
                assert "icc_profile" not in after.info and "exif" not in after.info
                shown = after.convert("RGBA")
            assert shown.size == wanted.size, path.name
            # What cannot be seen may have any colour.
            back = Image.new("RGBA", shown.size, "white")
            difference = ImageChops.difference(
                Image.alpha_composite(back, shown).convert("RGB"),
                Image.alpha_composite(back, wanted).convert("RGB"))
            assert max(ImageStat.Stat(difference).mean) < 5, file.name
        assert not (site / "public/articles/faces" / path.name).exists()


def turned(picture):
    picture.seek(0)
    return ImageOps.exif_transpose(picture).convert("RGBA")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_page_says_the_size_that_is_shown(site, orientation):
    page = (site / "public/articles/faces/index.html").read_text()
    size = 'width="32" height="48"' if orientation > 4 else 'width="48" height="32"'
    tags = re.findall(rf'<img src="[^"]*/turned-{orientation}-[^>]*>', page)
    assert len(tags) == 3 and all(size in tag for tag in tags)


def test_documents_can_still_be_read(site):
    for name in ["sheet", "changed"]:
        data = (site / f"public/articles/faces/{name}.pdf").read_bytes()
        reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
        assert len(reader.pages) == 1 and len(reader.pages[0].images) == 1
        found = {key: value.strip() for key, value in (reader.metadata or {}).items()}
        assert {key: value for key, value in found.items() if value} == (
            {"/Title": "Aftercare"} if name == "sheet" else {})


def test_the_advice_about_documents_helps(site, tmp_path):
    for name in ["content", "templates"]:
        shutil.copytree(ROOT / name, tmp_path / name)
    sheet, old, new = (tmp_path / f"{name}.pdf" for name in ["sheet", "old", "new"])
    shutil.copy(site / "content/articles/faces/sheet.pdf", sheet)
    subprocess.run(["qpdf", "--object-streams=generate", sheet, old], check=True)
    article(tmp_path, "sheets", "[Sheet](sheet.pdf)")
    published = tmp_path / "content/articles/sheet.pdf"
    shutil.copy(old, published)
    done = run(tmp_path, tmp_path / "public")
    assert done.returncode == 1 and "media/hidden-data" in done.stderr
    advice = done.stderr.split("or run: ")[1].splitlines()[0]
    # Code 3 of qpdf are warnings, here about how ExifTool writes.
    assert subprocess.run(advice, shell=True, cwd=tmp_path, capture_output=True).returncode in (0, 3)
    shutil.copy(new, published)
    done = run(tmp_path, tmp_path / "public")
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "public/articles/sheet.pdf").read_bytes()
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert not any(secret.encode() in data for secret in pictures.SECRETS)


def test_only_what_pages_use_is_published(site):
    published = {path.name for path in (site / "public/articles").iterdir() if path.is_file()}
    # The card of a page is a JPEG file, which everybody can show, and one for its place in lists.
    shared = {name for name in published if name.startswith("shared")}
    assert sorted(name.rsplit(".", 1)[1] for name in shared) == ["jpg", "webp"]
    assert not any(name.startswith(("draft", "later", "unused")) for name in published)


def test_nothing_is_written_when_nothing_has_changed(site):
    before = {path: path.stat().st_mtime_ns for path in (site / "public").rglob("*")}
    assert "0 files written" in build(site)
    assert before == {path: path.stat().st_mtime_ns for path in (site / "public").rglob("*")}
