Feature: A bad file never takes the kiosk down and is named in plain words
  Scenario: Without any pack Home says what to do
    Given there is no pack at all
    When I start the kiosk with "--lang en"
    Then I see "There is nothing to read here yet."
    When I click "Where packs go"
    Then I am at "about"
    And there is ".local/share/kiosk/packs", be it after scrolling

  Scenario: An empty pack is no obstacle
    Given "spare/pack.toml" in the user's packs folder says "id = \"spare\""
    When I start the kiosk with "--lang en"
    Then I see "Digital rights and safety library"

  Scenario: A broken entry is named, and the rest opens
    Given "camboja/guides/passwords/item.toml" in the user's packs folder says "id = "
    When I start the kiosk with "--lang en"
    Then I see "Safety guides (16)"
    When I click "home-problems"
    Then I am at "about"
    And there is "To be mended", be it after scrolling
    And there is "guides/passwords/item.toml", be it after scrolling
    When I press Alt+Home
    And I click "start-phishing"
    Then I am at "guides/phishing"

  Scenario: The self-test passes on this screen
    When I run "kiosk self-test --lang en"
    Then the exit code is 0

  Scenario: An unknown place ends with a sentence, in English
    When I run "kiosk nowhere --lang en"
    Then the exit code is 1
    And it says "There is no place called “nowhere”."

  Scenario: An unknown place ends with a sentence, in Khmer
    When I run "kiosk nowhere --lang km"
    Then the exit code is 1
    And it says "nowhere"
    And it answers in Khmer letters

  Scenario: A PDF that is not there ends with a sentence
    When I run "kiosk lost.pdf --lang en"
    Then the exit code is 1
    And it says "lost.pdf"

  Scenario: Arguments that make no sense
    When I run "kiosk --frobnicate --lang en"
    Then the exit code is 2
    And it says "This cannot be understood"

  Scenario: A place without an entry ends with a sentence
    When I run "kiosk guides/no-such-guide --lang en"
    Then the exit code is 1
    And it says "There is no place called “guides/no-such-guide”."

  Scenario Outline: A PDF that cannot be shown gets one sentence
    Given a file "talk.pdf" that is <state>
    When I start the kiosk with "talk.pdf --lang en"
    Then I see "talk.pdf <sentence>"
    When I press Alt+Home
    And I click "featured-read"
    Then page 1 of 5 is shown

    Examples:
      | state                  | sentence                                       |
      | cut off                | is damaged and cannot be opened.               |
      | locked with a password | is locked with a password.                       |
      | without pages          | has no pages.                                  |
      | not a PDF              | is not a PDF.                                  |
      | empty                  | is damaged and cannot be opened.               |

  Scenario: A content pack that is opened like a file says what to do with it
    Given a file "library.kioskpack" that is empty
    When I start the kiosk with "library.kioskpack --lang en"
    Then I am at "home"
    And "notice-words" says "“library.kioskpack” is a content pack"
    And "notice-words" says ".local/share/kiosk/packs"

  Scenario: A report's broken file does not hide the library
    Given "camboja/reports/impacts-study/km.pdf" in the user's packs folder says "no PDF at all"
    When I start the kiosk with "reports/impacts-study --lang en"
    Then I see "km.pdf is not a PDF."
    When I click "empty-action"
    Then I am at "home"

  Scenario: A guide in broken Markdown says so, and others open
    Given "camboja/guides/passwords/en.md" in the user's packs folder says "Just words, no sections."
    When I start the kiosk with "guides/passwords --lang en"
    Then I see "Safety guides"
    When I press Alt+Home
    And I click "start-phishing"
    Then I see "How to recognise it"
