; What the installer says in its own words. The Khmer is a machine's draft, to be read by a person.

!macro SAY NAME ENGLISH KHMER
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_KHMER} "${KHMER}"
!macroend

!insertmacro SAY IsRunning \
  "Kiosk is running. Close it, then try again." \
  "Kiosk កំពុងដំណើរការ។ សូមបិទវា រួចព្យាយាមម្ដងទៀត។"

!insertmacro SAY NoRoom \
  "There is not enough room on this disk. Kiosk needs ${SIZE_MB} MB, and $0 MB are free. Nothing was installed." \
  "ថាសនេះមិនមានកន្លែងទំនេរគ្រប់គ្រាន់ទេ។ Kiosk ត្រូវការ ${SIZE_MB} MB ប៉ុន្តែនៅទំនេរតែ $0 MB។ មិនទាន់បានដំឡើងអ្វីទេ។"

!insertmacro SAY CannotBeWritten \
  "Nothing can be written into the folder $INSTDIR. Nothing was installed. Choose another folder." \
  "មិនអាចសរសេរចូលក្នុងថត $INSTDIR បានទេ។ មិនទាន់បានដំឡើងអ្វីទេ។ សូមជ្រើសថតផ្សេង។"

!insertmacro SAY NewerIsInstalled \
  "Kiosk $0 is installed, which is newer than ${VERSION}. Replace it with the older one?" \
  "កុំព្យូទ័រនេះមាន Kiosk $0 រួចហើយ ដែលថ្មីជាង ${VERSION}។ ជំនួសវាដោយកំណែចាស់ជាងនេះឬទេ?"

!insertmacro SAY OldCannotBeRemoved \
  "The Kiosk that is installed could not be removed. Remove it in Windows' settings, then try again." \
  "មិនអាចលុប Kiosk ដែលមានស្រាប់បានទេ។ សូមលុបវាក្នុងការកំណត់របស់ Windows រួចព្យាយាមម្ដងទៀត។"

!insertmacro SAY SettingsAndPacks \
  "My settings and packs" \
  "ការកំណត់ និងកញ្ចប់របស់ខ្ញុំ"

!insertmacro SAY PackType \
  "Kiosk pack" \
  "កញ្ចប់ខ្លឹមសារ Kiosk"

!insertmacro SAY Description \
  "An offline library to carry" \
  "បណ្ណាល័យយកទៅតាមខ្លួនបាន ប្រើដោយគ្មានបណ្ដាញ"
