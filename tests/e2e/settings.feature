Feature: Only what is changed is kept
  Scenario: Looking around writes nothing
    Given the kiosk is open in English
    When I press Ctrl+K
    And I type "phishing"
    And I press Enter
    Then I am at "guides/phishing"
    When I click "check-other-way"
    And I press Alt+Home
    And I click "featured-read"
    Then page 1 of 5 is shown
    When I quit
    Then no process is left
    And nothing was written to the home folder

  Scenario: The theme changes at once and is kept
    Given the kiosk is open in English
    And the screen is mostly bright
    When I press Ctrl+,
    And I click "Dark"
    Then the screen is mostly dark
    And the settings file holds {"theme": "dark"}
    When I close the kiosk and start it again
    Then the screen is mostly dark

  Scenario: The text size changes at once and is kept
    Given the kiosk is open in English
    When I press Ctrl+,
    And I remember this screen
    And I click "150 %"
    Then "settings-title" is larger than before
    And the settings file holds {"text_scale": 150}
    When I close the kiosk and start it again
    And I press Ctrl+,
    Then "settings-title" is larger than before

  Scenario: The file holds only what differs from the start
    Given the kiosk is open in English
    When I press Ctrl+,
    And I click "High contrast"
    Then the settings file holds {"theme": "high-contrast"}
    When I click "Light"
    Then the settings file holds {}

  Scenario: A key of a newer version survives
    Given the settings file holds {"night_light": true}
    And the kiosk is open in English
    When I press Ctrl+,
    And I click "Dark"
    Then the settings file holds {"night_light": true, "theme": "dark"}

  Scenario: Settings that cannot be understood are set aside
    Given the settings file holds {"theme":
    When I start the kiosk with "--lang en"
    Then I see "Your settings could not be understood"
    And I see "settings.broken.json"
    When I click "notice-close"
    Then I do not see "Your settings could not be understood"

  Scenario: Settings that cannot be read
    Given the settings file cannot be read
    When I start the kiosk with "--lang en"
    Then I see "cannot be read"
    And I see "Digital rights and safety library"

  Scenario: Settings that cannot be written hold until the end
    Given the settings file cannot be written
    And the kiosk is open in English
    When I press Ctrl+,
    And I click "Dark"
    Then the screen is mostly dark
    And I see "This change holds only until you close Kiosk"

  Scenario: A home folder that cannot be written
    Given a home folder that cannot be written
    When I start the kiosk with "--lang en"
    Then I see "Digital rights and safety library"
    When I press F2
    Then the language is Khmer
    And I see "settings.json"

  Scenario: A portable kiosk keeps its settings beside it
    When I start the kiosk with "--portable stick --lang en"
    And I press Ctrl+,
    And I click "Dark"
    Then the screen is mostly dark
    And only "stick/settings/settings.json" was written to the home folder

  Scenario: A portable folder is made only when there is something to keep
    When I start the kiosk with "--portable stick --lang en"
    And I press F1
    And I quit
    Then nothing was written to the home folder

  Scenario: A portable folder that cannot be written
    Given a file "stick" that is empty
    When I start the kiosk with "--portable stick --lang en"
    And I press F2
    Then the language is Khmer
    And I see "stick/settings/settings.json"
    When I quit
    Then only "stick" was written to the home folder
