@echo off
rem Builds dist\so-bao-cao and the installer on Windows 10 or 11 (64 bit).
rem Needs Python 3.11 or newer (py), and for the installer Inno Setup 6. Without a network, put the wheels of requirements.txt and
rem requirements-dev.txt into the folder "wheels" beforehand (pip download on another computer): they are taken from there.
setlocal
chcp 65001 >nul
cd /d "%~dp0..\..\.."

set FROM=
if exist wheels set FROM=--no-index -f wheels
if not exist .venv\Scripts\python.exe py -3 -m venv .venv || goto failed
.venv\Scripts\python -m pip install %FROM% --require-hashes -r requirements.txt -r requirements-dev.txt || goto failed
.venv\Scripts\python -m tooling.dist.build || goto failed
dist\so-bao-cao\so-bao-cao-lenh.exe --data "%TEMP%\so-bao-cao-thu" demo -o "%TEMP%\so-bao-cao-thu\giay" || goto failed

for /f %%v in ('.venv\Scripts\python -m tooling.dist.parts') do set VERSION=%%v
set ISCC=%ProgramFiles(x86)%\Inno Setup 6\ISCC.exe
if not exist "%ISCC%" (
    echo Inno Setup 6 is not installed: dist\so-bao-cao is ready, the installer was not made.
    exit /b 0
)
"%ISCC%" /Qp "/DVersion=%VERSION%" tooling\dist\windows\so-bao-cao.iss || goto failed
echo dist\so-bao-cao-%VERSION%-windows.exe
exit /b 0

:failed
echo The build failed, see above.
exit /b 1
