Feature: Khmer and English are equals
  One press switches, and the reader stays in the same place.

  Scenario: On a system that speaks neither, the kiosk starts in Khmer
    Given the system's language is "fr_FR.UTF-8"
    When I start the kiosk
    Then the language is Khmer
    And I see "បណ្ណាល័យសិទ្ធិ និងសុវត្ថិភាពឌីជីថល"

  Scenario: On a system that names no language, the kiosk starts in Khmer
    Given the system names no language
    When I start the kiosk
    Then the language is Khmer

  Scenario: On an English system the kiosk starts in English
    Given the system's language is "en_US.UTF-8"
    When I start the kiosk
    Then the language is English
    And I see "Digital rights and safety library"

  Scenario: On a Khmer system the kiosk starts in Khmer
    Given the system's language is "km_KH.UTF-8"
    When I start the kiosk
    Then the language is Khmer

  Scenario: The command line's language goes before the system's
    Given the system's language is "en_US.UTF-8"
    When I start the kiosk with "--lang km"
    Then the language is Khmer
    And there is no settings file

  Scenario: A click on the other language switches, and a second one switches back
    Given the kiosk is open in English
    When I click "language-km"
    Then the language is Khmer
    And I see "បណ្ណាល័យសិទ្ធិ និងសុវត្ថិភាពឌីជីថល"
    When I click "language-en"
    Then I see "Digital rights and safety library"

  Scenario: The language chosen is kept for the next start
    Given the system's language is "en_US.UTF-8"
    And the kiosk is open
    When I press F2
    Then the language is Khmer
    When I close the kiosk and start it again
    Then the language is Khmer

  Scenario: A guide stays at its section, with its ticks, through a switch
    Given the kiosk is open at "guides/lock-your-phone#section=auto-lock" in English
    When I click "check-six-digits"
    Then "check-six-digits" is ticked
    When I press F2
    Then the language is Khmer
    And I am at "guides/lock-your-phone#section=auto-lock"
    And "section-title" says "ឱ្យឧបករណ៍ចាក់សោដោយខ្លួនឯង"
    And "check-six-digits" is ticked
    And "check-locks-itself" is not ticked
    When I click "language-en"
    Then I see "Let it lock by itself"
    And "check-six-digits" is ticked

  Scenario: What was typed stays through a switch
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "phishing"
    Then I see "Phishing and malware"
    When I press F2
    Then the language is Khmer
    And "search-field" says "phishing"
    And I am at "search?q=phishing"

  Scenario: An open sheet stays through a switch
    Given the kiosk is open at "guides/lock-your-phone" in English
    When I click "screen lock"
    Then the sheet "term-sheet" is open
    When I press F2
    Then the language is Khmer
    And the sheet "term-sheet" is open
    And I see "សោអេក្រង់"

  Scenario: A file name that was typed stays through a switch
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+S
    And I click "save-name"
    And I press Ctrl+A
    And I type "for the class.pdf"
    And I press F2
    Then the language is Khmer
    And the sheet "save-sheet" is open
    And "save-name" says "for the class.pdf"

  Scenario: The glossary stays at its word through a switch
    Given the kiosk is open at "glossary/phishing" in English
    When I click "glossary-filter"
    And I type "phish"
    And I press F2
    Then the language is Khmer
    And I am at "glossary/phishing"
    And "glossary-filter" says "phish"
    And I see "ការបន្លំ (Phishing)"

  Scenario: A guide stays scrolled through a switch
    Given a window of 1024 by 600
    And the kiosk is open at "guides/passwords" in English
    When I scroll down by 6 notches
    And I press F2
    Then the language is Khmer
    And the page has scrolled

  Scenario: The code's own switch speaks the other language
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "language-km"
    Then the language is Khmer
    And the sheet "share-sheet" is open

  Scenario: A PDF of one's own stays at its page through a switch
    Given a file "draft.pdf" that is a PDF of 3 pages
    And the kiosk is open at "draft.pdf" in English
    And page 1 of 3 is shown
    When I press End
    Then page 3 of 3 is shown
    When I press F2
    Then the language is Khmer
    And page 3 of 3 is shown
