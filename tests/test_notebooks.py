"""The notebook is the same in both forms, and runs."""

from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.py"))


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_both_forms_hold_the_same_cells(path):
    written = jupytext.read(path)
    paired = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    assert [(cell.cell_type, cell.source) for cell in paired.cells] == [
        (cell.cell_type, cell.source) for cell in written.cells
    ], f"run: jupytext --sync {path.relative_to(FOLDER.parent).as_posix()}"
    assert not any(cell.get("outputs") for cell in paired.cells), "outputs are not kept"


@pytest.mark.filterwarnings("ignore")  # of the kernel's machinery, which is not ours
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_ends_with_a_scored_export(path, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    client = NotebookClient(
        notebook, timeout=90, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.execute()
    assert "58 baris dinilai, 2 ditolak" in str(notebook.cells[-2].outputs)
    (folder,) = tmp_path.glob("saring-*")
    assert (folder / "hasil.xlsx").exists()
    assert (folder / "model" / "manifest.json").exists()
