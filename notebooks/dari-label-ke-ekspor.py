# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Dari berkas berlabel ke ekspor yang dinilai
#
# *From a labelled file to a scored export.*
#
# Untuk analis. Kita melatih model kecil dari unggahan berlabel, melihat berapa nilainya, mengukurnya pada
# unggahan yang disisihkan, menjelaskan satu unggahan, lalu menilai satu ekspor menjadi buku kerja Excel.
# Semua luring. Hasilnya indikasi untuk dibaca orang, bukan putusan.

# %%
import json
import re
import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd

from saring.cli.score import Options, score
from saring.learning import read_labelled, read_recipe, train_and_save
from saring.learning.recipe import DEFAULT_RECIPE, Corpus
from saring.learning.worth import evaluate_model
from saring.model import load_model
from saring.screening import explain

# The notebook runs from its own folder or from that of the repository.
ROOT = Path.cwd() if (Path.cwd() / "data").is_dir() else Path.cwd().parent
WORK = Path(tempfile.mkdtemp(prefix="saring-"))

# %% [markdown]
# ## 1. Berkas berlabel (the labelled file)
#
# CSV dengan kolom `text` dan salah satu dari `campaign`, `hate`, `hoax`, `abusive`: 1, 0, atau kosong bila tidak
# diketahui. `asn_voice.csv` adalah **rekaan**: suara ASN yang ditulis model bahasa. Jadi angka di bawah ini lebih
# cerah daripada kenyataan (*invented posts: the figures below are brighter than life*).

# %%
labelled = pd.read_csv(ROOT / "data" / "asn_voice.csv", dtype=str, keep_default_na=False)
labelled[["campaign", "hate", "hoax", "abusive"]].apply(lambda column: column.value_counts())

# %% [markdown]
# ## 2. Sisihkan menurut sumber, jangan menurut baris (split by source, never by row)
#
# Unggahan dari satu pengarahan (*brief*) mirip satu dengan yang lain. Bila baris dibagi acak, model diuji pada
# unggahan yang hampir dikenalnya, dan angkanya terlalu bagus. Tiga pengarahan disisihkan seluruhnya.

# %%
brief = labelled["id"].str.split("-").str[0]
left_out = sorted(brief.unique())[-3:]
train_file, test_file = WORK / "latih.csv", WORK / "uji.csv"
labelled[~brief.isin(left_out)].to_csv(train_file, index=False)
labelled[brief.isin(left_out)].to_csv(test_file, index=False)
Counter(brief.isin(left_out).map({True: "uji", False: "latih"}))

# %% [markdown]
# ## 3. Latih (train)
#
# Resep menyebut fitur, kekuatan regularisasi, dan ambang yang diminta sebagai kalimat. Untuk buku catatan ini
# resep bawaan dikecilkan: hanya kata, akar kata dan pasangan kata, 8.000 fitur, 3 lipatan.

# %%
small = DEFAULT_RECIPE.read_text(encoding="utf-8")
for entry, value in {
    "name": '"percobaan"',
    "folds": "3",
    "families": '["word", "stem", "pair"]',
    "max_features": "8000",
}.items():
    small = re.sub(rf"^{entry} = .*$", f"{entry} = {value}", small, count=1, flags=re.MULTILINE)
(WORK / "resep.toml").write_text(small, encoding="utf-8")

posts = read_labelled([Corpus(train_file.name)], WORK)
model, worth = train_and_save(
    posts, read_recipe(WORK / "resep.toml"), WORK / "model", command="notebook"
)
for line in worth:
    print(line)

# %% [markdown]
# ## 4. Angka di dalam folder model (metrics.json)
#
# Diukur pada sumber yang tidak dipakai melatih. Lihat `precision@review@prevalence`: dari tanda `review` ke atas,
# berapa bagian yang benar bila hanya 1 % unggahan yang memang berlabel.

# %%
metrics = json.loads((WORK / "model" / "metrics.json").read_text(encoding="utf-8"))
FIGURES = ["average_precision", "recall@review", "precision@review@prevalence"]
pd.DataFrame(
    {
        label: {name: parts["all"]["figures"][name]["value"] for name in FIGURES}
        for label, parts in metrics["labels"].items()
    }
).round(2)

# %% [markdown]
# ## 5. Ukur pada yang disisihkan (evaluate on what was left out)
#
# Sama dengan `saring evaluate MODEL uji.csv -o FOLDER`, yang juga menulis halaman HTML. Selangnya 95 %.

# %%
model = load_model(WORK / "model")
evaluation, _ = evaluate_model(
    model,
    read_labelled([Corpus(test_file.name)], WORK),
    prevalence=0.01,
    resamples=200,
    command="notebook",
    language="id",
)
pd.DataFrame(
    {
        label: {name: str(result.figures[name]) for name in FIGURES}
        for label, result in evaluation.labels.items()
    }
)

# %% [markdown]
# ## 6. Jelaskan satu unggahan (explain one post)
#
# Bobot setiap kata, seperti tertulis, ditambah dasar dan cara penulisan, berjumlah log-odds skornya.

# %%
text = "Tanggal 27 kita coblos nomor 2 ya bu, sudah terbukti kerjanya ✌️"
(explanations,) = explain(model, [text])
reasons = explanations["campaign"]
print(f"skor {reasons.score:.3f}, pita {model.heads['campaign'].band(reasons.score)}")
pd.DataFrame(reasons.to_dict(6)["words"])[["text", "weight"]]

# %% [markdown]
# ## 7. Nilai ekspor menjadi buku kerja (score an export to a workbook)
#
# Sama dengan `saring score data/examples/ekspor.csv -o hasil.xlsx --sort --model MODEL`. Baris tanpa teks atau rusak
# ditulis ke `hasil.xlsx.rejected.csv`; tidak ada baris yang hilang.

# %%
rejected = score(
    [str(ROOT / "data" / "examples" / "ekspor.csv")],
    WORK / "hasil.xlsx",
    Options(sort=True, model=WORK / "model", quiet=True),
)
found = pd.read_excel(WORK / "hasil.xlsx", sheet_name="Temuan", dtype=str, engine="calamine")
print(f"{len(found)} baris dinilai, {rejected} ditolak")
found.loc[found["labels"].notna(), ["labels", "account", "stage", "text"]].head(8)

# %% [markdown]
# ## Selanjutnya (next)
#
# Bacalah yang ditandai, lalu catat mana yang keliru: itulah berkas berlabel berikutnya. Jangan pakai model dari data
# rekaan saja untuk menyaring orang; model bawaan (`saring score` tanpa `--model`) juga belajar dari unggahan asli.
