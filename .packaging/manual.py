"""Makes the manual page (man(7)) of the program from what it says of itself:
`careleaf --experimental-dump-help | manual.py DATE`, where DATE stands at the foot of the page."""

import json
import sys


def plain(text):
    """Text that troff takes as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def names(argument):
    words = [
        ("-" if name["kind"] == "short" else "--") + name["name"]
        for name in argument.get("names", [])
    ]
    value = f"<{argument.get('valueName', 'value')}>"
    if argument["kind"] == "positional":
        return value
    return ", ".join(words) + ("" if argument["kind"] == "flag" else f" {value}")


def arguments(command):
    for argument in command.get("arguments", []):
        if not argument.get("shouldDisplay", True):
            continue
        text = argument.get("abstract", "")
        default = argument.get("defaultValue")
        if default and "(default:" not in text:
            text += f" (default: {default})"
        yield f".TP\n.B {plain(names(argument))}\n{plain(text) or chr(92) + '&'}"


def sections(command, path):
    """The command's own section, then those of its subcommands."""
    yield f".SS {plain(' '.join(path))}"
    yield plain(command.get("abstract", ""))
    for paragraph in command.get("discussion", "").split("\n\n"):
        yield ".PP\n" + plain(paragraph.strip()) if paragraph.strip() else ""
    yield from arguments(command)
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            yield from sections(sub, path + [sub["commandName"]])


def main():
    program = json.load(sys.stdin)["command"]
    name = program["commandName"]
    parts = [
        f'.TH {name.upper()} 1 "{sys.argv[1]}" "{name}" "User Commands"',
        ".SH NAME", f"{name} \\- makes a clinic's website from articles and treatment facts",
        ".SH SYNOPSIS", f".B {name}\n.I command\n[option ...]",
        ".SH DESCRIPTION", plain(program.get("discussion", "")),
        ".SH COMMANDS",
    ]
    for sub in program["subcommands"]:
        if sub["commandName"] != "help":
            parts += sections(sub, [name, sub["commandName"]])
    parts += [
        ".SH EXIT STATUS", "0 all is well, 1 mistakes were found, 64 the command was called wrongly, "
        "74 a file could not be read or written.",
        ".SH SEE ALSO", "The files README.md in the folders of every site that "
        f".B {name} init\nbegins.".replace(" .B", "\n.B"),
    ]
    print("\n".join(part for part in parts if part))


if __name__ == "__main__":
    main()
