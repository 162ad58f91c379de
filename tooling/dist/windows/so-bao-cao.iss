; The installer for Windows: for one user, without an administrator's rights, in Vietnamese. build.cmd runs it with Inno Setup 6.
; It never touches %LOCALAPPDATA%\SoBaoCao, where the data are.
#ifndef Version
  #error "Run tooling\dist\windows\build.cmd, which gives /DVersion=..."
#endif

[Setup]
AppId={{6B2C0B5E-7D0B-4C55-9B57-5B0E3C0D5A11}
AppName=Sổ báo cáo
AppVersion={#Version}
AppVerName=Sổ báo cáo {#Version}
DefaultDirName={localappdata}\Programs\SoBaoCao
DefaultGroupName=Sổ báo cáo
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\..\dist
OutputBaseFilename=so-bao-cao-{#Version}-windows
SetupIconFile=..\..\..\resources\icons\so-bao-cao.ico
UninstallDisplayIcon={app}\so-bao-cao.exe
UninstallDisplayName=Sổ báo cáo
LicenseFile=..\..\..\LICENSE
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
ShowLanguageDialog=no

[Languages]
Name: "vi"; MessagesFile: "compiler:Default.isl,vietnamese.isl"

[InstallDelete]
; what an older version brought and this one does not must not stay beside it; data never stand here
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\..\dist\so-bao-cao\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Sổ báo cáo"; Filename: "{app}\so-bao-cao.exe"
Name: "{autodesktop}\Sổ báo cáo"; Filename: "{app}\so-bao-cao.exe"; Tasks: desktopicon

[Tasks]
Name: "desktopicon"; Description: "Đặt biểu tượng ngoài màn hình nền"

[Run]
Filename: "{app}\so-bao-cao.exe"; Description: "Mở Sổ báo cáo"; Flags: nowait postinstall skipifsilent

[Messages]
vi.UninstalledAll=Đã gỡ %1. Dữ liệu của người dùng vẫn còn trong thư mục riêng của người dùng.
