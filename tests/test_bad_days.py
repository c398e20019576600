"""What nobody planned for: any argument, a full disk, a lost permission, the stop button at any moment."""

import bad_days
import pytest

import dnn_helpers


def test_every_public_name_is_fed():
    assert set(bad_days.CALLS) | set(bad_days.NO_INPUT) == set(dnn_helpers.__all__)
    assert not set(bad_days.CALLS) & set(bad_days.NO_INPUT)


@pytest.mark.parametrize("name", bad_days.CALLS)
def test_a_right_answer_or_one_sentence(name):
    failed = []
    for tried, settings in (
        *((bad_days.trial, one) for one in bad_days.inputs(name)),
        *((bad_days.pair_trial, (two,)) for two in bad_days.pairs(name, bad_days.PAIRS)),
    ):
        try:
            tried(name, *settings)
        except Exception as error:
            failed.append(f"{settings!r:.200}: {type(error).__name__}: {error!s:.300}")
    assert not failed, "\n".join(failed[:20])
