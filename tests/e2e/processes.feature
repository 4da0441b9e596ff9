Feature: Processes come and go without a trace
  Scenario: The worker is killed while a report is read
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When the worker is killed
    And I press End
    Then page 5 of 5 is shown
    And paper is on the screen
    And a new worker runs

  Scenario: The worker is killed before a report is opened
    Given the kiosk is open in English
    When the worker is killed
    And I click "featured-read"
    Then page 1 of 5 is shown

  Scenario: The worker hangs, and the reader turns to something else
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When the worker hangs
    And I press End
    And I press F1
    Then I am at "first-aid"
    When I press Alt+Home
    And I click "featured-read"
    Then page 1 of 5 is shown
    And paper is on the screen

  Scenario: The window is killed
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When the window's process is killed
    Then no process is left

  Scenario: Quitting leaves nothing running
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I quit
    Then no process is left

  Scenario: No network
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    Then no network socket is open
    When I press Ctrl+R
    Then the sheet "share-sheet" is open
    And no network socket is open

  Scenario: Without a session bus nothing is started or written in its place
    Given there is no session bus
    And the kiosk is open in English
    When I click "shelf-guides"
    And I quit
    Then no process is left
    And nothing was written to the home folder

  @outside
  Scenario: As users start it
    When I start the kiosk as users do, in English
    Then a window called "Home – Kiosk" comes up
    When I quit it
    Then it ends with exit code 0 and without a word
