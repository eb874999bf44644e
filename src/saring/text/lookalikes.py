"""Letters of other alphabets that are read as Latin ones (a subset of Unicode's confusables).

Only single letters that NFKC leaves alone and that turn up in disguised Indonesian words:
Cyrillic, Greek, Armenian, Cherokee, small capitals and stroked Latin letters.
"""

_TABLE = """
а a А A ɑ a α a Α A ᴀ a ä a
в b В B ь b β b Β B ʙ b ɓ b
с c С C ϲ c Ϲ C ᴄ c ƈ c
ԁ d ᴅ d đ d Đ D ɗ d ժ d
е e Е E ε e Ε E ᴇ e ё e є e ɛ e
ғ f ꜰ f ƒ f
ɡ g ɢ g ց g ԍ g ɠ g
һ h Н H Η H ʜ h հ h н h
і i І I ι i Ι I ı i ɪ i ї i ɩ i
ј j Ј J ᴊ j ϳ j
к k К K κ k Κ K ᴋ k ƙ k
ӏ l Ӏ l ʟ l ł l Ł L ɭ l
м m М M Μ M ᴍ m
ո n п n η n Ν N ɴ n ռ n ŋ n
о o О O ο o Ο O օ o ᴏ o ø o Ø O σ o ө o
р p Р P ρ p Ρ P ᴘ p
ԛ q գ q
г r ʀ r ɾ r я r
ѕ s Ѕ S ꜱ s ʂ s
т t Т T τ t Τ T ᴛ t ƭ t
υ u ս u ᴜ u μ u
ν v ѵ v ᴠ v
ѡ w ԝ w ᴡ w ω w ш w
х x Х X χ x Χ X
у y У Y γ y Υ Y ʏ y ү y
ᴢ z Ζ Z ʐ z
"""
_PAIRS = _TABLE.split()

LOOKALIKES: dict[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
