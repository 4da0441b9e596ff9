; The installer of Kiosk: for one user, without an administrator. packaging/windows_installer.py
; gives VERSION, PUBLISHER, PROGRAM (the folder to install), LISTS (what is in it, as commands),
; OUTPUT, SIZE_KB and SIZE_MB.
;
;   kiosk-…-setup.exe [/S] [/DOWNGRADE] [/D=FOLDER]       uninstall.exe [/S] [/PURGE]
;
; /S asks nothing, /PURGE also removes settings and packs. Exit codes, with /S as without:
;   0 done   1 cancelled   2 damaged or broken off   3 Kiosk is running   4 no room on the disk
;   5 the folder cannot be written   6 a newer Kiosk is installed

Unicode true
!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WordFunc.nsh

!define RUNNING 3
!define NO_ROOM 4
!define NOT_WRITABLE 5
!define NEWER_INSTALLED 6

!define REMOVE_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kiosk"
!define PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\kiosk.exe"
!define PACK_KEY "Software\Classes\.kioskpack"
!define PACK_TYPE "Kiosk.pack"
!define PACK_TYPE_KEY "Software\Classes\${PACK_TYPE}"

Name "Kiosk"
OutFile "${OUTPUT}"
BrandingText "Kiosk ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Kiosk"
InstallDirRegKey HKCU "${REMOVE_KEY}" "InstallLocation"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
CRCCheck force
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS all

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "FileDescription" "Kiosk Setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "AGPL-3.0-or-later"
VIAddVersionKey /LANG=0 "ProductName" "Kiosk"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"

!define MUI_ICON "kiosk.ico"
!define MUI_UNICON "kiosk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "banner.bmp"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\kiosk.exe"
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_WINDOWTITLE "Kiosk"
!define MUI_LANGDLL_INFO "English / ខ្មែរ"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${REMOVE_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGEEX "." "Khmer"
!include words.nsh
!insertmacro MUI_RESERVEFILE_LANGDLL

; --- What both ask -----------------------------------------------------------------------------

!macro REFUSE CODE WORDS
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs cannot be opened for writing. $0 is the first such one, or empty.
!macro SEE_WHETHER_IT_RUNS FILE
  ${If} $0 == ""
  ${AndIf} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      StrCpy $0 "${FILE}"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

!macro REFUSE_WHILE_IT_RUNS
  ${Do}
    StrCpy $0 ""
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk.exe"
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk.com"
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk-render-worker.exe"
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk-search-worker.exe"
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk-share-worker.exe"
    !insertmacro SEE_WHETHER_IT_RUNS "kiosk-stick-worker.exe"
    ${If} $0 == ""
      ${Break}
    ${EndIf}
    ${If} ${Cmd} 'MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDCANCEL IDCANCEL'
      SetErrorLevel ${RUNNING}
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro TELL_THE_DESKTOP
  ; SHCNE_ASSOCCHANGED: files of a type may have another icon and program now
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

; --- Installing --------------------------------------------------------------------------------

Var IsLaying ; files down: what has been laid is taken back if that fails

Function .onInit
  SetShellVarContext current
  SetRegView 64
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function RefuseIfNewerIsInstalled
  ReadRegStr $0 HKCU "${REMOVE_KEY}" "DisplayVersion"
  ${If} $0 == ""
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 != 1
    Return
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DOWNGRADE" $2
  ${If} ${Errors}
    ${If} ${Cmd} 'MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(NewerIsInstalled)" /SD IDNO IDNO'
      SetErrorLevel ${NEWER_INSTALLED}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; Leaves no folder behind that was not there before.
Function RefuseIfItCannotBeWritten
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\kiosk-setup.tmp" w
  ${If} ${Errors}
    RMDir "$INSTDIR"
    !insertmacro REFUSE ${NOT_WRITABLE} "$(CannotBeWritten)"
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\kiosk-setup.tmp"
FunctionEnd

Function RefuseIfThereIsNoRoom
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r0, p 0, p 0) i .r1'
  ${If} $1 != 0
    System::Int64Op $0 / 1048576
    Pop $0
    ${If} $0 < ${SIZE_MB}
      RMDir "$INSTDIR"
      !insertmacro REFUSE ${NO_ROOM} "$(NoRoom)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The old version knows best what it has installed. It does nothing if it runs.
Function RemoveOldVersion
  ReadRegStr $0 HKCU "${REMOVE_KEY}" "InstallLocation"
  ${If} $0 == ""
  ${OrIfNot} ${FileExists} "$0\uninstall.exe"
    Return
  ${EndIf}
  ExecWait '"$0\uninstall.exe" /S _?=$0' $1
  ${If} $1 != 0
    RMDir "$INSTDIR" ; made a moment ago, if it is another one
  ${EndIf}
  ${If} $1 == ${RUNNING}
    !insertmacro REFUSE ${RUNNING} "$(IsRunning)"
  ${ElseIf} $1 != 0
    !insertmacro REFUSE 2 "$(OldCannotBeRemoved)"
  ${EndIf}
  Delete "$0\uninstall.exe"
  ${If} $0 != $INSTDIR
    RMDir "$0"
  ${EndIf}
FunctionEnd

Section
  Call RefuseIfNewerIsInstalled
  Call RefuseIfItCannotBeWritten
  Call RefuseIfThereIsNoRoom
  !insertmacro REFUSE_WHILE_IT_RUNS
  Call RemoveOldVersion

  StrCpy $IsLaying 1
  SetOverwrite on
  !include "${LISTS}\install.nsh"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call TellTheSystem
SectionEnd

; Half a Kiosk is worse than none.
Function .onInstFailed
  ${If} $IsLaying == 1
    SetOutPath "$TEMP" ; no folder is removed while one is in it
    !include "${LISTS}\uninstall.nsh"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Function TellTheSystem
  CreateShortcut "$SMPROGRAMS\Kiosk.lnk" "$INSTDIR\kiosk.exe" "" "" "" "" "" "$(Description)"

  WriteRegStr HKCU "${PATH_KEY}" "" "$INSTDIR\kiosk.exe"

  WriteRegStr HKCU "${PACK_KEY}" "" "${PACK_TYPE}"
  WriteRegStr HKCU "${PACK_TYPE_KEY}" "" "$(PackType)"
  WriteRegStr HKCU "${PACK_TYPE_KEY}\DefaultIcon" "" "$INSTDIR\kiosk.exe,0"
  WriteRegStr HKCU "${PACK_TYPE_KEY}\shell\open\command" "" '"$INSTDIR\kiosk.exe" "%1"'

  WriteRegStr HKCU "${REMOVE_KEY}" "DisplayName" "Kiosk"
  WriteRegStr HKCU "${REMOVE_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE_KEY}" "DisplayIcon" "$INSTDIR\kiosk.exe"
  WriteRegStr HKCU "${REMOVE_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${REMOVE_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${REMOVE_KEY}" "InstallerLanguage" "$LANGUAGE"
  WriteRegDWORD HKCU "${REMOVE_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${REMOVE_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE_KEY}" "NoRepair" 1
  !insertmacro TELL_THE_DESKTOP
FunctionEnd

; --- Removing ----------------------------------------------------------------------------------

; Only what was installed, by name, and the byte code that Python has written beside it.
Section "un.Kiosk"
  SectionIn RO
  !insertmacro REFUSE_WHILE_IT_RUNS
  SetOutPath "$TEMP"
  !include "${LISTS}\uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\Kiosk.lnk"
  DeleteRegKey HKCU "${PATH_KEY}"
  ReadRegStr $0 HKCU "${PACK_KEY}" ""
  ${If} $0 == "${PACK_TYPE}"
    DeleteRegValue HKCU "${PACK_KEY}" ""
    DeleteRegKey /ifempty HKCU "${PACK_KEY}"
  ${EndIf}
  DeleteRegKey HKCU "${PACK_TYPE_KEY}"
  DeleteRegKey HKCU "${REMOVE_KEY}"
  !insertmacro TELL_THE_DESKTOP
SectionEnd

Section /o "un.$(SettingsAndPacks)" SettingsAndPacksSection
  RMDir /r "$LOCALAPPDATA\Kiosk"
SectionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
  !insertmacro MUI_UNGETLANGUAGE
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    SectionSetFlags ${SettingsAndPacksSection} 1 ; SF_SELECTED
  ${EndIf}
FunctionEnd
