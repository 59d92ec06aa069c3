"""Uses the window as a screen reader does: through AT-SPI alone, without mouse, keyboard or pixels.

Adds a film of the sample library, pauses it, hears its name and value, goes on, and hears that it is ready. Every step
is a line on standard output; the exit code is 0 when all of them happened.
"""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 180
heard = []


def enable():
    """What the desktop does when a screen reader starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    bus.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value, None, 0, 5000, None
    )


def listen(event):
    data = event.any_data if isinstance(event.any_data, str) else ""
    try:
        source = event.source.get_name()
    except GLib.GError:
        source = "?"
    heard.append((event.type, event.detail1, source, data))


def wait(what, find):
    """Runs the event loop until `find` finds something."""
    context = GLib.MainContext.default()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        while context.iteration(False):
            pass
        try:
            found = find()
        except GLib.GError:
            found = None  # It went while we looked.
        if found:
            print(what, flush=True)
            return found
        time.sleep(0.05)
    for event in heard[-40:]:
        print("heard", event)
    sys.exit("waited in vain: " + what)


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child and child.get_name() == "Zentrio" and child.get_child_count():
            return child
    return None


def everything(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield from everything(child)


def find(role, name=None, below=None):
    for node in everything(below or application()):
        if node.get_role_name() == role and (name is None or node.get_name().startswith(name)):
            states = node.get_state_set()
            if states.contains(Atspi.StateType.SENSITIVE) or role in ("list item", "label", "heading"):
                return node
    return None


def press(role, name, below=None):
    node = wait(f"{role} {name}", lambda: find(role, name, below and below()))
    assert node.get_n_actions() == 1 and node.get_action_name(0) == "click"
    assert node.do_action(0)
    return node


def heard_event(kind, match):
    return lambda: next((event for event in heard if event[0].startswith(kind) and match(event)), None)


def check_names(page):
    """Whatever the keyboard reaches says what it is and what it is called."""
    for node in everything(application()):
        if node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            role = node.get_role_name()
            assert node.get_name(), f"a {role} on {page} has no name"
            assert role not in ("panel", "unknown", "label"), f"{node.get_name()} on {page} is a {role}"
            assert node.get_application().get_name() == "Zentrio"


def walk_pages():
    for page in ("Home", "Explore", "Library", "Search", "Downloads"):
        press("page tab", page)
        wait(
            "the page " + page,
            lambda: find("page tab", page).get_state_set().contains(Atspi.StateType.SELECTED),
        )
        check_names(page)


def first_download():
    """The first item of a list that can be paused."""
    for node in everything(application()):
        if node.get_role_name() == "list item" and find("push button", "Pause", node):
            return node
    return None


def set_slider():
    """The number of downloads at the same time, set without a key or a mouse."""
    press("push button", "Settings")
    slider = wait("the slider", lambda: find("slider", "Downloads at the same time"))
    assert slider.get_minimum_value() == 1 and slider.get_minimum_increment() == 1
    assert slider.set_current_value(4)
    wait("the value that was set", lambda: slider.get_current_value() == 4)
    wait("hearing it", heard_event("object:property-change:accessible-value", lambda e: e[2] == slider.get_name()))
    assert slider.set_current_value(2)
    wait("the value as it was", lambda: slider.get_current_value() == 2)
    press("page tab", "Downloads")
    wait("Downloads again", lambda: find("heading", "Downloads"))


def write(field):
    """Puts a text into the field, changes it, and takes it away."""
    assert field.set_text_contents("no address")
    wait("the text that was put in", lambda: field.get_text(0, -1) == "no address")
    wait("hearing the text", heard_event("object:text-changed", lambda e: "no address" in e[3]))
    assert field.insert_text(3, "web ", 4) and wait("more text", lambda: field.get_text(0, -1) == "no web address")
    assert field.delete_text(0, 3) and wait("less text", lambda: field.get_text(0, -1) == "web address")
    assert field.set_text_contents("")
    wait("the empty field", lambda: field.get_character_count() == 0)


def main():
    enable()
    listener = Atspi.EventListener.new(listen)
    for kind in ("object:property-change", "object:state-changed", "object:children-changed", "object:announcement",
                 "object:text-changed", "window:activate"):
        listener.register(kind)
    wait("the application", application)

    press("page tab", "Home")
    wait("the page that opened", lambda: find("page tab", "Home").get_state_set().contains(Atspi.StateType.SELECTED))
    wait("the change of the tab", heard_event("object:state-changed:selected", lambda e: e[2] == "Home" and e[1] == 1))
    press("page tab", "Downloads")
    wait("Downloads", lambda: find("heading", "Downloads"))

    walk_pages()
    set_slider()

    press("push button", "Paste Link")
    dialog = wait("the dialog", lambda: find("dialog", "Add a download"))
    assert dialog.get_state_set().contains(Atspi.StateType.MODAL)
    field = wait("the field", lambda: find("entry", "Link"))
    wait("the focus in the field", lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED))
    assert field.get_text(0, -1) == "" and field.get_character_count() == 0
    write(field)
    press("push button", "Spring")
    press("push button", "Download", lambda: find("dialog", "Download Spring"))

    item = wait("a download that runs", first_download)
    check_names("Downloads with a download")
    name = item.get_name()
    assert name == "Spring", name
    bar = wait("its bar", lambda: find("progress bar", None, item))
    wait("the moving value", heard_event("object:property-change:accessible-value", lambda e: e[2] == bar.get_name()))
    assert 0 < bar.get_current_value() < 100 and bar.get_maximum_value() == 100

    press("push button", "Pause", lambda: item)
    wait("hearing the pause", heard_event("object:property-change:accessible-description", lambda e: e[2] == name))
    wait("reading the pause", lambda: item.get_description() == "Paused")
    value = bar.get_current_value()
    print(f"name {name}, value {value:.0f}, {bar.get_description()!r}")

    resume = wait("Resume", lambda: find("push button", "Resume", item))
    assert resume.grab_focus()
    wait("the focus on Resume", heard_event("object:state-changed:focused", lambda e: e[2] == "Resume" and e[1] == 1))
    assert resume.do_action(0)
    wait("hearing that it is ready", heard_event("object:announcement", lambda e: "Spring" in e[3]))
    wait("the film", lambda: find("push button", "Play Spring"))
    print("done")


main()
