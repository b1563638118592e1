"""The JSON Schemas that `careleaf schema` writes, as other tools read them: the files of the sample
site and of new sites are valid by them, and files with a mistake are not; see `make schema-test`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARELEAF = (ROOT / os.environ.get("CARELEAF", ".build/release/careleaf")).resolve()
KINDS = ["dental", "general", "physiotherapy", "skin"]
# Parts of files and what makes a mistake of each.
MISTAKES = {
    "facts": [
        ("sessions:", "sesions:"), ("risks:", "risk:"), ("urgent:", "urgently:"),
        ("name:", "names:"), ("per: session", "per: week"),
    ],
    "clinic": [("region: US", "region: USA"), ("base_url: https", "base_url: ftp"), ("phone:", "fone:")],
    "front-matter": [("title:", "titel:"), ("summary:", "draft: perhaps\nsummary:")],
}


def careleaf(*arguments):
    subprocess.run([CARELEAF, *arguments], check=True, stdout=subprocess.DEVNULL)


def schema_of(path):
    """The name of the schema that a file of a site has to fit; None where there is none."""
    if path.suffix == ".md" and path.name != "README.md":
        return "front-matter"
    if path.parent.name == "rules":
        return "rule"
    return path.stem if path.suffix == ".yaml" else None


def yaml_of(path):
    text = path.read_text()
    return text.split("---\n")[1] if path.suffix == ".md" else text


def invalid(schemas, name, texts, folder):
    """The names of those of `texts` (by name) that do not fit the schema, with what is said of them."""
    folder.mkdir()
    for number, text in enumerate(texts.values()):
        (folder / f"{number}.yaml").write_text(text)
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--output-format", "JSON", "--schemafile",
         f"{schemas}/{name}.schema.json", *map(str, sorted(folder.iterdir()))],
        capture_output=True, text=True)
    report = json.loads(run.stdout)
    if report.get("parse_errors"):
        sys.exit(run.stdout)
    labels = list(texts)
    return {labels[int(Path(error["filename"]).stem)]: error["message"]
            for error in report.get("errors", [])}


def sites(folder):
    """The sample site, and a new one of each kind with an article and a guide that is begun."""
    yield ROOT
    for kind in KINDS:
        site = f"{folder}/{kind}"
        careleaf("init", site, "--name", "Elm", "--region", "US", "--phone", "+1 541 555 0100",
                 "--kind", kind)
        careleaf("new", "treatment", "Laser", "--site", site)
        careleaf("new", "article", "Costs", "--site", site)
        yield Path(site)


def texts(folder):
    """The texts of all files by schema and by name, and the same with mistakes."""
    good, bad = {}, {}
    for site in sites(folder):
        for path in sorted(site.glob("content/**/*")):
            name = schema_of(path)
            if name is None or not path.is_file():
                continue
            text = yaml_of(path)
            # A gap is no price and no day, as an editor may say.
            if "TODO:" not in text or name == "front-matter":
                good.setdefault(name, {})[str(path)] = text
            for right, wrong in MISTAKES.get(name, []):
                if right in text:
                    label = f"{path} with {wrong!r} for {right!r}"
                    bad.setdefault(name, {})[label] = text.replace(right, wrong, 1)
    return good, bad


def main():
    with tempfile.TemporaryDirectory() as folder:
        schemas = Path(folder, "schemas")
        careleaf("schema", "--output", str(schemas))
        files = sorted(map(str, schemas.iterdir()))
        subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", *files],
                       check=True, stdout=subprocess.DEVNULL)
        good, bad = texts(folder)
        found = []
        for name, these in good.items():
            errors = invalid(schemas, name, these, Path(folder, f"good-{name}"))
            found += [f"{label}: {message}" for label, message in errors.items()]
        for name, these in bad.items():
            errors = invalid(schemas, name, these, Path(folder, f"bad-{name}"))
            found += [f"{label} is valid" for label in these if label not in errors]
        counts = [sum(map(len, part.values())) for part in (good, bad)]
        print(f"{len(files)} schemas, {counts[0]} files, {counts[1]} files with a mistake")
        if found or min(counts) < 40:
            sys.exit("\n".join(found) or "too few files")


if __name__ == "__main__":
    main()
