import json

from linli.kernel.sentence import Sentence, in_turn, listed, say


def test_sentence_goes_to_json_and_back_with_what_it_holds():
    sentence = say("%(first)s: %(n)d", first=say("%(text)s", text="A"), n=3)
    assert Sentence.from_data(json.loads(json.dumps(sentence.to_data()))) == sentence


def test_sentence_is_told_in_another_language_to_its_inmost_part():
    german = {"%(a)s and more": "%(a)s und mehr", "a house": "ein Haus"}
    assert say("%(a)s and more", a=say("a house")).told(german.get) == "ein Haus und mehr"


def test_sentence_without_values_shows_its_percent_sign_once():
    assert str(say("60%% of all")) == "60% of all"


def test_sentences_and_names_follow_one_another():
    assert str(in_turn([say("one"), say("two"), say("three")])) == "one; two; three"
    assert str(listed(["one"])) == "one"
    assert str(listed(["one", "two", "three"])) == "one, two, three"
