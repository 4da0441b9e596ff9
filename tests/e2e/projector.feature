Feature: A code is shown to the whole room, and the facilitator keeps the laptop
  Scenario: The code goes onto the projector, and away from it with Esc
    Given a projector is connected
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-other-screen"
    Then a phone reads "mailto:ed@camboja.net" from the projector
    And I see "On a projector the distance is a guide"
    When I click "share-as-contact"
    Then a phone reads "BEGIN:VCARD" from the projector
    When I press Esc
    Then the projector shows nothing of the kiosk
    And the sheet "share-sheet" is open
    When I press Esc
    Then no sheet is open

  Scenario: A Wi-Fi is typed on the laptop while the room sees its code
    Given a projector is connected
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-other-screen"
    And I click "share-as-wifi"
    And I type "CamboJA training"
    And I press Tab
    And I type "12345678"
    And I press Enter
    Then a phone reads "WIFI:T:WPA;S:CamboJA training;P:12345678;;" from the projector
    And no file in the home folder says "12345678"

  Scenario: The projector is unplugged
    Given a projector is connected
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-other-screen"
    Then a phone reads "mailto:" from the projector
    When I unplug the projector
    Then the projector shows nothing of the kiosk
    And I do not see "Stop showing on the other screen"
    And a phone reads "mailto:" from the screen

  Scenario: The kiosk is quit while the room sees a code
    Given a projector is connected
    And the kiosk is open at "contacts/camboja" in English
    When I press Ctrl+R
    And I click "share-other-screen"
    Then a phone reads "BEGIN:VCARD" from the projector
    When I press Ctrl+Q
    Then no process is left
