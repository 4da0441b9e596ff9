Feature: A reader finds, selects, follows links and chooses how pages look
  Scenario: Words are found as they are typed, and gone through
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+F
    And I type "impacts"
    Then "find-count" says "1 of"
    When I remember this screen
    And I press Shift+F3
    Then page 5 of 5 is shown
    When I press F3
    Then the page is where it was
    When I press Esc
    Then I do not see "find-field"

  Scenario: Khmer is found however it was typed, zero-width spaces and all
    Given the kiosk is open at "reports/impacts-briefing" in Khmer
    And page 1 of 6 is shown
    When I press Ctrl+F
    And I type "អ្នកសារព័ត៌មាន"
    Then "find-count" says "១ នៃ"

  Scenario: What was looked for is looked for in the other language's pages too
    Given the kiosk is open at "reports/impacts-briefing" in Khmer
    And page 1 of 6 is shown
    When I press Ctrl+F
    And I type "CamboJA"
    Then "find-count" says "១ នៃ"
    When I press F2
    Then page 1 of 5 is shown
    And "find-field" says "CamboJA"
    And "find-count" says "1 of"

  Scenario: Nothing is found, and that is said
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+F
    And I type "elephant"
    Then I see "Nothing found"

  Scenario: All text is selected and copied without invisible breaks
    Given the kiosk is open at "reports/impacts-briefing" in Khmer
    And page 1 of 6 is shown
    When I press Ctrl+A
    And I press Ctrl+C
    Then the clipboard holds Khmer text without zero-width spaces

  Scenario: A link inside the document leads there, and back leads back
    Given a file "linked.pdf" that is a PDF with links
    When I start the kiosk with "linked.pdf --lang en"
    Then page 1 of 9 is shown
    When I press Tab until a link has the focus
    And I press Enter
    Then page 7 of 9 is shown
    When I press Alt+Left
    Then page 1 of 9 is shown
    When I press Alt+Right
    Then page 7 of 9 is shown

  Scenario: A link out of the library is shown, not opened
    Given a file "linked.pdf" that is a PDF with links
    When I start the kiosk with "linked.pdf --lang en"
    Then page 1 of 9 is shown
    When I press Tab until a link has the focus
    And I press Tab
    And I press Enter
    Then the sheet "address-sheet" is open
    And I see "example.org"
    And no network socket is open
    When I press Esc
    Then no sheet is open

  Scenario: Pages are called what the document calls them
    Given a file "linked.pdf" that is a PDF with links
    When I start the kiosk with "linked.pdf --lang en"
    Then page 1 of 9 is shown
    And "reader-page-number" says "i"
    When I press Ctrl+G
    And I type "iii"
    And I press Enter
    Then page 3 of 9 is shown
    When I press Ctrl+G
    And I type "2"
    And I press Enter
    Then page 5 of 9 is shown

  Scenario: Small pictures of the pages lead to them
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I click "reader-side-pages"
    And I click "4"
    Then page 4 of 5 is shown

  Scenario: Colours for the night, and back
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I click "reader-view"
    And I click "view-night-colours"
    Then the pages are dark
    When I click "reader-view"
    And I click "view-paper-colours"
    Then the pages are light

  Scenario: Two pages, turned, and as they were
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I remember this screen
    And I press Ctrl+2
    Then pages are shown smaller than before
    When I press Ctrl+2
    Then pages are shown as large as before
    When I press Ctrl+Shift+R
    Then pages are shown smaller than before

  Scenario: Both languages side by side
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+3
    Then "reader-pages-beside" is on the screen
    And I see "ខ្មែរ"
    When I press End
    Then page 5 of 5 is shown
    And "reader-pages-beside" shows page 6
    When I press Ctrl+3
    Then "reader-pages-beside" is not on the screen

  Scenario: A locked file opens with its password, which is kept nowhere
    Given a file "secret.pdf" that is locked with a password
    When I start the kiosk with "secret.pdf --lang en"
    Then I see "secret.pdf is locked with a password."
    When I type "wrong"
    And I press Enter
    Then I see "That is not the password. Try again."
    When I type "secret"
    And I press Enter
    Then page 1 of 1 is shown
    When I quit
    Then only "secret.pdf" was written to the home folder

  Scenario: Pages go on paper, and no printer is asked for before
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+P
    Then the sheet "page-print-sheet" is open
    And no network socket is open

  Scenario: The worker is killed again and again while pages are turned
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When the worker is killed
    And I press Page Down 4 times
    Then a new worker runs
    When the worker is killed
    And I press End
    Then page 5 of 5 is shown
    And paper is on the screen
    And a new worker runs
