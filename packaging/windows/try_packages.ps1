# Install Kiosk silently, have it test itself, remove it, and look for what is left; then the same
# for the portable archive, which leaves nothing outside its folder.
#   packaging\windows\try_packages.ps1 -Dist dist
# Run it where no Kiosk is installed: it asks nothing.
param([string] $Dist = "dist")
$ErrorActionPreference = "Stop"

$installed = "$env:LOCALAPPDATA\Programs\Kiosk"
$places = @(
    $installed
    "$env:LOCALAPPDATA\Kiosk"
    "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\Kiosk.lnk"
    "HKCU:\Software\Classes\.kioskpack"
    "HKCU:\Software\Classes\Kiosk.pack"
    "HKCU:\Software\Microsoft\Windows\CurrentVersion\App Paths\kiosk.exe"
    "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Kiosk"
)

function Get-Left { $places | Where-Object { Test-Path $_ } }

function Assert-Nothing([string] $when) {
    $left = Get-Left
    if ($left) { throw "$when there is still: $($left -join ', ')" }
}

function Invoke-Silently([string] $program) {
    $process = Start-Process -FilePath $program -ArgumentList "/S" -PassThru -Wait
    if ($process.ExitCode -ne 0) { throw "$program ended with $($process.ExitCode)." }
}

function Test-Itself([string] $folder) {
    & "$folder\kiosk.com" self-test
    if ($LASTEXITCODE -ne 0) { throw "The self-test in $folder ended with $LASTEXITCODE." }
}

function Wait-UntilRemoved {
    # The uninstaller goes on as a copy of itself, so that it can remove itself.
    $end = (Get-Date).AddMinutes(2)
    while ((Test-Path $installed) -and (Get-Date) -lt $end) { Start-Sleep -Milliseconds 200 }
}

Assert-Nothing "Before anything is installed"

Invoke-Silently (Get-Item "$Dist\kiosk-*-windows-setup.exe").FullName
Test-Itself $installed
Invoke-Silently "$installed\uninstall.exe"
Wait-UntilRemoved
Assert-Nothing "After Kiosk was removed"

$folder = Join-Path ([IO.Path]::GetTempPath()) "Kiosk $([Guid]::NewGuid())"
Expand-Archive (Get-Item "$Dist\kiosk-*-windows-portable.zip").FullName $folder
Test-Itself (Get-ChildItem $folder -Directory).FullName
Remove-Item -Recurse $folder
Assert-Nothing "After the portable Kiosk was tried"

Write-Output "Installed, tested, removed: nothing is left."
