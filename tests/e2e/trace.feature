@outside
Feature: Nothing is left of what somebody read
  Everything here is done and seen from outside, so that the packaged program goes through the same.

  Scenario Outline: A whole visit
    Given there is a folder "Documents"
    And folders as <named>
    And a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with "<options>"
    And I find something in the PDF, copy it and save the PDF as "copy.pdf"
    And I look how it would be printed
    And I search for what nobody may hear of
    And I go on to a guide and its code, to first aid and to a report
    And I choose another language
    And I quit it
    Then it ends with exit code 0 and without a word
    And nothing is left in the home folder but "<settings>" and "Documents/copy.pdf"
    And nothing is left of it anywhere else
    And it has opened no socket of the internet's

    Examples:
      | named             | options          | settings                       |
      | the system has it |                  | .config/kiosk/settings.json    |
      | XDG variables say |                  | xdg/config/kiosk/settings.json |
      | the system has it | --portable stick | stick/settings/settings.json   |

  Scenario: A whole visit on GNOME's desktop
    Given there is a folder "Documents"
    And a session bus on GNOME's desktop
    And a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with ""
    And I find something in the PDF, copy it and save the PDF as "copy.pdf"
    And I look how it would be printed
    And I search for what nobody may hear of
    And I quit it
    Then it ends with exit code 0 and without a word
    And the bus has started nothing for it
    And nothing is left in the home folder but "Documents/copy.pdf"
    And nothing is left of it anywhere else
    And it has opened no socket of the internet's

  Scenario Outline: A visit that is cut short
    Given there is a folder "Documents"
    And a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with "<options>"
    And I find something in the PDF, copy it and save the PDF as "copy.pdf"
    And I search for what nobody may hear of
    And the program <ends>
    Then no process of it is left
    And nothing is left in the home folder but "Documents/copy.pdf"
    And nothing is left of it anywhere else

    Examples:
      | options          | ends      |
      |                  | is killed |
      | --portable stick | is killed |

  Scenario: A visit that is cut short by a crash
    Given there is a folder "Documents"
    And a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with ""
    And I find something in the PDF, copy it and save the PDF as "copy.pdf"
    And I search for what nobody may hear of
    And the program crashes
    Then no process of it is left
    And in the home folder there are "Documents/copy.pdf" and a report that tells nothing of it
    And nothing is left of it anywhere else

  Scenario: What is portable keeps its indexes where everything else is
    Given a pack on the stick, and a newer edition of it elsewhere
    And a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with "--portable stick --pack ../packs"
    And I search for what nobody may hear of
    Then the stick has an index of the pack, and the newer edition has none
    When I quit it
    Then it ends with exit code 0 and without a word
    And nothing is left of it anywhere else

  Scenario: Printers are what the network is asked for, when somebody prints
    Given a PDF that nobody may hear of
    When I start the kiosk at that PDF as users do, with ""
    And I ask for a printer
    And I quit it
    Then it ends with exit code 0 and without a word
    And it has opened sockets of the internet's to ask for printers, and no others
    And nothing is left of it anywhere else
