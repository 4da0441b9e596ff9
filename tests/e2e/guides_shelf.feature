Feature: A trainee finds the right guides and reads them one after the other
  Scenario: A path is chosen and followed with the keyboard alone
    Given the kiosk is open at "guides" in English
    When I press Tab until "path-first-training" has the focus
    And I press Enter
    Then I am at "guides#section=first-training"
    And the window is called "For a first training – Kiosk"
    When I press Tab until "item-lock-your-phone" has the focus
    And I press Enter
    Then I am at "guides/lock-your-phone"
    When I press Tab until "guide-after" has the focus
    And I press Enter
    Then I am at "guides/passwords"
    When I press Alt+Left
    Then I am at "guides/lock-your-phone"
    When I press Alt+Left
    Then I am at "guides#section=first-training"

  Scenario: The last section leads to the next guide
    Given the kiosk is open at "guides#section=first-training" in English
    When I click "item-lock-your-phone"
    And I click "section-sources"
    And I press Tab until "section-next" has the focus
    And I press Space
    Then I am at "guides/passwords"

  Scenario: Guides of one topic, kept on the way back
    Given the kiosk is open at "guides" in English
    When I press Tab until "topic-devices" has the focus
    And I press Space
    Then I do not see "Phishing and malware"
    When I press Tab until "item-lock-your-phone" has the focus
    And I press Enter
    Then I am at "guides/lock-your-phone"
    When I press Alt+Left
    Then I do not see "Phishing and malware"
    When I press Tab until "filters-clear" has the focus
    And I press Enter
    Then there is "Phishing and malware", be it after scrolling

  Scenario: What was looked for is gone when the kiosk is closed
    Given the kiosk is open at "guides" in English
    When I click "topic-devices"
    Then I do not see "Phishing and malware"
    When I close the kiosk and start it again
    And I click "shelf-guides"
    Then there is "Phishing and malware", be it after scrolling

  Scenario: Everything on the shelf is in reach of Tab
    Given the kiosk is open at "guides" in Khmer
    Then Tab reaches everything that can be pressed, and one of each choice
