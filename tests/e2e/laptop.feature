Feature: What is seen can be fetched from the laptop itself
  Scenario: A facilitator hands a guide to the room
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    Then no network socket is open
    When I click "share-as-laptop"
    And a phone opens what the code says
    Then the phone shows "Phishing and malware"
    And "laptop-phones" says "done: 1"
    When I press Esc
    Then "share-banner-words" says "Handing over from this laptop · phones fetching: 0, done: 1"
    When I press Alt+Home
    Then I see "Phones can get things from this laptop"
    And "share-banner-words" says "done: 1"
    When I press Tab until "share-banner-stop" has the focus
    And I press Enter
    Then I do not see "Handing over from this laptop"
    And the phone is refused at once
    And no network socket is open

  Scenario: A second place is handed over beside the first, when that is pressed
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And a phone opens what the code says
    And I press Esc
    And I click "I need help"
    And I click "Talk to somebody now"
    And I click "contact-camboja-share"
    Then there is no code on the screen
    When I click "laptop-start"
    And a phone opens what the code says
    Then the phone shows "CamboJA"
    And the phone shows nothing of "519"
    When I press Esc
    And I click "share-banner-code"
    Then a phone reads "http://" from the screen

  Scenario: The share worker is killed
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And a phone opens what the code says
    And I press Esc
    And what hands over is killed
    Then "notice-words" says "broke off"
    And I do not see "share-banner-stop"
    And the phone is refused at once

  Scenario: Quitting ends what is handed over
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And a phone opens what the code says
    And I press Esc
    And I quit
    Then the phone is refused at once
    And no process is left

  Scenario: The window is killed while it hands over
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And a phone opens what the code says
    And the window's process is killed
    Then no process is left
    And the phone is refused at once

  Scenario: A sheet that is only looked at leaves no worker behind
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    Then something waits to hand over
    When I press Esc
    Then nothing waits to hand over

  Scenario: Quitting with the code still open ends it too
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And a phone opens what the code says
    And I quit
    Then no process is left
    And the phone is refused at once
