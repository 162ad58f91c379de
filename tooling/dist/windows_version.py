"""What Windows shows of the program under Properties, as the file that PyInstaller puts into it."""

import re

_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('042a04b0', [
      StringStruct('FileDescription', 'Sổ báo cáo'),
      StringStruct('ProductName', 'Sổ báo cáo'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('ProductVersion', '{version}'),
      StringStruct('InternalName', 'so-bao-cao'),
      StringStruct('LegalCopyright', 'MIT'),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x042a, 1200])]),
  ],
)
"""


def version_resource(version: str) -> str:
    """The resource of a version ("0.5.0", "0.5.0rc1"): Windows wants four numbers."""
    numbers = [int(number) for number in re.findall(r"\d+", version)][:4]
    return _RESOURCE.format(version=version, numbers=tuple(numbers + [0] * (4 - len(numbers))))
