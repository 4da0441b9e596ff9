Feature: What is seen can be handed over as a code
  Scenario: "I need help" leads to first aid, and from there to the contacts
    Given the kiosk is open in English
    When I click "I need help"
    Then I am at "first-aid"
    When I click "Talk to somebody now"
    Then I am at "contacts"
    And I see "CamboJA"

  Scenario: F1 leads to first aid from anywhere
    Given the kiosk is open at "guides/phishing" in English
    When I press F1
    Then I am at "first-aid"

  Scenario: The code of a guide's section asks the publisher for it
    Given the kiosk is open at "guides/phishing#section=files" in English
    When I click "guide-share"
    Then the sheet "share-sheet" is open
    And a phone reads "mailto:ed@camboja.net" from the screen
    And a phone reads "Files%20and%20apps" from the screen
    And I see "bytes"
    And I see "Readable from"
    When I press Esc
    Then no sheet is open
    And there is no code on the screen

  Scenario: A contact's code holds the private phone number only when that is asked for
    Given the kiosk is open at "contacts/camboja" in English
    When I click "contact-camboja-share"
    Then a phone reads "BEGIN:VCARD" from the screen
    And the code on the screen says nothing of "519"
    When I click "Include the phone number"
    Then a phone reads "+85512519261" from the screen
    When I click "Include the phone number"
    Then the code on the screen says nothing of "519"

  Scenario: The briefing's code
    Given the kiosk is open at "reports/impacts-briefing" in English
    And page 1 of 5 is shown
    When I press Ctrl+R
    Then the sheet "share-sheet" is open
    And a phone reads "mailto:ed@camboja.net" from the screen
    And I see "It has no address of its own on the web"

  Scenario: A code is shown in another form
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-contact"
    Then a phone reads "BEGIN:VCARD" from the screen

  Scenario: What does not fit into a code is said so, with a way that fits
    Given the kiosk is open at "guides/phishing#section=files" in English
    When I press Ctrl+R
    And I click "share-as-text"
    Then "share-trouble" says "bytes"
    And there is no code on the screen
    When I click "share-as-link"
    Then a phone reads "mailto:" from the screen

  Scenario: An open code stays through a switch of language, in the other language's words
    Given the kiosk is open at "contacts/camboja" in English
    When I click "contact-camboja-share"
    Then a phone reads "FN:CamboJA" from the screen
    When I press F2
    Then the language is Khmer
    And the sheet "share-sheet" is open
    And a phone reads "FN:ខេមបូចា" from the screen

  Scenario: A code stays black on white in the dark
    Given the settings file holds {"theme": "dark"}
    And the kiosk is open at "contacts/access-now" in English
    When I click "contact-access-now-share"
    Then a phone reads "BEGIN:VCARD" from the screen

  Scenario Outline: A code is saved as a picture
    Given there is a folder for documents
    And the kiosk is open at "contacts/camboja" in English
    When I click "contact-camboja-share"
    And I click "<button>"
    Then the sheet "save-sheet" is open
    When I click "save-now"
    Then I see "Saved as"
    And a phone reads "BEGIN:VCARD" from the <kind> in "Documents"

    Examples:
      | button         | kind |
      | share-save-png | PNG  |
      | share-save-svg | SVG  |

  Scenario: A code is saved into a folder that is typed
    Given there is a folder "for the wall"
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-save-png"
    And I click "save-folder"
    And I press Ctrl+A
    And I type "~/for the wall"
    And I press Enter
    And I click "save-now"
    Then a phone reads "mailto:" from the PNG in "for the wall"

  Scenario: A folder that is not there is named
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-save-svg"
    And I click "save-folder"
    And I press Ctrl+A
    And I type "~/nowhere"
    And I click "save-now"
    Then "save-answer" says "nowhere"
    And the sheet "save-sheet" is open

  Scenario: What a code says is copied
    Given the kiosk is open at "contacts/camboja" in English
    When I click "contact-camboja-share"
    And I click "share-as-link"
    Then a phone reads "https://camboja.net" from the screen
    When I click "share-copy"
    And I press Esc
    And I press Ctrl+K
    And I press Ctrl+V
    Then "search-field" says "https://camboja.net"

  Scenario: The password of a Wi-Fi is shown and selected, and still stays where it is
    Given the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-wifi"
    And I press Tab
    And I type "open-sesame"
    And I click "wifi-show-password"
    And I click "wifi-password"
    And I press Ctrl+A
    Then nothing that was selected can be pasted by the mouse
    When I press Shift+Home
    Then nothing that was selected can be pasted by the mouse
    And nothing was written to the home folder
