"""Arabic names out of GeoNames' mixed list of alternate names.

The package keeps alternate names without their language, so what is Arabic is told by the letters: a name with a letter
that Arabic does not write is Persian, Urdu, Kurdish, Pashto or Uyghur. Where Persian is the written language of the
place, names that differ only in the two letters that Persian encodes apart are turned into Arabic spelling. Elsewhere such a
name stands in only where a place has no Arabic one.
"""

import re
import unicodedata

LETTERS = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى")
PERSIAN_WRITING = {"IR", "AF", "PK", "TJ"}
# The letters that Persian encodes apart, then those of sounds that Arabic lacks, as the Arabic press writes them.
PERSIAN = str.maketrans({"ک": "ك", "ی": "ي", "ۀ": "ه", "ە": "ه", "پ": "ب", "چ": "تش", "ژ": "ج", "گ": "غ"})
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ئ": "ي", "ؤ": "و", "ء": None, "ڤ": "ف"})
HEADS = ("مدينة ", "بلدة ", "قرية ", "مدينه ", "بلدية ")
DIVISIONS = ("ولاية ", "شعبية ", "قضاء ", "محافظة ", "مقاطعة ", "منطقة ", "إقليم ", "مديرية ", "ناحية ", "قضاء ", "مركز ", "مطار ", "كومونة ")


def fold(name):
    """The key under which spellings of a name meet."""
    return name.translate(FOLD)


def bare(name):
    """The folded name without the article of its first word."""
    key = fold(name)
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def clean(name, country):
    """One alternate name in plain Arabic letters, or None where it is no Arabic name."""
    name = re.split("[،,(/؛]", unicodedata.normalize("NFC", name))[0]
    name = re.sub("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200e\u200f\u061c]", "", name)
    name = name.replace("ٱ", "ا").replace("ڤ", "ف").replace("\u200c", " ").replace("-", " ").replace("‐", " ")
    if country in PERSIAN_WRITING:
        name = name.translate(PERSIAN)
    name = " ".join(name.split())
    for head in HEADS:
        name = name.removeprefix(head)
    words = name.split()
    if not words or len(words) > 5 or name.startswith(DIVISIONS):
        return None
    for word in words:
        if not set(word) <= LETTERS:
            return None
        # Alef maksura and the feminine ending stand at the end only; a hamza seat opens no word.
        if re.search("[ىة].", word) or word[0] in "ؤئ":
            return None
    if sum(map(len, words)) < 2:
        return None
    return name


def choose(alternates, country, heard, limit=3):
    """The Arabic names of a place, the most usual first.

    `heard(name)` is how often the press writes a name. Names that meet in their key count as one.
    """
    kept = {}
    for alternate in alternates:
        name = clean(alternate, country)
        if name is None:
            continue
        # Of spellings with the same key the one that writes its hamzas and its feminine ending is the careful one.
        rank = (sum(letter in "أإآةئؤء" for letter in name), not name.endswith("ه"), name)
        key = fold(name)
        if key not in kept or rank > kept[key]:
            kept[key] = rank
    if not kept and country not in PERSIAN_WRITING:
        # No Arabic name: the Persian one, spelled as Arabic papers do.
        for alternate in alternates:
            name = clean(alternate.translate(PERSIAN), country)
            if name is not None and len(name) > 3:
                kept.setdefault(fold(name), (0, False, name))
    names = [rank[2] for rank in kept.values()]
    names.sort(key=lambda name: (-heard(name), len(name.split()), -sum(letter in "أإآةئؤء" for letter in name), name))
    return names[:limit]
