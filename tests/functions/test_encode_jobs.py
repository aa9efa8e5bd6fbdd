from referral.domain.posting import revision_id
from referral.entrypoints import drain
from referral.matching.job_features import job_features
from tests.functions.conftest import body_of, module
from tests.layers.referral.matching.test_stored_size import SHAPES, embed, posting_of


def test_a_posting_becomes_features(person, ask, tick, place):
    revision = ask(person())["revision"]
    tick("encode_jobs")
    features = module("encode_jobs").jobs.features([revision])[revision]
    asked = {(str(r.kind), str(r.need)) for r in features.requirements}
    assert asked >= {
        ("education", "required"),
        ("years", "required"),
        ("qualification", "required"),
        ("responsibility", "required"),
        ("qualification", "preferred"),
    }
    assert len(features.embedding.vectors) == len(features.terms) * 384 * 2


def test_the_largest_posting_fits_into_the_table(place):
    posting = posting_of(SHAPES["lines of short words, each another"])
    revision, jobs = revision_id(posting), module("encode_jobs").jobs
    jobs.put(revision, posting)
    assert jobs.store_features(jobs.get(revision), job_features(posting, embed))
    assert len(jobs.features([revision])[revision].requirements) > 100


def test_a_changed_posting_is_encoded_and_its_ask_is_scored_again(person, ask, settle, call, place):
    seeker = person()
    ask(seeker)
    settle()
    before = call("my_referral", caller=seeker).body["referrals"][0]
    ask(seeker, requiredQualifications="- Licensed veterinarian\n- 10 years of experience in equine surgery")
    settle()
    after = call("my_referral", caller=seeker).body["referrals"][0]
    assert after["state"] == "queued"
    assert after["score"] < before["score"]
    assert "equine surgery" in str(after["evidence"])


def test_a_failure_half_way_is_finished_by_running_again(person, ask, tick, settle, call, monkeypatch, place):
    seeker = person()
    revision = ask(seeker)["revision"]
    encoder = module("encode_jobs")
    with monkeypatch.context() as patch:
        patch.setattr(encoder.asks, "posting_encoded", _fails)
        patch.setattr(drain, "_FIRST_RETRY", 0)
        assert tick("encode_jobs")["Failures"] >= 1
    settle()
    assert call("my_referral", caller=seeker).body["referrals"][0]["state"] == "queued"
    assert body_of("ask_referral")["role"] == encoder.jobs.get(revision).posting.role


def _fails(_):
    raise RuntimeError
