import pickle

from saring.errors import Phrase, SaringError

MESSAGE = Phrase("berkas.csv: kolom text tidak ada.", "berkas.csv: column text is missing.")
HINT = Phrase("Sebutkan kolomnya.", "Name the column.")


def test_a_phrase_speaks_the_language_asked_for():
    assert MESSAGE.to("id") == str(MESSAGE) == "berkas.csv: kolom text tidak ada."
    assert MESSAGE.to("en") == "berkas.csv: column text is missing."


def test_an_error_says_what_is_wrong_and_what_to_do():
    error = SaringError(MESSAGE, HINT)
    assert error.message is MESSAGE
    assert error.hint is HINT
    assert str(error) == "berkas.csv: column text is missing. Name the column."


def test_an_error_survives_the_way_back_from_another_process():
    error = pickle.loads(pickle.dumps(SaringError(MESSAGE, HINT)))
    assert (error.message, error.hint) == (MESSAGE, HINT)
