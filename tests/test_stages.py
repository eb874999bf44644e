import time

from saring.stages import add_stages, in_order, stage, start_stages, stop_stages, take_stages


def test_nothing_is_measured_when_nobody_asks():
    with stage("read"):
        pass
    assert stop_stages() == {}


def test_a_stage_inside_another_counts_for_itself_alone():
    start_stages()
    with stage("write"):
        time.sleep(0.02)
        with stage("score"):
            time.sleep(0.05)
    seconds = stop_stages()
    assert 0.02 <= seconds["write"] < 0.05 <= seconds["score"]


def test_seconds_of_workers_are_added_and_taken_once():
    start_stages()
    add_stages({"read": 1.0})
    add_stages({"read": 2.0})
    assert take_stages() == {"read": 3.0}
    assert stop_stages() == {}


def test_stages_come_in_the_order_in_which_a_post_passes_them():
    assert in_order(["write", "zzz", "read"]) == ["read", "write", "zzz"]
