"""Everything ordinary that cells show, and the files that stand beside the notebook."""

from __future__ import annotations

import base64
import io
import math
import struct
import wave
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.browser.forms import PIXEL

FILM = base64.b64decode(
    "GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAHVEU2bdLlNu4tTq4QV"
    "SalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCAcPsrgAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYRDlixKTYCG"
    "Q2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFhzFQG8oW3fWDgQFV7oEBhoVWX1ZQOOCdsIEguoEYU8CB"
    "AVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAOPngQCg2qGvgQAAAHACAJ0BKiAAGAAGBwiFhYiZ"
    "hIggAgJ08sZmYtgA/u7T3dJ+p/ouDZIprsB1oaampO6BAaWfMAIAnQEqIAAYAAqHCIWFiJmEiDgCAAeQ"
    "88nA/uuuAKDAoaCBAGMA0QEAGBEYABgAHlf0DAA1BwD+6Dbu95w7s87IwHWhmKaW7oEBpZGxAQAqEcAA"
    "GAAYWC/0AAhwAPuBAKDAoaCBASwA0QEAGBEYABgAHlf0DAA1BwD+6Dbu95w7s87IwHWhmKaW7oEBpZGx"
    "AQAqEcAAGAAYWC/0AAhwAPuBYxxTu2uNu4uzgQC3hveBAfGB1A=="
)
"""Half a second of two colours, 32 by 24."""

FRAMED = """<!doctype html><meta charset="utf-8"><title>Framed</title>
<style>p { color: rgb(1, 2, 3) }</style><p>still</p>
<script>
const said = [document.querySelector("p").isConnected && "ran"];
try { parent.document.title; said.push("read the page"); } catch { said.push("alone"); }
try { localStorage.length; said.push("has storage"); } catch { said.push("bare"); }
document.querySelector("p").textContent = said.join(" ");
</script>
<link rel="stylesheet" href="sub/framed.css"><script src="sub/framed.js"></script>
<img src="picture.png" alt="In a frame">
<a href="data.csv">Data</a>"""

FRAMED_STYLES = """a { color: rgb(4, 5, 6); background: url('picture 2.png') }"""
FRAMED_SCRIPT = """document.body.append("and the script beside it")"""

ORDINARY = [
    "import IPython.display as shown\n"
    "import numpy as np, pandas as pd\n"
    "from IPython.display import HTML, JSON, SVG, Audio, GeoJSON, IFrame, Image\n"
    "from IPython.display import Video\n"
    "frame = pd.DataFrame({'town': ['Ash', 'Elm'], 'count': [3, 1]})\n"
    "tone = np.sin(np.linspace(0, 2000, 4000))",
    "shown.display(Audio(tone, rate=8000), Audio(url='sound.wav'))",
    "shown.display(Video(url='film.webm'), Video('film.webm', embed=True))",
    "IFrame('framed.html?at=once', 300, 80)",
    "shown.display(Image(url='picture.png', alt='A named picture'))",
    'HTML(\'<img src="sub/picture 2.png" alt="Another"><a href="data.csv">Data</a>\'\n'
    '     \'<p id="red" style="color: rgb(200, 0, 0)">red</p>\')',
    "frame.style.set_properties(**{'color': 'rgb(0, 0, 200)'}).set_uuid('styled')",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">\'\n'
    "    '<style>.dot { fill: rgb(0, 128, 0) }</style>'\n"
    '    \'<circle class="dot" cx="9" cy="9" r="8"/></svg>\')',
    "JSON({'towns': {'Ash': [1, 2, 3]}, 'none': []})",
    "GeoJSON({'type': 'Point', 'coordinates': [1, 2]})",
    "print('\\x1b[31mred\\x1b[0m \\x1b[1mbold\\x1b[0m \\x1b[38;5;28mleaf\\x1b[0m')\n"
    "print('\\x1b[41mbehind\\x1b[0m, and so on' + ' and on' * 40)\n"
    "print('first draft\\rlast', end='')",
    "from tqdm import tqdm\nfor one in tqdm(range(3), desc='Counting'): pass",
    "import altair\naltair.Chart(frame).mark_bar().encode(x='town', y='count')",
    "points = altair.Chart(frame).mark_point().encode(x='town', y='count')\n"
    "HTML(points.to_html(inline=True, output_div='by-itself'))",
    "import plotly.graph_objects as go\n"
    "go.Figure(go.Bar(x=['Ash', 'Elm'], y=[3, 1]), go.Layout(title='Trees'))",
    "import itables; itables.init_notebook_mode(connected=False)",
    "itables.show(frame, 'Trees in a table', connected=False)",
    "itables.init_notebook_mode(all_interactive=False)\n"
    "shown.display(shown.Javascript('element.dataset.ran = \"yes\"'))",
    "handle = shown.display('before', display_id=True)\n"
    "handle.update(HTML('<p>after an update</p>'))",
    "print('cleared'); shown.clear_output(); print('kept')",
    "shown.Math('x^2 + 1' + ' + x^2' * 30)",
    "pd.DataFrame({f'Column {one}': [one] for one in range(30)})",
]

WORDS = "![In a sentence](picture.png) and <img src='picture.png' alt='As HTML'>"


def write_ordinary(folder: Path, *more: str) -> Path:
    """Write the notebook, with *more* cells at its end, and its files into *folder*."""
    (folder / "sub").mkdir(parents=True)
    for name in ("picture.png", "sub/picture 2.png", "unnamed.png", ".hidden.png"):
        (folder / name).write_bytes(PIXEL)
    (folder / "sound.wav").write_bytes(a_tone())
    (folder / "film.webm").write_bytes(FILM)
    (folder / "framed.html").write_text(FRAMED)
    (folder / "sub/framed.css").write_text(FRAMED_STYLES)
    (folder / "sub/framed.js").write_text(FRAMED_SCRIPT)
    (folder / "data.csv").write_text("town,count\nAsh,3\n")
    cells = [new_markdown_cell(WORDS), *map(new_code_cell, (*ORDINARY, *more))]
    notebook = folder / "workshop.ipynb"
    nbformat.write(new_notebook(cells=cells), notebook)
    return notebook


def a_tone() -> bytes:
    """A quarter of a second of sound."""
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        values = (int(9000 * math.sin(one / 3)) for one in range(2000))
        sound.writeframes(b"".join(struct.pack("<h", one) for one in values))
    return written.getvalue()
