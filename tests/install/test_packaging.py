"""The wheel alone, in an environment without development packages and away from the checkout."""

import json

import pytest

EVERY_MODULE = """
import importlib, pkgutil, saring
names = [module.name for module in pkgutil.walk_packages(saring.__path__, "saring.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
WHERE = """
import json
from saring.files import shipped
from saring.learning.recipe import DEFAULT_RECIPE
import saring
print(json.dumps([saring.__file__, str(shipped("reference")), str(DEFAULT_RECIPE)]))
"""
SARING = "from saring.cli import main; main()"


@pytest.mark.parametrize("package", ["pytest", "hypothesis", "mypy", "jupytext", "openpyxl"])
def test_no_development_package_is_there_to_help(installed, package):
    python, _ = installed
    assert "ModuleNotFoundError" in python("-c", f"import {package}").printed


def test_every_module_imports_with_the_runtime_dependencies_alone(installed):
    python, _ = installed
    ran = python("-W", "error", "-c", EVERY_MODULE)
    assert ran.code == 0, ran.printed
    assert int(ran.printed) > 50


def test_code_reference_tables_and_recipe_come_from_inside_the_package(installed):
    python, _ = installed
    ran = python("-c", WHERE)
    assert ran.code == 0, ran.printed
    module, reference, recipe = json.loads(ran.printed)
    package = module.removesuffix("__init__.py")
    assert "site-packages" in package
    assert reference.startswith(package)
    assert recipe.startswith(package)


def test_a_file_elsewhere_is_scored_to_a_workbook(installed):
    python, folder = installed
    ran = python("-c", SARING, "score", "ekspor.csv", "-o", "hasil.xlsx", "--sort")
    assert ran.code == 0, ran.printed
    assert (folder / "hasil.xlsx").stat().st_size > 5_000
    assert (folder / "hasil.xlsx.rejected.csv").exists()
    assert "60 baris dibaca = 58 dinilai + 2 ditolak" in ran.printed


def test_the_shipped_model_is_whole(installed):
    python, _ = installed
    ran = python("-c", SARING, "model", "verify")
    assert ran.code == 0, ran.printed
    assert "saring-default@" in ran.printed
