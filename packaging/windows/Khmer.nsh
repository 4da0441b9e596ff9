; Khmer for the pages of NSIS that this installer has. A machine's draft, to be read by a person.

!insertmacro LANGFILE "Khmer" "Khmer" "ខ្មែរ" "ខ្មែរ"

!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "ជ្រើសទីតាំងដំឡើង"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "សូមជ្រើសថតសម្រាប់ដំឡើង $(^NameDA)។"
!endif

!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "កំពុងដំឡើង"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងដំឡើង $(^NameDA)។"
  ${LangFileString} MUI_TEXT_FINISH_TITLE "ដំឡើងរួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "ការដំឡើងបានចប់សព្វគ្រប់។"
  ${LangFileString} MUI_TEXT_ABORT_TITLE "បានឈប់ដំឡើង"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "ការដំឡើងមិនបានចប់សព្វគ្រប់ទេ។"
!endif

!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "បានដំឡើង $(^NameDA) រួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "បានដំឡើង $(^NameDA) លើកុំព្យូទ័ររបស់អ្នកហើយ។$\r$\n$\r$\nសូមចុច «បញ្ចប់» ដើម្បីបិទបង្អួចនេះ។"
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "កុំព្យូទ័រត្រូវចាប់ផ្ដើមឡើងវិញ ដើម្បីបញ្ចប់ការដំឡើង $(^NameDA)។ ចាប់ផ្ដើមឡើងវិញឥឡូវនេះឬទេ?"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "ចាប់ផ្ដើមកុំព្យូទ័រឡើងវិញឥឡូវនេះ"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "ខ្ញុំនឹងចាប់ផ្ដើមកុំព្យូទ័រឡើងវិញពេលក្រោយ"
  ${LangFileString} MUI_TEXT_FINISH_RUN "បើក $(^NameDA) (&R)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "បង្ហាញឯកសារណែនាំ (&S)"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "បញ្ចប់ (&F)"
!endif

!ifdef MUI_UNCOMPONENTSPAGE
  ${LangFileString} MUI_UNTEXT_COMPONENTS_TITLE "ជ្រើសអ្វីដែលត្រូវលុប"
  ${LangFileString} MUI_UNTEXT_COMPONENTS_SUBTITLE "សូមជ្រើសអ្វីដែលអ្នកចង់លុបជាមួយ $(^NameDA)។"
!endif

!ifdef MUI_COMPONENTSPAGE | MUI_UNCOMPONENTSPAGE
  ${LangFileString} MUI_INNERTEXT_COMPONENTS_DESCRIPTION_TITLE "ការពិពណ៌នា"
  ${LangFileString} MUI_INNERTEXT_COMPONENTS_DESCRIPTION_INFO "សូមជ្រើសមួយ ដើម្បីមើលការពិពណ៌នារបស់វា។"
!endif

!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "កំពុងលុប"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងលុប $(^NameDA)។"
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "លុបរួចរាល់"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "ការលុបបានចប់សព្វគ្រប់។"
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "បានឈប់លុប"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "ការលុបមិនបានចប់សព្វគ្រប់ទេ។"
!endif
