"""Writes a manual page (man 1) from what the program dumps of its help as JSON on standard input.

usage: creneau --experimental-dump-help | manual.py VERSION DATE
"""

import json
import sys

version, date = sys.argv[1:]
root = json.load(sys.stdin)["command"]


def plain(text):
    """Roff's own signs as text."""
    text = (text or "").replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def names(argument):
    spelled = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument.get("names", [])]
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return f"\\fI{plain(value)}\\fR"
    shown = ", ".join(f"\\fB{plain(name)}\\fR" for name in spelled)
    return shown + (f" \\fI{plain(value)}\\fR" if argument["kind"] == "option" else "")


def told(command, path):
    print(f".SS {plain(' '.join(path))}")
    print(plain(command.get("abstract")))
    if command.get("discussion"):
        print(".PP")
        print(plain(command["discussion"]))
    for argument in command.get("arguments", []):
        if argument.get("shouldDisplay", True) and argument.get("names", [{}])[0:1] != [{"kind": "long", "name": "help"}]:
            print(".TP")
            print(names(argument))
            print(plain(argument.get("abstract")))
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            told(sub, path + [sub["commandName"]])


print(f'.TH CRENEAU 1 "{date}" "creneau {version}" "User commands"')
print(".SH NAME\ncreneau \\- " + plain(root["abstract"]).rstrip("."))
print(".SH SYNOPSIS\n.B creneau\n.I command\n[\\fIoptions\\fR]")
print(".SH DESCRIPTION\n" + plain(root.get("discussion")))
print(".SH COMMANDS")
for sub in root["subcommands"]:
    if sub["commandName"] != "help":
        told(sub, [sub["commandName"]])
