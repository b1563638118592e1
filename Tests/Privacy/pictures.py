"""Pictures and documents with everything in them that a clinic must not publish."""

import subprocess

from PIL import Image, ImageCms, PngImagePlugin

NAME = "Mabel Quince"
PATH = "C:\\Users\\quince\\patients"
SERIAL = "SN-4711-0815"
SECRETS = [NAME, "Quince", PATH, "quince\\patients", SERIAL]

# Places, people, devices and programs, as cameras and programs write them.
EXIF = [
    "-EXIF:GPSLatitude=48.137", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSLongitude=11.575",
    "-EXIF:GPSLongitudeRef=E", "-EXIF:GPSAltitude=519", f"-EXIF:Artist={NAME}",
    f"-EXIF:Copyright={NAME}", f"-EXIF:OwnerName={NAME}", f"-EXIF:SerialNumber={SERIAL}",
    f"-EXIF:LensSerialNumber={SERIAL}", "-EXIF:Make=Quince", "-EXIF:Model=Quince 2",
    f"-EXIF:UserComment={PATH}", f"-EXIF:ImageDescription={PATH}", "-EXIF:Software=Quince 3",
    "-EXIF:DateTimeOriginal=2026:05:01 12:00:00",
]
XMP = [
    f"-XMP-dc:Creator={NAME}", f"-XMP-dc:Description={PATH}", "-XMP:GPSLatitude=48.137",
    "-XMP:GPSLongitude=11.575", f"-XMP-aux:SerialNumber={SERIAL}", "-XMP:CreatorTool=Quince 3",
    f"-XMP-xmpMM:DocumentID={SERIAL}",
]
IPTC = [f"-IPTC:By-line={NAME}", f"-IPTC:Caption-Abstract={PATH}", "-IPTC:City=Munich"]

SVG = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by {NAME} -->
<svg width="48" height="32" viewBox="0 0 48 32" xmlns="http://www.w3.org/2000/svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  inkscape:export-filename="{PATH}\\face.png" sodipodi:docname="{NAME}.svg">
  <sodipodi:namedview inkscape:document-path="{PATH}"/>
  <metadata><creator>{NAME}</creator></metadata>
  <title>A face</title>
  <circle inkscape:label="{NAME}" cx="24" cy="16" r="12"/>
</svg>
"""


def make(folder):
    """Puts all of them into `folder`."""
    folder.mkdir(parents=True)
    thumbnail = folder / "thumbnail.tmp"
    photograph((16, 12)).save(thumbnail, "JPEG")
    for kind in ["jpg", "png", "webp"]:
        for orientation in range(1, 9):
            path = folder / f"turned-{orientation}.{kind}"
            save(photograph(), path)
            write(path, *EXIF, *XMP, f"-IFD0:Orientation#={orientation}")
    for kind in ["jpg", "webp", "avif", "png"]:
        save(photograph(), folder / f"exif.{kind}")
        write(folder / f"exif.{kind}", *EXIF, f"-ThumbnailImage<={thumbnail}")
        save(photograph(), folder / f"xmp.{kind}")
        write(folder / f"xmp.{kind}", *XMP)
        save(photograph(), folder / f"both.{kind}")
        write(folder / f"both.{kind}", *XMP, *EXIF)
        save(photograph(), folder / f"profile.{kind}", icc_profile=profile())
        write(folder / f"profile.{kind}", *EXIF)
        save(photograph(), folder / f"tail.{kind}")
    make_jpegs(folder)
    make_films(folder)
    make_documents(folder)
    for path in folder.glob("tail.*"):
        if path.suffix != ".avif":
            path.write_bytes(path.read_bytes() + "\n".join(SECRETS).encode())
    thumbnail.unlink()
    (folder / "drawing.svg").write_text(SVG)


def make_jpegs(folder):
    save(photograph(), folder / "iptc.jpg", comment=NAME)
    write(folder / "iptc.jpg", *IPTC, f"-Comment={PATH}")
    save(photograph(), folder / "progressive.jpg", progressive=True)
    write(folder / "progressive.jpg", *EXIF, *IPTC)
    save(photograph().convert("CMYK"), folder / "print.jpg")
    write(folder / "print.jpg", *EXIF)
    save(photograph().convert("L"), folder / "grey.jpg")
    write(folder / "grey.jpg", *EXIF)
    # Two pictures in one file, as some cameras write them.
    other = photograph((24, 16))
    other.info["comment"] = NAME
    photograph().save(folder / "two.jpg", "MPO", save_all=True, append_images=[other])


def make_films(folder):
    frames = [photograph(), photograph().transpose(Image.Transpose.ROTATE_180)]
    for kind in ["gif", "png", "webp", "avif"]:
        frames[0].save(
            folder / f"film.{kind}", save_all=True, append_images=frames[1:], duration=200, loop=0)
    write(folder / "film.gif", *XMP, f"-Comment={NAME}")
    write(folder / "film.webp", *EXIF)
    photograph().save(folder / "tail.gif", comment=NAME)
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", NAME)
    texts.add_text("Source", PATH, zip=True)
    texts.add_itxt("Comment", NAME, "en", "Comment")
    save(photograph(), folder / "texts.png", pnginfo=texts)
    save(photograph().convert("P"), folder / "palette.png", transparency=0, pnginfo=texts)


def make_documents(folder):
    photograph().save(
        folder / "sheet.pdf", author=NAME, creator=PATH, producer=NAME, title="Aftercare",
        subject=PATH, keywords=SERIAL)
    photograph().save(folder / "changed.pdf", title=f"{PATH}\\sheet.docx")
    write(folder / "changed.pdf", f"-PDF:Author={NAME}", *XMP)


def photograph(size=(48, 32)):
    """A picture that looks different however it is turned."""
    return Image.merge("RGB", [
        Image.linear_gradient("L").resize(size),
        Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize(size),
        Image.radial_gradient("L").resize(size),
    ])


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def save(picture, path, **options):
    picture.save(path, {".jpg": "JPEG"}.get(path.suffix, path.suffix[1:].upper()), **options)


def write(path, *tags):
    """Writes metadata into a file."""
    subprocess.run(
        ["exiftool", "-q", "-m", "-overwrite_original", *tags, path], check=True,
        stdout=subprocess.DEVNULL)
