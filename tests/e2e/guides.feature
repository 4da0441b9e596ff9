Feature: A trainee reads a guide
  Scenario: Home shows the five shelves
    Given the kiosk is open in English
    Then I see "Reports (2)"
    And I see "Safety guides ("
    And I see "What happened? (3)"
    And I see "Contacts (9)"
    And I see "Glossary ("
    And the window is called "Home – Kiosk"

  Scenario: A guide is opened with the mouse
    Given the kiosk is open in English
    When I click "shelf-guides"
    And I click "item-passwords"
    Then I am at "guides/passwords"
    And I see "Why one password is not enough"
    When I click "section-next"
    Then I am at "guides/passwords#section=passphrase"
    And I see "Make a passphrase you can remember"

  Scenario: A guide is opened and ticked with the keyboard alone
    Given the kiosk is open in English
    When I press Tab until "start-passwords" has the focus
    And I press Enter
    Then I am at "guides/passwords"
    When I press Tab until "check-email-first" has the focus
    And I press Space
    Then "check-email-first" is ticked
    When I press Tab until "command-home" has the focus
    And I press Enter
    Then I am at "home"

  Scenario: A section is chosen from the contents
    Given the kiosk is open at "guides/phishing" in English
    When I click "section-files"
    Then I am at "guides/phishing#section=files"
    And "section-title" says "Files and apps"

  Scenario: A place on the command line opens at its section
    When I start the kiosk with "guides/phishing#section=spyware --lang en"
    Then I am at "guides/phishing#section=spyware"
    And "section-title" says "Spyware aimed at a person"

  Scenario: A word is explained where it stands
    Given the kiosk is open at "guides/lock-your-phone" in English
    When I click "screen lock"
    Then the sheet "term-sheet" is open
    And I see "Open the glossary"
    When I press Esc
    Then no sheet is open
    And I am at "guides/lock-your-phone"

  Scenario: A word is explained with the keyboard alone
    Given the kiosk is open at "guides/lock-your-phone" in English
    When I press Tab until "passphrase" has the focus
    And I press Enter
    Then the sheet "term-sheet" is open
    And I see "Passphrase"
    When I press Esc
    Then "section-text" has the focus

  Scenario: From a word's explanation to the glossary and back
    Given the kiosk is open at "guides/lock-your-phone" in English
    When I click "screen lock"
    And I click "Open the glossary"
    Then I am at "glossary/screen-lock"
    When I press Alt+Left
    Then I am at "guides/lock-your-phone"

  Scenario: Back and forward return to where the page was scrolled
    Given a window of 1024 by 600
    And the kiosk is open at "guides/passwords" in English
    When I scroll down by 6 notches
    And I remember this screen
    And I press F1
    Then I am at "first-aid"
    When I press Alt+Left
    Then the screen is scrolled as before
    When I press Alt+Right
    Then I am at "first-aid"
    When I click "command-back"
    Then the screen is scrolled as before

  Scenario: Ticks are gone when the kiosk is closed
    Given the kiosk is open at "guides/passwords" in English
    When I click "check-email-first"
    Then "check-email-first" is ticked
    When I close the kiosk and start it again
    And I click "start-passwords"
    Then "check-email-first" is not ticked

  Scenario: The glossary explains a word that is looked for
    Given the kiosk is open in English
    When I click "shelf-glossary"
    And I click "glossary-filter"
    And I type "phish"
    Then I see "Phishing"
    When I click "Phishing"
    Then I am at "glossary/phishing"
