; Khmer for the pages of NSIS that this installer has. A machine's draft, to be read by a person.

!insertmacro LANGFILE "Khmer" "Khmer" "ខ្មែរ" "ខ្មែរ"

!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "ជ្រើសរើសទីតាំងដំឡើង"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "ជ្រើសរើសថតដែលត្រូវដំឡើង $(^NameDA)។"
!endif

!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "កំពុងដំឡើង"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងដំឡើង $(^NameDA)។"
  ${LangFileString} MUI_TEXT_FINISH_TITLE "ដំឡើងរួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "ការដំឡើងបានសម្រេច។"
  ${LangFileString} MUI_TEXT_ABORT_TITLE "បានឈប់ដំឡើង"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "ការដំឡើងមិនបានសម្រេចទេ។"
!endif

!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "$(^NameDA) បានដំឡើងរួចរាល់"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "$(^NameDA) បានដំឡើងនៅលើកុំព្យូទ័ររបស់អ្នក។$\r$\n$\r$\nចុច “បញ្ចប់” ដើម្បីបិទ។"
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "កុំព្យូទ័រត្រូវចាប់ផ្ដើមឡើងវិញ ដើម្បីបញ្ចប់ការដំឡើង $(^NameDA)។ ចាប់ផ្ដើមឡើងវិញឥឡូវនេះឬ?"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "ចាប់ផ្ដើមឡើងវិញឥឡូវនេះ"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "ខ្ញុំនឹងចាប់ផ្ដើមឡើងវិញពេលក្រោយ"
  ${LangFileString} MUI_TEXT_FINISH_RUN "បើក $(^NameDA) (&R)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "បង្ហាញឯកសារណែនាំ (&S)"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "បញ្ចប់ (&F)"
!endif

!ifdef MUI_UNCOMPONENTSPAGE
  ${LangFileString} MUI_UNTEXT_COMPONENTS_TITLE "ជ្រើសរើសអ្វីដែលត្រូវលុប"
  ${LangFileString} MUI_UNTEXT_COMPONENTS_SUBTITLE "ជ្រើសរើសអ្វីដែលអ្នកចង់លុបជាមួយ $(^NameDA)។"
!endif

!ifdef MUI_COMPONENTSPAGE | MUI_UNCOMPONENTSPAGE
  ${LangFileString} MUI_INNERTEXT_COMPONENTS_DESCRIPTION_TITLE "ការពិពណ៌នា"
  ${LangFileString} MUI_INNERTEXT_COMPONENTS_DESCRIPTION_INFO "ជ្រើសរើសមួយ ដើម្បីមើលការពិពណ៌នា។"
!endif

!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "កំពុងលុប"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "សូមរង់ចាំ កំពុងលុប $(^NameDA)។"
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "លុបរួចរាល់"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "ការលុបបានសម្រេច។"
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "បានឈប់លុប"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "ការលុបមិនបានសម្រេចទេ។"
!endif
