Feature: Several things are handed over together
  Scenario: Guides and contacts are copied to where a stick would be
    Given there is a folder for documents
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+Shift+H
    Then the sheet "choose-sheet" is open
    And "choose-count" says "One thing is chosen"
    When I click "choose-search"
    And I type "licadho"
    And I press Down
    And I press Down
    And I press Space
    Then "choose-count" says "2 things are chosen"
    When I click "choose-stick"
    Then the sheet "stick-sheet" is open
    When I click "Documents"
    And I click "stick-copy"
    Then I see "Copied into “Kiosk – CamboJA”"
    And "stick-checked" says "read back"
    And the folder "Documents/Kiosk – CamboJA" has a page that leads to "Phishing and malware (English).html"
    And the folder "Documents/Kiosk – CamboJA" has a page that leads to "Contacts (English).html"
    And no network socket is open

  Scenario: The copy goes on when its sheet is closed
    Given there is a folder for documents
    And the kiosk is open at "guides" in Khmer
    When I click "shelf-hand-over"
    And I press Space
    And I click "choose-stick"
    And I click "ឯកសារ"
    And I click "stick-copy"
    And I press Esc
    And I press Esc
    Then no sheet is open
    And the folder "Documents/Kiosk – CamboJA" has a page that leads to "Phishing and malware (English).html"
