"""The files of a run, cut off at moments that a clock would seldom meet."""

import gzip

import msgspec
import pyarrow.parquet as pq
import pytest
import zstandard

from countermark.batch import screened
from countermark.columns import to_batch
from countermark.engines.files import Files
from countermark.engines.journal import Journal, Progress, Stage, Terms, terms_of
from countermark.engines.outputs import Appended, compressed, spooled
from countermark.errors import UsageError
from tests.build import item, kit

TERMS = Terms((), {}, "1", "sha256:0")
NAMES = ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.html")


class CutOffError(BaseException):
    """Stands for a kill: nothing may catch it."""


def files(folder, names=NAMES):
    return Files(tuple(str(folder / name) for name in names), work=folder / names[0], cards=5)


def answers():
    made = screened(to_batch([item(title="Marlowe OEM, WhatsApp +86 138 0000 0000")]), kit())
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in made.records())
    forms = {form: compressed(form)(lines) for form in (".jsonl", ".jsonl.gz", ".jsonl.zst")}
    card = {"record": next(made.records()), "item": {"id": "1"}}
    parts = {".parquet": spooled(made.to_arrow()), "cards": msgspec.json.encode(card) + b"\n"}
    return forms | parts, lines


def grown(folder, batches=3):
    made = files(folder)
    progress = made.begin(TERMS, resume=True, force=False)
    written, _ = answers()
    for _ in range(batches):
        made.append(written, b'{"where":"x"}\n')
        progress.count({"review": 1}, {"broken": 1})
        made.settle(progress)
    progress.stage = Stage.READ
    made.settle(progress)
    return made, progress


def report(path, cards, _):
    path.write_text(f"{len(cards)} cards")


def holds_all(folder, batches=3):
    lines = answers()[1] * batches
    assert (folder / "a.jsonl").read_bytes() == lines
    assert gzip.decompress((folder / "a.jsonl.gz").read_bytes()) == lines
    frames = zstandard.ZstdDecompressor().stream_reader(
        (folder / "a.jsonl.zst").read_bytes(), read_across_frames=True
    )
    assert frames.read() == lines
    assert pq.read_table(folder / "a.parquet").num_rows == batches
    assert (folder / "a.html").read_text() == f"{batches} cards"
    kept = {*NAMES, "a.jsonl.aside.jsonl"}
    assert {path.name for path in folder.iterdir()} == kept


def test_a_finished_run_leaves_its_outputs_alone(tmp_path):
    made, progress = grown(tmp_path)
    assert len(made.finish(progress, report)) == 3
    holds_all(tmp_path)


def test_a_run_cut_off_while_forms_are_made_makes_them_again(tmp_path):
    def cut(*_):
        raise CutOffError

    made, progress = grown(tmp_path)
    with pytest.raises(CutOffError):
        made.finish(progress, cut)
    made.journal.close()
    again = files(tmp_path)
    progress = again.begin(TERMS, resume=True, force=False)
    assert progress.stage is Stage.READ
    again.finish(progress, report)
    holds_all(tmp_path)


@pytest.mark.parametrize("removed", range(5))
def test_a_run_cut_off_while_it_clears_away_keeps_every_output(tmp_path, removed, monkeypatch):
    made, progress = grown(tmp_path)
    left = [removed]
    unlink = type(tmp_path).unlink

    def counted(path, **options):
        if not left[0]:
            raise CutOffError
        left[0] -= 1
        unlink(path, **options)

    monkeypatch.setattr(type(tmp_path), "unlink", counted)
    try:
        made.finish(progress, report)
    except CutOffError:
        monkeypatch.undo()
        made.journal.close()
        again = files(tmp_path)
        progress = again.begin(TERMS, resume=True, force=False)
        assert progress.stage is Stage.MADE
        again.finish(progress, report)
    holds_all(tmp_path)


def test_a_torn_line_of_the_journal_is_cut_away(tmp_path):
    made, _ = grown(tmp_path)
    made.journal.close()
    path = tmp_path / "a.jsonl.journal"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"batches": 9, "len')
    (tmp_path / "a.jsonl").write_bytes((tmp_path / "a.jsonl").read_bytes() + b"half a line")
    again = files(tmp_path)
    progress = again.begin(TERMS, resume=True, force=False)
    assert (progress.batches, progress.items) == (3, 3)
    assert path.read_bytes() == whole
    again.finish(progress, report)
    holds_all(tmp_path)


def test_an_output_that_was_shortened_is_not_gone_on_with(tmp_path):
    made, _ = grown(tmp_path)
    made.journal.close()
    (tmp_path / "a.jsonl").write_bytes(b"")
    with pytest.raises(UsageError, match="shorter than the run had written"):
        files(tmp_path).begin(TERMS, resume=True, force=False)


def test_two_runs_never_write_to_one_place(tmp_path):
    made, _ = grown(tmp_path)
    with pytest.raises(UsageError, match="another run is writing here"):
        files(tmp_path).begin(TERMS, resume=True, force=False)
    made.journal.close()


def test_a_finished_run_has_nothing_to_resume(tmp_path):
    made, progress = grown(tmp_path)
    made.finish(progress, report)
    with pytest.raises(UsageError, match="nothing to resume"):
        files(tmp_path).begin(TERMS, resume=True, force=False)


def test_a_journal_that_had_not_begun_begins(tmp_path):
    (tmp_path / "a.journal").write_bytes(b'{"inputs": [')
    journal = Journal(tmp_path / "a.journal")
    journal.open()
    assert journal.resume(TERMS) is None
    journal.start(TERMS)
    journal.note(Progress(batches=2))
    assert journal.resume(TERMS).batches == 2
    journal.end()
    assert not (tmp_path / "a.journal").exists()


def test_a_changed_file_in_a_folder_changes_the_terms(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text("x")

    def terms():
        return terms_of((str(tmp_path / "in"),), {}, version="1", data="2")

    before = terms()
    assert terms() == before
    (tmp_path / "in" / "a.jsonl").write_text("xy")
    assert terms() != before


def test_a_file_that_grows_is_written_at_once(tmp_path):
    made = Appended(tmp_path / "a")
    made.open_at(0)
    made.append(b"abc")
    assert (tmp_path / "a").read_bytes() == b"abc"
    assert made.settle() == 3
    made.close()
    again = Appended(tmp_path / "a")
    again.open_at(1)
    again.append(b"x")
    again.close()
    assert (tmp_path / "a").read_bytes() == b"ax"
