Feature: Somebody frightened finds out what to do
  Scenario: Help is asked for, and three questions stand there
    Given the kiosk is open in English
    When I press F1
    Then I am at "first-aid"
    And I see "What happened?"
    And I see "My account was taken"
    And I see "I clicked a link"
    And I see "My phone was lost or taken"

  Scenario: A path is gone through with the keyboard alone
    Given the kiosk is open at "first-aid" in English
    When I press Tab until "item-account-taken" has the focus
    And I press Enter
    Then "card-title" says "Which account is it?"
    When I press 1
    Then "card-title" says "Are you still logged in to Facebook somewhere?"
    When I press 1
    Then "card-title" says "Make your Facebook account yours again"
    When I press Tab until "answer-1" has the focus
    And I press Enter
    Then "card-title" says "Has somebody written in your name?"
    When I press 2
    And I wait until I see "Close the other doors"
    And I press 1
    Then "card-title" says "Get help today"
    And I see "Who can help you now"
    And there is "Saves CamboJA in the phone's contacts.", be it after scrolling

  Scenario: A path is gone through with the mouse, in Khmer
    Given the kiosk is open at "first-aid" in Khmer
    When I click "item-account-taken"
    And I click "answer-1"
    And I have come to "first-aid/account-taken#section=facebook-in"
    And I click "answer-1"
    And I have come to "first-aid/account-taken#section=facebook-secure"
    Then the language is Khmer
    And "step-1" says "Facebook ឬ Messenger"

  Scenario: The way back goes card by card
    Given the kiosk is open at "first-aid/account-taken" in English
    When I press 2
    Then I am at "first-aid/account-taken#section=telegram-in"
    When I press 1
    Then I am at "first-aid/account-taken#section=telegram-secure"
    When I press Alt+Left
    Then I am at "first-aid/account-taken#section=telegram-in"
    When I click "first-aid-back"
    Then I am at "first-aid/account-taken#section=which-account"

  Scenario: The other language shows the same card
    Given the kiosk is open at "first-aid/account-taken" in English
    When I press 3
    And I wait until I see "Are you still logged in to your e-mail?"
    And I press F2
    Then the language is Khmer
    And I am at "first-aid/account-taken#section=email-in"
    When I press 1
    Then I am at "first-aid/account-taken#section=email-secure"

  Scenario: One comes back from a guide to the card one left
    Given the kiosk is open at "first-aid/account-taken#section=precautions" in English
    When I click "Passwords and a password manager"
    Then I am at "guides/passwords"
    When I press Alt+Left
    Then I am at "first-aid/account-taken#section=precautions"

  Scenario: The end of the program forgets what was answered
    Given the kiosk is open at "first-aid" in English
    When I click "item-phone-taken"
    And I press 1
    And I wait until I see "Your answers so far"
    And I close the kiosk and start it again
    And I press F1
    And I click "item-phone-taken"
    Then I do not see "Your answers so far"

  Scenario: Everything of an end can be reached on a small screen
    Given a window of 1024 by 600
    And the kiosk is open at "first-aid/account-taken#section=danger" in Khmer
    Then everything that can be pressed can be brought into view
    And Tab reaches everything that can be pressed, and one of each choice
