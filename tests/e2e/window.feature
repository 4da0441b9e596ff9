Feature: The window suits every screen
  Scenario: Full screen with F11, and back with Esc
    Given the kiosk is open in English
    When I press F11
    Then the window fills the screen
    When I press Esc
    Then the window does not fill the screen

  Scenario: Full screen from the command line
    When I start the kiosk with "--full-screen --lang en"
    Then the window fills the screen
    When I press F11
    Then the window does not fill the screen

  Scenario: The menu is opened and used with the keyboard
    Given the kiosk is open in English
    When I press F10
    Then I see "Keyboard shortcuts"
    When I click "About"
    Then I am at "about"

  Scenario: The keys are listed
    Given the kiosk is open in English
    When I press Ctrl+/
    Then the sheet "shortcut-sheet" is open
    And I see "Ctrl+K"
    When I press Esc
    Then no sheet is open

  Scenario Outline: Large text in a narrow window hides nothing
    Given a window of 1024 by 600
    And text at 200 %
    When I start the kiosk with "<place> --lang <code>"
    Then "language-km" is in view as a whole
    And "language-en" is in view as a whole
    And everything that can be pressed can be brought into view

    Examples:
      | place                    | code |
      | home                     | en   |
      | home                     | km   |
      | reports                  | km   |
      | guides                   | en   |
      | guides/lock-your-phone   | en   |
      | guides/lock-your-phone   | km   |
      | first-aid                | km   |
      | first-aid/phone-taken    | en   |
      | reports/impacts-study    | km   |
      | reports/impacts-briefing | en   |
      | contacts                 | km   |
      | glossary                 | en   |
      | settings                 | km   |
      | about                    | en   |

  Scenario: The wheel over the folded contents scrolls and does not turn to another section
    Given a window of 1024 by 600
    And text at 200 %
    And the kiosk is open at "guides/lock-your-phone" in English
    When I turn the wheel over "guide-section-box"
    Then the page has scrolled
    And "section-title" says "Choose a strong screen lock"

  Scenario: The smallest window still has the language switch
    Given a window of 480 by 360
    And the kiosk is open in English
    Then "language-km" is in view as a whole
    And "language-en" is in view as a whole

  Scenario: The window is made narrow while a guide is read
    Given the kiosk is open at "guides/phishing#section=files" in English
    When the window becomes 700 by 600
    Then "section-title" says "Files and apps"
    And "language-km" is in view as a whole
    And everything that can be pressed can be brought into view

  Scenario Outline: Tab reaches everything that can be pressed
    When I start the kiosk with "<place> --lang en"
    Then Tab reaches everything that can be pressed, and one of each choice

    Examples:
      | place                 |
      | home                  |
      | guides                |
      | guides/phishing       |
      | first-aid             |
      | first-aid/phone-taken |
      | reports/impacts-study |
      | contacts              |
      | settings              |
      | search?q=phishing     |

  Scenario: A choice is made with the arrow keys
    Given the kiosk is open at "settings" in English
    When I press Tab until "setting-theme-light" has the focus
    And I press Right
    And I press Space
    Then the screen is mostly dark

  Scenario: Keys pressed in a hurry do no harm
    Given the kiosk is open at "reports/impacts-briefing" in English
    When I press F11, F2, F1, F11, Ctrl+comma, F2, Alt+Left, Alt+Left, Alt+Right in a hurry
    And I press Ctrl+R, Esc, Alt+Home, Ctrl+K, F10, Esc, Ctrl+R, F2, F2, F2, Ctrl+/, Esc, Esc in a hurry
    And I press F1, Ctrl+R, F2, F2, Esc, Alt+Home, Ctrl+R, F2, Esc, F1, Ctrl+R, F2, Esc in a hurry
    And I press Esc
    Then no sheet is open
    When I press Alt+Home
    Then I am at "home"

  Scenario: The list of keys opens once
    Given the kiosk is open in English
    When I press Ctrl+/ 3 times
    Then the sheet "shortcut-sheet" is open
    When I press Esc
    Then no sheet is open
