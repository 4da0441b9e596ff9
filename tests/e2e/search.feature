Feature: One box finds titles in both languages
  Scenario: Typing finds, Enter opens, Back returns to what was found
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "passw"
    Then I see "Results for “passw”"
    And I see "Passwords and a password manager"
    When I press Enter
    Then I am at "guides/passwords"
    When I press Alt+Left
    Then I am at "search?q=passw"
    And "search-field" says "passw"
    When I press Alt+Left
    Then I am at "home"

  Scenario: Khmer is typed and found in an English window
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "ពាក្យសម្ងាត់"
    Then I see "Passwords and a password manager"

  Scenario: English is typed and found in a Khmer window
    Given the kiosk is open in Khmer
    When I press Ctrl+K
    And I type "phishing"
    And I press Enter
    Then I am at "guides/phishing"

  Scenario: A result is opened with the mouse
    Given the kiosk is open in English
    When I click "search-field"
    And I type "briefing"
    And I click "result-impacts-briefing"
    Then I am at "reports/impacts-briefing#page=1"

  Scenario: What is not there is said so
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "xyzzy"
    Then I see "Nothing with “xyzzy” in its title."

  Scenario: In a narrow window the search has its own field
    Given a window of 1024 by 600
    And text at 200 %
    And the kiosk is open in English
    When I press Ctrl+K
    Then "search-screen-field" has the focus
    When I type "lock"
    Then I see "Lock your phone and laptop"

  Scenario: The keys work with a Khmer keyboard
    Given a Khmer keyboard is on
    And the kiosk is open in Khmer
    When I press Ctrl and the key where K lies
    Then "search-field" has the focus
    When I type "ការបន្លំ"
    Then I see "ការបន្លំ (Phishing) និងមេរោគ"

  Scenario: A search that is begun above a sheet is typed to its end
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    Then the sheet "share-sheet" is open
    When I press Ctrl+K
    And I type "passw"
    Then no sheet is open
    And I am at "search?q=passw"
    And "search-field" has the focus
