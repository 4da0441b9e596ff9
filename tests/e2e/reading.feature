Feature: A trainee reads a report
  Scenario: The briefing is read from Home, page by page
    Given the kiosk is open in English
    When I click "featured-read"
    Then page 1 of 5 is shown
    And paper is on the screen
    When I press Page Down 3 times
    Then page 2 of 5 is shown
    When I press Space 2 times
    Then page 3 of 5 is shown
    When I press Page Up 2 times
    Then page 2 of 5 is shown
    When I press End
    Then page 5 of 5 is shown
    When I press Home
    Then page 1 of 5 is shown

  Scenario: A page is chosen by its number
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+G
    And I type "4"
    And I press Enter
    Then page 4 of 5 is shown
    And I am at "reports/impacts-briefing#page=4"

  Scenario: A page's number can be typed in Khmer digits
    Given the kiosk is open at "reports/impacts-briefing" in Khmer
    And page 1 of 6 is shown
    When I press Ctrl+G
    And I type "៣"
    And I press Enter
    Then page 3 of 6 is shown
    And "reader-page-number" says "៣"

  Scenario: The same page in the other language
    Given the kiosk is open at "reports/impacts-briefing#page=3" in English
    And page 3 of 5 is shown
    When I press F2
    Then the language is Khmer
    And page 3 of 6 is shown
    And I am at "reports/impacts-briefing#page=3"
    When I click "language-en"
    Then page 3 of 5 is shown

  Scenario: The contents lead to a page
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I click "The six findings"
    Then page 2 of 5 is shown
    When I press F9
    Then I do not see "The six findings"
    When I click "reader-contents"
    Then I see "The six findings"

  Scenario: Pages are made larger and smaller
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I remember this screen
    And I press Ctrl++
    Then pages are shown larger than before
    When I press Ctrl+0
    Then pages are shown as large as before
    When I press Ctrl+-
    Then pages are shown smaller than before
    When I press Ctrl+9
    Then a whole page is in view

  Scenario: Back and forward return to the same page
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Page Down 2 times
    Then page 2 of 5 is shown
    When I remember this screen
    And I press F1
    Then I am at "first-aid"
    When I press Alt+Left
    Then the page is where it was

  Scenario: The study has no file yet, and the entry says whom to ask
    Given the kiosk is open at "reports" in English
    When I click "item-impacts-study"
    Then I see "The file is not in this library yet."
    And I see "Whom to ask"
    And there is "ed@camboja.net", be it after scrolling

  Scenario: The study becomes readable when its file is put into the packs folder
    Given the kiosk is open at "reports/impacts-study" in English
    And I see "The file is not in this library yet."
    When I put a PDF of 7 pages into the user's packs folder as "camboja/reports/impacts-study/km.pdf"
    And I press Alt+Home
    And I have come to "home"
    And I click "shelf-reports"
    And I click "item-impacts-study"
    Then page 1 of 7 is shown

  Scenario: A file that was put there only in Khmer says so to an English reader
    Given "camboja/reports/impacts-study/km.pdf" in the user's packs folder is a PDF of 2 pages
    When I start the kiosk with "reports/impacts-study --lang en"
    Then page 1 of 2 is shown
    And I see "Only in ខ្មែរ"

  Scenario: A PDF of one's own is previewed
    Given a file "draft.pdf" that is a PDF of 3 pages
    When I start the kiosk with "draft.pdf --lang en"
    Then page 1 of 3 is shown
    And the window is called "draft.pdf – Kiosk"
    When I press Page Down 3 times
    Then page 2 of 3 is shown

  Scenario: A page on the command line
    When I start the kiosk with "reports/impacts-briefing#page=4 --lang en"
    Then page 4 of 5 is shown

  Scenario: A copy of the briefing is saved under a readable name
    Given there is a folder for documents
    And the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+S
    Then the sheet "save-sheet" is open
    When I click "save-now"
    Then I see "Saved as"
    And the folder "Documents" holds the same file as the pack's "reports/impacts-briefing/en.pdf"
