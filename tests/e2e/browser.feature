Feature: A phone's own browser follows the code
  Scenario Outline: A guide is read on the phone
    Given there is a phone with a browser that asks for "<language>"
    And the kiosk is open at "guides/phishing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And the browser opens what the code says
    Then the browser shows "guides/phishing" in "<language>", whole
    When I tap "<other>" there
    Then the browser shows "guides/phishing" in "<other language>", whole
    And the browser asked only this laptop, and complained of nothing

    Examples:
      | language | other   | other language |
      | km       | English | en             |
      | en       | ខ្មែរ     | km             |

  Scenario Outline: A report is downloaded to the phone
    Given there is a phone with a browser that asks for "<language>"
    And the kiosk is open at "reports/impacts-briefing" in English
    When I press Ctrl+R
    And I click "share-as-laptop"
    And the browser opens what the code says
    Then tapping "<words>" there gives the bytes of "reports/impacts-briefing/<language>.pdf"
    And the browser asked only this laptop, and complained of nothing

    Examples:
      | language | words    |
      | km       | ទាញយក    |
      | en       | Download |
