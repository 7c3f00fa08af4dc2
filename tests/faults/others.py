"""Notebooks with widgets of others: one needs Voila's front end, one does not."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, expect

from tests.faults.people import House, Someone, box
from tests.faults.site import BEGIN, FEAR, HOPE
from tests.serving import WORKSHOP

LIGHT = "workshop2"
OF_THE_NETWORK = ("Failed to load resource", "WebSocket connection to")
"""What a browser itself says of a line that is cut."""

SUM = """
import anywidget, traitlets

class Sum(anywidget.AnyWidget):
    _esm = '''
    const names = ["total", "said"];
    function render({ model, el }) {
      const count = document.createElement("button");
      const ask = document.createElement("button");
      const said = document.createElement("p");
      ask.textContent = "Ask";
      const draw = () => {
        count.textContent = `Sum ${model.get("total")}`;
        count.title = `${model.get("drawn").byteLength} bytes`;
        said.textContent = model.get("said");
      };
      count.onclick = () => {
        const clicks = model.get("clicks") + 1;
        model.set("clicks", clicks);
        model.set("drawn", new DataView(new ArrayBuffer(clicks)));
        model.save_changes();
      };
      ask.onclick = () => model.send("ask");
      const others = ["speak", "forget", "empty"].map((said) => {
        const button = document.createElement("button");
        button.textContent = said;
        button.onclick = () => model.send(said);
        return button;
      });
      for (const name of names) model.on(`change:${name}`, draw);
      draw();
      el.append(count, ask, ...others, said);
    }
    export default { render };
    '''
    clicks = traitlets.Int(0).tag(sync=True)
    drawn = traitlets.Any(b"<!-").tag(sync=True)
    total = traitlets.Int(40).tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(self):
        super().__init__()
        self.on_msg(self._say)

    @traitlets.observe("clicks")
    def _count(self, change):
        self.total = 40 + change.new

    def _say(self, _widget, _content, _buffers):
        self.said = f"The kernel has {self.clicks} clicks, {len(self.drawn)} bytes"
"""

CLASSIC = (
    "import ipywidgets\n" + BEGIN,
    f"{SUM}",
    """
slider = ipywidgets.IntSlider(description="Lessons", value=3, max=9)
label = ipywidgets.Label("3 lessons")
slider.observe(lambda c: setattr(label, "value", f"{c.new} lessons"), "value")
text = ipywidgets.Text(description="Name")
year = ipywidgets.Dropdown(description="Year", options=["7", "8", "9"])
ipywidgets.VBox([slider, label, text, year])
""",
    """
said = ipywidgets.Output()
with said:
    print("Printed while preparing")
button = ipywidgets.Button(description="Print")
def tell(_):
    with said:
        print(f"The kernel has {slider.value}, {text.value} and {year.value}")
button.on_click(tell)
ipywidgets.VBox([button, said])
""",
    "ipywidgets.interact(lambda n: print(f'{n} squared is {n * n}'), n=(0, 9));",
    """
from IPython.display import clear_output
sums = Sum()
@said.capture()
def printed(_widget, content, _buffers):
    if content == "speak":
        print(f"Sums are {sums.total}")
        print(f"after {sum(len(o['text']) for o in said.outputs)} signs")
    if content == "forget":
        clear_output(wait=True)
        print("Forgotten")
    if content == "empty":
        clear_output()
sums.on_msg(printed)
""",
    f'ipywidgets.VBox([sums, workshop.reflection("fear", "{FEAR}")])',
    f'workshop.reflection("hope", "{HOPE}")',
)
SMALL = (BEGIN.replace(WORKSHOP, LIGHT), f"{SUM}\nSum()")


def open_classic(house: House) -> tuple[Someone, list[str]]:
    """Somebody whose page has classic widgets, and what scripts complain of there."""
    someone = house.stranger()
    complaints: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(OF_THE_NETWORK):
            complaints.append(said.text)

    someone.page.on("console", note)
    someone.sign_in()
    return someone, complaints


def use_all(page: Page, *, lessons: int, name: str, year: str) -> None:
    """Set what can be set, and see what the kernel makes of it."""
    slider, other = page.get_by_role("slider").all()
    slider.press("ArrowRight")
    expect(page.get_by_text(f"{lessons} lessons")).to_be_visible()
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_label("Year").select_option(year)
    other.press("ArrowRight")
    n = lessons + 1
    expect(page.get_by_text(f"{n} squared is {n * n}")).to_be_visible()
    page.get_by_role("button", name="Print").click()
    told = f"The kernel has {lessons}, {name} and {year}"
    expect(page.get_by_text(told)).to_be_visible()
    page.get_by_role("button", name="Sum").click()
    expect(page.get_by_role("button", name=f"Sum {lessons + 37}")).to_be_visible()


def expect_all(page: Page, *, lessons: int, name: str, year: str) -> None:
    """What `use_all` set is shown, as the kernel knows it."""
    n, clicks = lessons + 1, lessons - 3
    expect(page.get_by_text(f"{lessons} lessons")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name")).to_have_value(name)
    expect(page.get_by_label("Year")).to_have_value(year)
    expect(page.get_by_text(f"{n} squared is {n * n}")).to_be_visible()
    expect(page.get_by_text("Printed while preparing")).to_be_visible()
    told = f"The kernel has {lessons}, {name} and {year}"
    expect(page.get_by_text(told)).to_have_count(1)
    expect(page.get_by_role("button", name=f"Sum {clicks + 40}")).to_be_visible()
    page.get_by_role("button", name="Ask").click()
    told = f"The kernel has {clicks} clicks, {clicks} bytes"
    expect(page.get_by_text(told)).to_be_visible()


def open_page(someone: Someone) -> None:
    """Open the page of classic widgets, and wait until all is drawn."""
    someone.open()
    expect(someone.page.get_by_text("3 lessons")).to_be_visible()
    expect(someone.page.get_by_role("slider")).to_have_count(2)
    expect(someone.page.get_by_text("4 squared is 16")).to_be_visible()
    expect(box(someone.page, FEAR)).to_be_visible()
