Feature: One box finds everything, in Khmer and in English
  Scenario: Typing finds, Enter opens, Back returns to what was found
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "passw"
    Then I see "Results for “passw”"
    And I see "Passwords and a password manager"
    When I press Enter
    Then I am at "guides/passwords"
    And I see "for “passw”"
    When I press Alt+Left
    Then I am at "search?q=passw"
    And "search-field" says "passw"
    When I press Alt+Left
    Then I am at "home"

  Scenario: A Khmer word is typed and found in an English window
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "ពាក្យសម្ងាត់"
    Then I see "Passwords and a password manager"
    And I see "Means the same"

  Scenario: An English word finds what says the same in Khmer
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "password"
    And I wait until I see "Results for “password”"
    And I click "result-passwords-one-password-km"
    Then I am at "guides/passwords#section=one-password"
    And I see "Shown in ខ្មែរ"
    And the language is English
    When I press F2
    Then the language is Khmer

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
    And I wait until I see "Results for “briefing”"
    And I click "result-impacts-briefing"
    Then I am at "reports/impacts-briefing#page=1"

  Scenario: A page of a report opens at the hit
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "Freedom House"
    And I wait until I see "Results for “Freedom House”"
    And I click "result-impacts-briefing-page-3"
    Then page 3 of 5 is shown
    And I am at "reports/impacts-briefing#page=3"
    And a hit is marked on the page
    When I press Esc
    Then no hit is marked on the page
    And I am at "reports/impacts-briefing#page=3"

  Scenario: A key leads from hit to hit, and the way back to the results
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "passphrase"
    And I wait until I see "Results for “passphrase”"
    And I click "result-passwords-passphrase"
    Then "hit-state" says "for “passphrase”"
    When I press F3
    And I press F3
    And I press Shift+F3
    And I press Alt+Left
    Then I am at "search?q=passphrase"
    And "search-field" says "passphrase"

  Scenario: The row that was opened is still chosen when one comes back
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "passphrase"
    And I wait until I see "Make a passphrase you can remember"
    And I press Down 2 times
    And I remember this screen
    And I press Enter
    And I wait until I see "for “passphrase”"
    And I press Alt+Left
    Then I am at "search?q=passphrase"
    And the focus is where it was

  Scenario: A spelling is offered where nothing is found
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "pasword"
    Then I see "Did you mean"
    And I see "These places nearly match what you typed"
    When I click "suggestion-1"
    Then I am at "search?q=password"
    And I do not see "Did you mean"

  Scenario: What is not there is said so
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "xyzzyqqq"
    Then I see "Nothing with “xyzzyqqq” was found."

  Scenario: One letter is too little
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "p"
    Then I see "Type at least two letters."

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

  Scenario: What was typed is written nowhere
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "xyzzyqqq"
    And I wait until I see "Nothing with “xyzzyqqq” was found."
    And I quit
    Then no process is left
    And no file in the home folder says "xyzzyqqq"
