"""A widget that asks for too much has it refused, and its page goes on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.chromium import STATUSES
from tests.faults.people import House, Someone, box, connection, expect_saved
from tests.faults.site import CELLS
from tests.line import Sockets
from tests.serving import WORKSHOP
from toolkit.server.page.refused_words import IN_NOTEBOOK

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GREEDY = """
import anywidget, traitlets

class Greedy(anywidget.AnyWidget):
    _esm = '''
    const bytes = (size) => new DataView(new ArrayBuffer(size));
    function render({ model, el }) {
      const said = document.createElement("p");
      el.append(said);
      const refused = new Set();
      let atOnce = 0;
      const draw = () => {
        said.textContent =
          `Refused: ${[...refused].sort().join(", ")}. Has ${model.get("size")}, ` +
          `heard ${model.get("heard")}, ${model.get("beside")}. ` +
          `${atOnce} at once.`;
      };
      model.on("refused", ({ reason, names }) => {
        refused.add([reason, ...names].join(" "));
        draw();
      });
      model.on("change:size change:heard change:beside", draw);
      const press = (label, done) => {
        const button = document.createElement("button");
        button.textContent = label;
        button.onclick = done;
        el.append(button);
      };
      press("Much", () => {
        model.set("value", bytes(15_000_000));
        model.save_changes();
      });
      press("Often", () => {
        const before = self.frames;
        for (let number = 0; number < 400; number += 1) {
          model.set("heard_last", number);
          model.save_changes();
        }
        for (let number = 0; number < 1200; number += 1) model.send({ number });
        atOnce = self.frames - before;
        draw();
      });
      model.set("_esm", "export default {}");
      model.set("_hidden", "kept");
      model.set("value", bytes(17_000_000));
      model.save_changes();
      draw();
    }
    export default { render };
    '''
    _hidden = traitlets.Unicode("").tag(sync=True)
    value = traitlets.Any().tag(sync=True)
    size = traitlets.Int(0).tag(sync=True)
    heard = traitlets.Unicode("").tag(sync=True)
    heard_last = traitlets.Int(0).tag(sync=True)

    beside = traitlets.Unicode("").tag(sync=True)

    def __init__(self):
        super().__init__()
        self.last = []

    @traitlets.observe("_hidden")
    def _keep(self, change):
        self.beside = change.new

    @traitlets.observe("value")
    def _measure(self, change):
        self.size = len(change.new)

    @traitlets.observe("heard_last")
    def _hear(self, change):
        self.last.append(change.new)
        if change.new == 399:
            self.heard = f"{self.last}"

Greedy()
"""


FRAMES = """
self.frames = 0;
{
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    self.frames += 1;
    return send.call(this, data);
  };
}
"""


@pytest.fixture(scope="module")
def cells() -> tuple[str, ...]:
    return (*CELLS, GREEDY)


@pytest.mark.parametrize("how", [Sockets.PASS, Sockets.REFUSED])
def test_an_answer_beside_a_greedy_widget_is_saved_and_the_line_stays(
    house: House, how: Sockets
) -> None:
    someone = house.stranger()
    someone.line.block(how)
    someone.sign_in()
    warned: list[str] = []
    someone.page.on("console", lambda said: warned.append(said.text))
    someone.page.add_init_script(STATUSES + FRAMES)
    someone.open()
    greedy = someone.page.get_by_text("Refused: ")
    expect(greedy).to_contain_text("Refused: large value, private _esm.")
    expect(greedy).to_contain_text("heard , kept.")
    if how is not Sockets.PASS:
        expect(connection(someone.page)).to_contain_text("blocked here")
        someone.page.evaluate("statuses.length = 0")
    write(someone, "while much is refused")
    someone.page.get_by_role("button", name="Much").click()
    expect(greedy).to_contain_text("Has 15000000")
    someone.page.get_by_role("button", name="Often").click()
    expect(greedy).to_contain_text("many")
    expect(greedy).to_contain_text("heard [1, 399]")  # the rest is merged
    expect(greedy).to_have_text(re.compile(r" \d\d? at once\."))  # of 1,600
    write(someone, "and afterwards")
    statuses = someone.page.evaluate("statuses")
    assert not [each for each in statuses if "onnect" in each and "Live" not in each]
    told = [each for each in warned if each.startswith("refused:")]
    assert sorted(each.split()[1] for each in told) == ["large", "many", "private"]
    log = someone.server.log
    said = [line for line in log.splitlines() if "was refused" in line]
    assert all(WORKSHOP in line and IN_NOTEBOOK in line for line in said)
    assert len(said) == 3


def write(someone: Someone, text: str) -> None:
    box(someone.page).fill(text)
    expect_saved(someone.page)
    assert someone.server.answer(someone.seating) == text
