# Fetch CPython's embeddable archive for 64-bit Windows and check its sum.
#   packaging\windows\fetch_runtime.ps1 -Address ADDRESS -Sha256 SUM -To build\python.zip
param(
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [string] $Sha256,
    [Parameter(Mandatory)] [string] $To
)
$ErrorActionPreference = "Stop"

New-Item -ItemType Directory -Force (Split-Path $To) | Out-Null
Invoke-WebRequest -Uri $Address -OutFile $To
$found = (Get-FileHash -Algorithm SHA256 $To).Hash
if ($found -ne $Sha256) {
    Remove-Item $To
    throw "What lies at $Address has the SHA-256 $found, it should have $Sha256."
}
Write-Output "$To is what it should be."
