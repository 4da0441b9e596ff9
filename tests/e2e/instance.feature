Feature: A second start brings the first window there
  Scenario: With a place
    Given the kiosk is open in English
    When I start the kiosk again with "guides/phishing"
    Then it ends with exit code 0, without a word and without a window
    And I am at "guides/phishing"
    And the window is in front
    When I press Alt+Left
    Then I am at "home"

  Scenario: Without a place the window comes back from the task bar as it was
    Given the kiosk is open at "guides/phishing#section=files" in English
    When I minimise the window
    And I start the kiosk again with ""
    Then it ends with exit code 0, without a word and without a window
    And the window is in front
    And I am at "guides/phishing#section=files"

  Scenario: With a PDF that is double-clicked
    Given a file "ឯកសារ 1.pdf" that is a PDF of 3 pages
    And the kiosk is open in English
    When I double-click the file "ឯកសារ 1.pdf"
    Then it ends with exit code 0, without a word and without a window
    And page 1 of 3 is shown
    And the window is called "ឯកសារ 1.pdf – Kiosk"

  Scenario: In another language, which is not kept
    Given the kiosk is open in English
    When I start the kiosk again with "contacts --lang km"
    Then I am at "contacts"
    And the language is Khmer
    And there is no settings file

  Scenario: On the whole screen
    Given the kiosk is open in English
    When I start the kiosk again with "guides --full-screen"
    Then the window fills the screen
    When I start the kiosk again with "contacts"
    Then I am at "contacts"
    And the window fills the screen

  Scenario: From the task bar onto the whole screen, where it was before
    When I start the kiosk with "--full-screen --lang en"
    And I minimise the window
    And I start the kiosk again with "guides"
    Then the window is in front
    And the window fills the screen

  Scenario: A place that does not exist
    Given the kiosk is open at "guides" in English
    When I start the kiosk again with "guides/gone --lang km"
    Then the exit code is 1
    And it answers in Khmer letters
    When I start the kiosk again with "guides/gone --lang en"
    Then the exit code is 1
    And it says "There is no place called “guides/gone”."
    And I am at "guides"
    And the language is English

  Scenario: A kiosk with other packs is another kiosk
    Given the kiosk is open in English
    And there is a folder "stick"
    When I start another kiosk with "guides --portable stick --lang en"
    Then a window called "Guides – Kiosk" comes up
    And the window is not in front
    And I am at "home"
    When I start the kiosk again with "contacts"
    Then I am at "contacts"
    And the window is in front

  Scenario: What is being handed over is not disturbed
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+R
    Then the sheet "share-sheet" is open
    When I start another kiosk with "contacts --lang en"
    Then a window called "Contacts – Kiosk" comes up
    And the sheet "share-sheet" is open
    And I am at "reports/impacts-briefing#page=1"

  Scenario: A sheet stays where only the window is called
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+R
    Then the sheet "share-sheet" is open
    When I minimise the window
    And I start the kiosk again with ""
    Then the window is in front
    And the sheet "share-sheet" is open

  Scenario: A password that is half typed is not lost
    Given a file "locked.pdf" that is locked with a password
    And the kiosk is open at "locked.pdf" in English
    And I see "locked.pdf is locked with a password."
    When I type "sec"
    And I start another kiosk with "contacts --lang en"
    Then a window called "Contacts – Kiosk" comes up
    And the window is called "locked.pdf – Kiosk"

  Scenario: The keys are listed, and give way
    Given the kiosk is open in English
    When I press Ctrl+/
    Then the sheet "shortcut-sheet" is open
    When I start the kiosk again with "contacts"
    Then I am at "contacts"
    And no sheet is open

  Scenario: A menu gives way
    Given the kiosk is open in English
    When I press F10
    Then I see "Keyboard shortcuts"
    When I start the kiosk again with "contacts"
    Then I am at "contacts"
    And I do not see "Keyboard shortcuts"

  Scenario: The first one hangs
    Given the kiosk is open in English
    When the window's process hangs
    And I start another kiosk with "contacts --lang en"
    Then a window called "Contacts – Kiosk" comes up

  Scenario: The first one was killed
    Given the kiosk is open in English
    When the window's process is killed
    And I start the kiosk with "contacts --lang en"
    Then I am at "contacts"

  Scenario: The first one was closed
    Given the kiosk is open in English
    When I quit
    And I start the kiosk with "contacts --lang en"
    Then I am at "contacts"

  Scenario: Impatient clicks open one window
    When I start the kiosk 4 times at once, in English
    Then one of them has the window and the others end without a word

  Scenario: Nothing of it is left
    Given there is no session bus
    And the kiosk is open in English
    When I start the kiosk again with "guides"
    And I quit
    Then no process is left
    And nothing was written to the home folder
