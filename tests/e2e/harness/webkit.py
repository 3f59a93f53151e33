#!/usr/bin/python3
"""A window with WebKitGTK in it, which WebKitWebDriver drives as it would drive MiniBrowser.

MiniBrowser can't be used: it has no window narrower than 447 px, keeps nothing between two pages, and says nothing of
what is in the console while it is driven. This one writes the console to its standard output, and does what the
protocol has no command for when a file named `ask` appears in its folder: one line with a word and its argument.
"""

import os
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

folder = sys.argv[1]
data = WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True, javascript_can_access_clipboard=True)
desktop = Gtk.Settings.get_default()
desktop.set_property("gtk-enable-animations", False)
# In the corner of the screen, the pointer hovers over nothing.
pointer = Gdk.Display.get_default().get_default_seat().get_pointer()
pointer.warp(Gdk.Screen.get_default(), 2559, 2559)


views = []


def create_web_view(_session):
    window = Gtk.Window(decorated=False)
    view = WebKit2.WebView(is_controlled_by_automation=True, web_context=context, settings=settings)
    view.connect("close", lambda _view: window.destroy())
    view.connect("permission-request", lambda _view, request: request.allow() or True)
    window.connect("destroy", lambda _window: closed(view))
    # There is no window manager to give it the focus.
    window.connect("map-event", lambda _window, _event: window.get_window().focus(Gdk.CURRENT_TIME))
    window.add(view)
    window.resize(1280, 900)
    window.show_all()
    views.append(view)
    return view


def closed(view):
    views.remove(view)
    if not views:
        Gtk.main_quit()


def automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", create_web_view)


def set_scheme(scheme):
    desktop.set_property("gtk-application-prefer-dark-theme", scheme == "dark")


def set_scripts(allowed):
    settings.set_enable_javascript_markup(allowed == "true")


def go_offline(_nothing):
    # Nothing listens there.
    nowhere = WebKit2.NetworkProxySettings.new("http://127.0.0.1:9", None)
    data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, nowhere)


def forget(_nothing):
    def done(data, result):
        data.clear_finish(result)
        done.yet = True

    done.yet = False
    data.clear(WebKit2.WebsiteDataTypes.ALL, 0, None, done)
    while not done.yet:
        Gtk.main_iteration()


def save_into(place):
    def started(_context, download):
        def decide(download, name):
            download.set_destination(f"file://{place}/{name}")
            return True

        download.connect("decide-destination", decide)

    context.connect("download-started", started)


def print_into(argument):
    paper, _, path = argument.partition(" ")
    settings = Gtk.PrintSettings()
    # The name of a printer that is a file, in the language of the computer, which is English in the tests.
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{path}")
    page = Gtk.PageSetup()
    page.set_paper_size(Gtk.PaperSize.new(paper))
    for set_margin in (page.set_top_margin, page.set_bottom_margin, page.set_left_margin, page.set_right_margin):
        # As wide as the other engines have it.
        set_margin(10, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation(web_view=views[-1], print_settings=settings, page_setup=page)
    operation.connect("finished", lambda _operation: open(f"{path}.done", "w").close())
    operation.connect("failed", lambda _operation, error: print("CONSOLE ERROR no print:", error, flush=True))
    operation.print_()


COMMANDS = {
    "print": print_into,
    "scheme": set_scheme,
    "scripts": set_scripts,
    "offline": go_offline,
    "forget": forget,
    "save": save_into,
}


def answer():
    path = f"{folder}/ask"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            word, _, argument = file.read().partition(" ")
        COMMANDS[word](argument)
        # Whoever asked waits for this.
        os.remove(path)
    return True


context.connect("automation-started", automation_started)
GLib.timeout_add(10, answer)
Gtk.main()
