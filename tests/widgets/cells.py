"""The cells of each page, much as the package's own documentation has them."""

BEGIN = '''
import os
import anywidget, traitlets
from toolkit import Notebook

page = Notebook({name!r})

class Told(anywidget.AnyWidget):
    """What the kernel says, and a button that asks it."""

    _esm = """
    export default {{ render({{ model, el }}) {{
      const line = document.createElement("p");
      line.className = "told";
      const draw = () => {{ line.textContent = model.get("said"); }};
      model.on("change:said", draw);
      draw();
      el.append(line);
      if (!model.get("asks")) return;
      const button = document.createElement("button");
      button.textContent = model.get("asks");
      button.onclick = () => model.send("asked");
      el.append(button);
    }} }};
    """
    said = traitlets.Unicode("").tag(sync=True)
    asks = traitlets.Unicode("").tag(sync=True)

    def set_state(self, state):
        """Only this kernel says what is said: what a page brings back is not taken."""

told = Told()

def tell(words):
    told.said = f"{{words}}, says kernel {{os.getpid()}}"
'''
END = """
page.reflection("thought", "{prompt}")
"""

WIGGLYSTUFF = """
from wigglystuff import Slider2D
slider = Slider2D(width=260, height=260)
slider.observe(lambda _: tell(f"x {slider.x:.1f}, y {slider.y:.1f}"), ["x", "y"])
slider
"""

DRAWDATA = """
from drawdata import ScatterWidget
drawn = ScatterWidget(width=320, height=240)
drawn.observe(
    lambda _: tell("classes " + " ".join(sorted({p["label"] for p in drawn.data}))),
    "data",
)
drawn
"""

IPYMARIO = """
from ipymario import Widget
mario = Widget(size=60)
told.asks = "Chime"
def chime(*_):
    mario.click()
    tell(f"box of {len(mario._box)} bytes")
told.on_msg(chime)
mario
"""

QUAK = """
import pandas as pd, quak
marks = pd.DataFrame({"mark": [n % 10 for n in range(40)]})
table = quak.Widget(marks)
table.observe(lambda _: tell(f"{len(table.data().fetchall())} rows"), "sql")
table
"""

ITABLES = """
import pandas as pd
from itables.widget import ITable
table = ITable(
    pd.DataFrame({"topic": ["Ratio", "Proof", "Angles"], "lessons": [4, 3, 5]}),
    select=True,
)
table.observe(
    lambda _: tell(f"{int(table.df.lessons[table.selected_rows].sum())} lessons"),
    "selected_rows",
)
table
"""

PLOTLY = """
import plotly.graph_objects as go
figure = go.FigureWidget(
    data=[go.Bar(x=["Ratio", "Proof"], y=[4, 3])], layout={"height": 300}
)
figure.data[0].on_click(
    lambda trace, points, state: tell(
        f"{sum(trace.y[i] for i in points.point_inds)} lessons"
    )
)
figure
"""

ALTAIR = """
import altair as alt, pandas as pd
alt.JupyterChart.enable_offline()
lessons = pd.DataFrame({"topic": ["Ratio", "Proof"], "lessons": [4, 3]})
picked = alt.selection_point(name="picked", fields=["topic"])
opacity = alt.condition(picked, alt.value(1), alt.value(0.4))
chart = alt.JupyterChart(
    alt.Chart(lessons, width=200, height=200)
    .mark_bar()
    .encode(x="topic", y="lessons", opacity=opacity)
    .add_params(picked)
)
chart.selections.observe(
    lambda change: tell(f"picked {[p['topic'] for p in change.new.value]}"), "picked"
)
chart
"""

JSCATTER = """
import jscatter, pandas as pd
scatter = jscatter.Scatter(
    data=pd.DataFrame({"x": [0.0, 1.0, 2.0, 3.0], "y": [0.0, 1.0, 2.0, 3.0]}),
    x="x", y="y", height=240, size=20, lasso_on_long_press=False,
)
scatter.widget.observe(
    lambda _: tell(f"points {sorted(int(i) for i in scatter.selection())}"), "selection"
)
scatter.show()
"""

BUCKAROO = """
import pandas as pd
from buckaroo.buckaroo_widget import BuckarooInfiniteWidget
lessons = pd.DataFrame({"lessons": [4, 3, 5], "weeks": [2, 1, 3]})
table = BuckarooInfiniteWidget(lessons)
def asked(_, content, buffers):
    sort = content.get("payload_args", {}).get("sort")
    if sort:
        tell(f"sorted {len(lessons)} rows by {sort}")
table.on_msg(asked)
table
"""

NIIVUE = """
import gzip, numpy as np, struct
from ipyniivue import NiiVue
def volume(side=16):
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, 3, side, side, side, 1, 1, 1, 1)
    struct.pack_into("<2h", header, 70, 2, 8)
    struct.pack_into("<8f", header, 76, 1, 1, 1, 1, 1, 1, 1, 1)
    struct.pack_into("<f", header, 108, 352)
    struct.pack_into("<f", header, 112, 1)
    struct.pack_into("<h", header, 254, 1)
    for row in range(3):
        struct.pack_into("<f", header, 280 + 16 * row + 4 * row, 1)
    header[344:348] = b"n+1\\0"
    grid = np.indices((side,) * 3).sum(axis=0).astype(np.uint8) * 4
    return bytes(header) + grid.tobytes(order="F")
from ipyniivue import Volume
viewer = NiiVue(height=300)
viewer.load_volumes([{"name": "steps.nii", "data": volume()}])
@viewer.on_location_change
def _(location):
    tell(f"at {[round(x) for x in location['vox'][:3]]}")
viewer
"""

MOSAIC = """
import pandas as pd
from mosaic_widget import MosaicWidget
lessons = pd.DataFrame({"topic": ["Ratio", "Proof", "Proof"], "lessons": [4, 3, 2]})
chart = MosaicWidget(
    {
        "params": {"picked": {"select": "single"}},
        "vconcat": [
            {
                "input": "menu", "label": "Topic", "as": "$picked",
                "from": "lessons", "column": "topic",
            },
            {
                "plot": [
                    {
                        "mark": "barX", "x": {"sum": "lessons"}, "y": "topic",
                        "data": {"from": "lessons", "filterBy": "$picked"},
                    }
                ],
                "width": 300, "height": 160,
            },
        ],
    },
    data={"lessons": lessons},
)
chart.observe(lambda _: tell(f"picked {chart.params['picked']['value']}"), "params")
chart
"""

IPYMPL = """
%matplotlib widget
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(3.5, 2.5))
axes.set(xlim=(0, 10), ylim=(0, 10))
points, = axes.plot([], [], "o")
def clicked(event):
    before = points.get_data()
    points.set_data([*before[0], event.xdata], [*before[1], event.ydata])
    figure.canvas.draw_idle()
    tell(f"point at {event.xdata:.0f}, {event.ydata:.0f}")
figure.canvas.mpl_connect("button_press_event", clicked)
plt.show()
"""

BQPLOT = """
import bqplot
x = bqplot.OrdinalScale()
y = bqplot.LinearScale(min=0)
bars = bqplot.Bars(
    x=["Ratio", "Proof"], y=[4, 3], scales={"x": x, "y": y},
    interactions={"click": "select"}, selected_style={"fill": "orange"},
)
def selected(change):
    if change.new is not None:
        tell("bars " + " ".join(str(bars.x[i]) for i in change.new))
bars.observe(selected, "selected")
upright = bqplot.Axis(scale=y, orientation="vertical")
bqplot.Figure(marks=[bars], axes=[bqplot.Axis(scale=x), upright])
"""

IPYLEAFLET = """
import ipyleaflet
places = ipyleaflet.Map(center=(51.5, -0.1), zoom=6, layers=())
places.add(ipyleaflet.Marker(location=(51.5, -0.1), draggable=True))
places.observe(lambda change: tell(f"zoom {change.new:.0f}"), "zoom")
places
"""

IPYVUETIFY = """
import ipyvuetify as v
topic = v.TextField(label="Topic", v_model="")
topic.observe(lambda change: tell(f"topic {change.new.upper()}"), "v_model")
v.Container(children=[topic])
"""

TQDM = """
import ipywidgets
from tqdm.notebook import tqdm
for _ in tqdm(range(3), desc="Preparing"):
    pass
again = ipywidgets.Button(description="Count")
shown = ipywidgets.Output()
def count(_):
    with shown:
        done = sum(1 for _ in tqdm(range(5), desc="Counting"))
    tell(f"counted {done}")
again.on_click(count)
ipywidgets.VBox([again, shown])
"""
