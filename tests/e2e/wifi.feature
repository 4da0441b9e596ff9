Feature: A phone on the same Wi-Fi fetches from the laptop
  Scenario Outline: A facilitator says which network the phones are on
    Given the laptop and the phone are on a Wi-Fi, and the laptop on another network too
    And there is a phone with a browser that asks for "<language>"
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    Then I see "Which network are the phones on?"
    And "network-1" says "wlan0 · 10.99.0.1"
    And "network-2" says "docker0 · 172.17.0.1"
    And there is no code on the screen
    And no network socket is open
    When I click "network-1"
    And the browser opens what the code says
    Then the browser shows "guides/phishing" in "<language>", whole
    And "laptop-phones" says "fetching: 0, done: 1"
    When I tap "<other>" there
    Then the browser shows "guides/phishing" in "<other language>", whole
    And the browser asked only this laptop, and complained of nothing
    When I press Esc
    Then "share-banner-words" says "phones fetching: 0, done: 1"
    When I click "share-banner-stop"
    Then the browser is refused at once
    And no network socket is open

    Examples:
      | language | other   | other language |
      | km       | English | en             |
      | en       | ខ្មែរ     | km             |

  Scenario: Several things are chosen, shown, scanned, fetched and stopped
    Given the laptop and the phone are on a Wi-Fi, and the laptop on another network too
    And there is a phone with a browser that asks for "en"
    And the kiosk is open at "reports/impacts-briefing" in English
    When I press Ctrl+Shift+H
    And I click "choose-search"
    And I type "phishing"
    And I press Down
    And I press Down
    And I press Space
    Then "choose-count" says "2 things are chosen"
    When I click "choose-code"
    And I click "share-as-laptop"
    And I click "network-1"
    And the browser opens what the code says
    And I tap "Phishing and malware" there
    Then the browser shows "guides/phishing" in "en", whole
    And "laptop-phones" says "fetching: 0, done: 1"
    And the browser asked only this laptop, and complained of nothing
    When I click "laptop-stop"
    Then the browser is refused at once

  Scenario: Phones that are not on the network that was chosen can be helped
    Given the laptop and the phone are on a Wi-Fi, and the laptop on another network too
    And there is a phone with a browser that asks for "km"
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And I click "network-2"
    Then the browser cannot reach what the code says
    When I click "laptop-stop"
    And I click "laptop-start"
    And I click "network-1"
    And the browser opens what the code says
    Then the browser shows "guides/phishing" in "km", whole

  Scenario: The Wi-Fi goes away
    Given the laptop and the phone are on a Wi-Fi, and the laptop on another network too
    And there is a phone with a browser that asks for "km"
    And the kiosk is open at "reports/impacts-briefing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And I click "network-1"
    And the browser opens what the code says
    Then tapping "ទាញយក" there gives the bytes of "reports/impacts-briefing/km.pdf"
    And "laptop-phones" says "fetching: 0, done: 1"
    When I press Esc
    And the Wi-Fi goes away
    Then "notice-words" says "network"
    And I do not see "share-banner-stop"
    And no network socket is open
