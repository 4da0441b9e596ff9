#!/usr/bin/env bash
# Make Kiosk.app and a disk image of it, on a Mac. Nobody has run this yet.
set -euo pipefail
cd "$(dirname "$0")/../.."

python3 -m venv build/macos/venv
for part in run package; do
    build/macos/venv/bin/pip install --require-hashes --no-deps -r "requirements/$part.txt"
done
python=build/macos/venv/bin/python

PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} \
    "$python" -m PyInstaller --noconfirm --distpath build/macos/dist --workpath build/macos/work \
    packaging/macos/kiosk.spec

build/macos/dist/Kiosk.app/Contents/MacOS/kiosk self-test

version=$(PYTHONPATH=src "$python" -c 'import kiosk; print(kiosk.__version__)')
mkdir -p dist
hdiutil create -volname Kiosk -srcfolder build/macos/dist/Kiosk.app -format UDZO -ov \
    "dist/kiosk-$version-macos.dmg"
