"""A first-aid path of the tests' own, laid over the bundled library: “My bag was taken”."""

from pathlib import Path

from tests.packs import PackBuilder

PLACE = "first-aid/bag-taken"

ITEM = """id = "{id}"
kind = "first-aid"
title = { en = "My bag was taken", km = "គេ\u200bយក\u200bកាបូប\u200bខ្ញុំ" }
summary = { en = "Stolen, lost or taken away.", km = "ចោរ\u200bលួច ឬ\u200bបាត់" }
topics = ["devices"]
"""

ENGLISH = """You are not alone with this. Take one step at a time.

## Do you know who has it? {#who}

Think of the last place where you [had it](glossary/phishing). More is in
[the guide](guides/phishing).

- [Yes, somebody took it in front of me](#taken)
- [No, it is gone](#gone)
- [I am not sure](#gone)

## Are you safe where you are now? {#taken}

- [Yes](#steps)
- [No](#people)

## Look for it once more {#gone}

1. Ask **whoever was there**.
2. Write down what was in it.

- [Done, what next?](#steps)

## First steps {#steps}

1. Lock your accounts from another phone.
2. Tell the people who wrote to you.

> Menu names may differ on your version.

- [Access Now Digital Security Helpline](contacts/access-now)
- [CamboJA](contacts/camboja)

## Go to people you trust {#people}

Nothing in the bag is worth your safety.

- [CamboJA](contacts/camboja)
"""

KHMER = """អ្នក\u200bមិន\u200bនៅ\u200bម្នាក់\u200bឯង\u200bទេ។ ធ្វើ\u200bម្តង\u200bមួយ\u200bជំហាន។

## តើ\u200bអ្នក\u200bដឹង\u200bទេ\u200bថា អ្នក\u200bណា\u200bយក? {#who}

គិត\u200bដល់\u200bកន្លែង\u200bចុងក្រោយ។

- [បាទ\u200bចាស ខ្ញុំ\u200bឃើញ](#taken)
- [ទេ បាត់\u200bហើយ](#gone)
- [ខ្ញុំ\u200bមិន\u200bប្រាកដ](#gone)

## តើ\u200bអ្នក\u200bមាន\u200bសុវត្ថិភាព\u200bទេ? {#taken}

- [បាទ\u200bចាស](#steps)
- [ទេ](#people)

## រក\u200bម្តង\u200bទៀត {#gone}

1. សួរ\u200b**អ្នក\u200bដែល\u200bនៅ\u200bទី\u200bនោះ**។
2. កត់\u200bទុក\u200bថា មាន\u200bអ្វី\u200bខ្លះ។

- [រួច\u200bហើយ](#steps)

## ជំហាន\u200bដំបូង {#steps}

1. ចាក់សោ\u200bគណនី\u200bពី\u200bទូរសព្ទ\u200bផ្សេង។

- [Access Now](contacts/access-now)
- [ខេមបូចា](contacts/camboja)

## ទៅ\u200bរក\u200bអ្នក\u200bដែល\u200bទុកចិត្ត {#people}

- [ខេមបូចា](contacts/camboja)
"""


def lay_over(home: Path) -> PackBuilder:
    """Put the path into the packs folder of this home."""
    layer = PackBuilder(home / "packs", "camboja", pack_toml=None)
    layer.write("first-aid/bag-taken/item.toml", ITEM)
    layer.write("first-aid/bag-taken/en.md", ENGLISH)
    layer.write("first-aid/bag-taken/km.md", KHMER)
    return layer
