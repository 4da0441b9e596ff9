"""Words of a Khmer list stand in the order of a dictionary."""

import random

from kiosk.core.khmer.collation import sort_key

# Words of our own texts in the order that ICU's collator for Khmer gives them.
IN_ORDER = [
    "កម្ពុជា",
    "ការចូលក្នុង",
    "ការតភ្ជាប់",
    "កើតឡើង",
    "ក្ខ",
    "ខែធ្នូ",
    "ខ្ទង់",
    "ខ្ទាស់",
    "គោលដៅ",
    "គ្មាន",
    "ជាមួយ",
    "ជ្រើស",
    "ដាន",
    "ដែល",
    "តាមមើល",
    "តិច",
    "ថ្លែង",
    "ទាយ",
    "ទំហំ",
    "ធ្វើដំណើរ",
    "ន័យ",
    "នៅក្នុង",
    "នៅជិត",
    "បង្អួច",
    "បញ្ហា",
    "បន្តិចបន្តួច",
    "បារម្ភ",
    "បី",
    "បុគ្គល",
    "បុព្វកថា",
    "បោះ",
    "ប្រគល់",
    "ប្រសិទ្ធភាព",
    "ប្រហែលជា",
    "ពិភព",
    "មនុស្ស",
    "មេ",
    "រង្វាន់",
    "រាងកាយ",
    "រូបភាព",
    "លាក់",
    "ល្អ",
    "វែង",
    "សុភាសិត",
    "ហានិភ័យ",
    "ឡាតាំង",
    "អ្នកដោះ",
    "អ្នកទេ",
]


def test_khmer_words_stand_in_the_order_of_a_dictionary() -> None:
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))

    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_latin_words_stand_before_khmer_ones_whatever_their_case() -> None:
    assert sorted(["កូដ", "VPN", "bluetooth"], key=sort_key) == ["bluetooth", "VPN", "កូដ"]


def test_invisible_breaks_make_no_difference() -> None:
    assert sort_key("ពាក្យ\u200bសម្ងាត់") == sort_key("ពាក្យសម្ងាត់")


def test_a_vowel_that_stands_alone_counts_as_its_letter_with_that_vowel() -> None:
    assert sorted(["ហាង", "ឧបករណ៍", "អាន", "អូន"], key=sort_key) == [
        "ហាង",
        "អាន",
        "ឧបករណ៍",
        "អូន",
    ]
