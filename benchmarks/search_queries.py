"""What is looked for: as people type it, of every kind that costs its own time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

QUERIES: Mapping[str, tuple[str, ...]] = {
    "rare": (
        "Psiphon",
        "Sinar",
        "OONI Probe",
        "Freedom House",
        "កន្លះនាទី",
        "បោះឆ្នោត",
        "លាយលក្ខណ៍",
        "កៅសិប",
    ),
    "frequent": (
        "the",
        "phone",
        "account",
        "on",
        "អ្នក",
        "ទូរសព្ទ",
        "គណនី",
        "លេខ",
        "មាន",
        "របស់",
    ),
    "khmer": (
        "ពាក្យសម្ងាត់",
        "អ៊ីនធឺណិត",
        "កម្មវិធី",
        "មេធាវី",
        "បាតុកម្ម",
        "ប្រភពព័ត៌មាន",
        "ច្បាប់",
        "សារព័ត៌មាន",
    ),
    "english": (
        "password",
        "encrypted",
        "lawyer",
        "checkpoint",
        "backup",
        "journalist",
        "sources",
        "warning",
    ),
    "mixed": (
        "កម្មវិធី Signal",
        "ដំឡើង Telegram",
        "Wi-Fi សាធារណៈ",
        "គណនី Facebook",
        "កូដ PIN",
        "លេខ 2022",
        "ឆ្នាំ ២០២៣",
    ),
    "several words": (
        "phone lock screen",
        "erase the phone",
        "ask a lawyer",
        "report the account",
        "ទូរសព្ទ អេក្រង់",
        "គណនី ពាក្យសម្ងាត់ ប្ដូរ",
        "សួរ មេធាវី ច្បាប់",
    ),
    "quoted": (
        '"two-factor"',
        '"your own phone"',
        "“ប្ដូរពាក្យសម្ងាត់”",
        "«ទូរសព្ទរបស់អ្នក»",
        '"the phone" lawyer',
    ),
    "synonyms": (
        "2FA",
        "virtual private network",
        "smartphone",
        "ហ្វេសប៊ុក",
        "តេឡេក្រាម",
        "អ៊ីមែល",
        "ទូរស័ព្ទ",
    ),
    "misspelt": (
        "pasword",
        "jurnalist",
        "encription",
        "acount taken",
        "ពាក្យសម្ងត់",
        "គនណី",
        "អ៊ីនធើណឺត",
        "បាតុកាម្ម",
    ),
    "nothing": (
        "xylophone",
        "zzzzqqqq",
        "photosynthesis of algae",
        "ឆ្អឹងជំនីរ",
        "ហ្គីតា",
        '"nothing of this stands here"',
    ),
}


def letter_by_letter(query: str) -> Iterator[str]:
    """Give what stands in the field after each key."""
    return (query[:end] for end in range(1, len(query) + 1))
