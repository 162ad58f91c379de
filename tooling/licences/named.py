"""What no package index knows: parts that are no Python packages, with their licences by name. Texts are found in collecting.py."""

from typing import NamedTuple


class Named(NamedTuple):
    """A part that is named here: `debian` is the package whose copyright file is its text, `files` the beginnings of its libraries' names,
    `common` names licences whose whole text is added because the copyright file only refers to it."""

    name: str
    licence: str
    home: str
    debian: str = ""
    files: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


LIBRARIES = (
    Named("Brotli", "MIT", "https://github.com/google/brotli", "libbrotli1", ("libbrotli",)),
    Named("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/", "libbz2-1.0", ("libbz2",)),
    Named("D-Bus", "AFL-2.1 OR GPL-2.0-or-later", "https://dbus.freedesktop.org", "libdbus-1-3", ("libdbus",)),
    Named("Expat", "MIT", "https://libexpat.github.io", "libexpat1", ("libexpat",)),
    Named("Fontconfig", "HPND", "https://fontconfig.org", "libfontconfig1", ("libfontconfig",)),
    Named("FreeType", "FTL OR GPL-2.0-or-later", "https://freetype.org", "libfreetype6", ("libfreetype",)),
    Named(
        "GCC runtime (libgcc, libstdc++)", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org", "libgcc-s1",
        ("libgcc_s", "libstdc++"), ("GPL-3",),
    ),
    Named("GLib", "LGPL-2.1-or-later", "https://gitlab.gnome.org/GNOME/glib", "libglib2.0-0", ("libglib", "libgthread"), ("LGPL-2.1",)),
    Named("libbsd", "BSD-3-Clause", "https://libbsd.freedesktop.org", "libbsd0", ("libbsd",)),
    Named("libcap", "BSD-3-Clause OR GPL-2.0-only", "https://sites.google.com/site/fullycapable", "libcap2", ("libcap",)),
    Named("libffi", "MIT", "https://sourceware.org/libffi/", "libffi8", ("libffi",)),
    Named("libgcrypt", "LGPL-2.1-or-later", "https://gnupg.org", "libgcrypt20", ("libgcrypt",), ("LGPL-2.1",)),
    Named("libglvnd", "MIT", "https://gitlab.freedesktop.org/glvnd/libglvnd", "libglvnd0", ("libGL", "libEGL")),
    Named("libgpg-error", "LGPL-2.1-or-later", "https://gnupg.org", "libgpg-error0", ("libgpg-error",), ("LGPL-2.1",)),
    Named("libmd", "BSD-3-Clause", "https://www.hadrons.org/software/libmd/", "libmd0", ("libmd",)),
    Named("libpng", "libpng-2.0", "http://www.libpng.org", "libpng16-16", ("libpng",)),
    Named("libsystemd", "LGPL-2.1-or-later", "https://systemd.io", "libsystemd0", ("libsystemd",), ("LGPL-2.1",)),
    Named("libuuid", "BSD-3-Clause", "https://github.com/util-linux/util-linux", "libuuid1", ("libuuid",)),
    Named("libX11", "MIT", "https://www.x.org", "libx11-6", ("libX11",)),
    Named("libXau", "MIT", "https://www.x.org", "libxau6", ("libXau",)),
    Named("libxcb", "MIT", "https://xcb.freedesktop.org", "libxcb1", ("libxcb",)),
    Named("libXdmcp", "MIT", "https://www.x.org", "libxdmcp6", ("libXdmcp",)),
    Named("libxkbcommon", "MIT", "https://xkbcommon.org", "libxkbcommon0", ("libxkbcommon",)),
    Named("LZ4", "BSD-2-Clause", "https://lz4.org", "liblz4-1", ("liblz4",)),
    Named("OpenSSL (libcrypto)", "Apache-2.0", "https://www.openssl.org", "libssl3", ("libcrypto",), ("Apache-2.0",)),
    Named("PCRE2", "BSD-3-Clause", "https://www.pcre.org", "libpcre2-8-0", ("libpcre2",)),
    Named("XZ Utils (liblzma)", "0BSD", "https://tukaani.org/xz/", "liblzma5", ("liblzma",)),
    Named("zlib", "Zlib", "https://zlib.net", "zlib1g", ("libz.",)),
    Named("Zstandard", "BSD-3-Clause OR GPL-2.0-only", "https://facebook.github.io/zstd/", "libzstd1", ("libzstd.",)),
)  # fmt: skip
"""Libraries of Debian that stand in the built program for Linux."""

QT_FILES = ("libQt6", "libicu", "libpyside6", "libshiboken6")
"""Beginnings of the libraries that the packages of PySide6 bring."""

LGPL_WORDS = """\
Qt and PySide6 (Qt for Python) are used under the GNU Lesser General Public License, version 3. They are used as they were published by
The Qt Company; nothing of them was changed. Their source is at https://download.qt.io/official_releases/qt/ and
https://download.qt.io/official_releases/QtForPython/ under the version numbers given above.

You may replace them by versions of your own. In the built program they are files of their own, linked when the program starts:
  Linux:    _internal/PySide6/Qt/lib/libQt6*.so.6, _internal/PySide6/*.abi3.so, _internal/shiboken6/
  Windows:  _internal\\PySide6\\Qt6*.dll, _internal\\PySide6\\*.pyd, _internal\\shiboken6\\

Put files of a version with the same interface (6.11 or a later 6.x that keeps it) in their place and start the program again. Run from
source, `pip install` of another PySide6_Essentials and shiboken6 does the same. Reverse engineering for debugging such changes is allowed.

The same holds for the other libraries under the LGPL in this list: each is a file of its own in _internal.

Bạn được thay Qt và PySide6 bằng bản của mình: chép các tệp nêu trên đè lên trong thư mục chương trình rồi mở lại chương trình.

Qt contains parts of others under licences of the MIT and BSD kind, the FreeType, ICU (Unicode), libpng, PCRE2 and zlib licences, HarfBuzz,
MD4C, double-conversion and others; each is named with its text at https://doc.qt.io/qt-6/licenses-used-in-qt.html and in the source.

"""

SQLITE_WORDS = """\
SQLite is in the public domain: its authors have dedicated all of its code to it. https://www.sqlite.org/copyright.html

    The author disclaims copyright to this source code.  In place of
    a legal notice, here is a blessing:

       May you do good and not evil.
       May you find forgiveness for yourself and forgive others.
       May you share freely, never taking more than you give.
"""
