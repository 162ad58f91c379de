"""What tells this computer, its user and its processes from others. Nothing here asks a network or a name service."""

import os
import sys
from functools import cache
from pathlib import Path


def computer() -> str:
    """The name of this computer, as people know it."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def user() -> str:
    """The name under which somebody is logged in; from the environment, as asking the system may open a socket."""
    return next((name for key in ("USERNAME", "LOGNAME", "USER") if (name := os.environ.get(key))), "")


@cache
def machine() -> str:
    """What tells this computer from another one of the same name."""
    return f"{computer()}/{_machine_id()}"


def screen() -> str:
    """Which screen of this computer a window would be on; several people, or one twice, may be logged in."""
    if sys.platform == "win32":
        return os.environ.get("SESSIONNAME", "")
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")


def _machine_id() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  # only Windows has it

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, winreg.KEY_READ | 0x0100) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    try:
        return Path("/etc/machine-id").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def process_began(process: int) -> str | None:
    """When a process of this computer began, in its system's own measure; "" where that cannot be known, nothing where it is gone."""
    return _began_on_windows(process) if sys.platform == "win32" else _began(process)


def _began(process: int) -> str | None:
    if process <= 0:
        return None
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except OSError:
        pass  # it is there, and somebody else's
    try:
        state, *rest = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    return None if state in "ZX" else f"{boot}/{rest[18]}"


def _began_on_windows(process: int) -> str | None:
    """os.kill would end the process there."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415  # only here is it needed
    from ctypes import wintypes  # noqa: PLC0415

    look_only, no_such_process, still_active = 0x1000, 87, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *(ctypes.POINTER(wintypes.FILETIME),) * 4)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    handle = kernel.OpenProcess(look_only, False, process)
    if not handle:
        return None if ctypes.get_last_error() == no_such_process else ""
    try:
        code, times = wintypes.DWORD(), tuple(wintypes.FILETIME() for _time in range(4))
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != still_active:
            return None
        if not kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times)):
            return ""
        return str((times[0].dwHighDateTime << 32) | times[0].dwLowDateTime)
    finally:
        kernel.CloseHandle(handle)
