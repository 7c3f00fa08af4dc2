"""One page with a widget for each sentence of anywidget's contract.

Each says what it has seen in an output element of its own name.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

BEGIN = """
import anywidget, ipywidgets, traitlets
from anywidget.experimental import command, dataclass
from IPython.display import display
from toolkit import Workshop

SAYS = '''
const says = (el, name) => {
  const output = document.createElement("output");
  output.ariaLabel = name;
  el.append(output);
  return (...words) => { output.textContent += words.join(" ") + ";"; };
};
const presses = (el, name, work) => {
  const button = document.createElement("button");
  button.textContent = name;
  button.onclick = work;
  el.append(button);
};
'''

def made(esm, css="", **traits):
    synced = {name: trait.tag(sync=True) for name, trait in traits.items()}
    own = {"_esm": SAYS + esm, "_css": css, **synced}
    return type("Made", (anywidget.AnyWidget,), own)

class Told(anywidget.AnyWidget):
    heard = traitlets.Unicode().tag(sync=True)
"""

COMMANDS = """
class Commands(anywidget.AnyWidget):
    _esm = SAYS + '''
    export default { render({ el, experimental }) {
      const say = says(el, "commands");
      const ask = async (name, options) => {
        try {
          const [reply, [bytes]] = await experimental.invoke(name, { by: 2 }, options);
          say(reply, bytes.constructor.name, bytes.getUint8(0));
        } catch (error) { say(error.name, error.message); }
      };
      presses(el, "Ask", () => ask("scaled", { buffers: [new Uint8Array([21])] }));
      presses(el, "Ask nobody", () => ask("unknown"));
      const much = [new Uint8Array(17_000_000)];
      presses(el, "Ask too much", () => ask("scaled", { buffers: much }));
      presses(el, "Ask and leave", () => {
        const leaving = new AbortController();
        ask("scaled", { signal: leaving.signal });
        leaving.abort();
      });
    } };
    '''
    @command
    def scaled(self, message, buffers):
        self.send({"id": "of another", "response": "not asked for"})
        return f"by {message['by']}", [bytes([buffers[0][0] * message["by"]])]
Commands()
"""

CHILDREN = """
Child = made('''
export default () => {
  let drawn = 0;
  return {
    initialize: ({ model }) => ({ named: () => "exports of " + model.get("name") }),
    render({ el, model, signal }) {
      drawn += 1;
      signal.addEventListener("abort", () => {
        (window.childrenLeft ??= []).push(model.get("name"));
      });
      el.append(`child ${model.get("name")} drawn ${drawn}`);
    },
  };
};
''', name=traitlets.Unicode())

class Parent(anywidget.AnyWidget):
    _esm = SAYS + '''
    export default { async render({ model, el, signal, host }) {
      const say = says(el, "parent");
      const slot = el.appendChild(document.createElement("div"));
      slot.className = "slot";
      let leaving = new AbortController();
      signal.addEventListener("abort", () => leaving.abort());
      const fill = async () => {
        leaving.abort();
        leaving = new AbortController();
        slot.replaceChildren();
        const child = await host.getWidget(model.get("child"));
        const itself = await host.getModel(model.get("child"));
        say(child.exports.named(), itself.get("name"));
        await child.render({ el: slot, signal: leaving.signal });
      };
      model.on("change:child", fill);
      presses(el, "Another child", () => model.send("another"));
      await fill();
      await host.getWidget("child 1").catch((error) => say(error.constructor.name));
      const gone = AbortSignal.abort(), nowhere = document.createElement("div");
      const child = await host.getWidget(model.get("child"));
      await child.render({ el: nowhere, signal: gone });
      say(`${nowhere.childNodes.length} too late`);
    } };
    '''
    child = anywidget.WidgetTrait().tag(sync=True)
    def __init__(self, **traits):
        super().__init__(**traits)
        self.on_msg(self._hear)
    def _hear(self, _widget, said, _buffers):
        if said == "close":
            self.close()
        else:
            self.child = Child(name="two")
Grandparent = type("Grandparent", (Parent,), {"_esm": SAYS + '''
export default { async render({ model, el, host }) {
  const child = await host.getWidget(model.get("child"));
  const itself = await host.getModel(model.get("child"));
  itself.on("change:tooltip", () => {
    (window.heardOfChild ??= []).push(itself.get("tooltip"));
  });
  presses(el, "Tell the child", () => {
    itself.set("tooltip", `${itself.get("tooltip") ?? ""}x`);
  });
  presses(el, "Close the outer", () => model.send("close"));
  const inside = el.appendChild(document.createElement("section"));
  inside.ariaLabel = "inside";
  await child.render({ el: inside });
} };
'''})
display(Parent(child=Child(name="one")))
display(Grandparent(child=Parent(child=Child(name="deep"))))
"""

HELD = """
class Held(anywidget.AnyWidget):
    _esm = SAYS + '''
    export default {
      initialize: ({ model }) => { model.send("early"); },
      async render({ model, el }) {
        await new Promise((resolve) => {
          model.on("change:answered", resolve);
          if (model.get("answered")) resolve();
        });
        const say = says(el, "held");
        model.on("msg:custom", (content) => say(content));
      },
    };
    '''
    answered = traitlets.Bool().tag(sync=True)
    def __init__(self):
        super().__init__()
        self.on_msg(self._answer)
    def _answer(self, *_):
        self.send("said before anybody listened")
        self.answered = True
Held()
"""

OLDER = """
Older = made('''
export default { async render({ model, el }) {
  const say = says(el, "older");
  const id = model.get("child").slice("IPY_MODEL_".length);
  const child = await model.widget_manager.get_model(id);
  const heard = () => say("heard", child.get("name"));
  child.on("change:name", heard);
  const view = await model.widget_manager.create_view(child);
  el.append(view.el);
  presses(el, "Rename", () => { child.set("name", "new"); child.save_changes(); });
  presses(el, "Remove", () => { view.remove(); say(view.el.isConnected); });
  const layout = model.get("layout");
  say(layout.get("width"), (await model.widget_manager.get_model(layout)) === layout);
  say(model.get("_hidden"), model.get("tooltip"), model.get("_dom_classes"));
} };
''', child=traitlets.Instance(ipywidgets.Widget), _hidden=traitlets.Unicode("kept"))
Older.child.tag(**ipywidgets.widget_serialization)
older = Older(child=Child(name="old"), layout=ipywidgets.Layout(width="80%"))
older.tooltip = "tip"
older.add_class("tall")
older
"""

LIVES = """
Lives = made('''
export default {
  initialize({ model, signal }) {
    window.begun = (window.begun ?? 0) + 1;
    model.on("change:count", () => {
      window.heardByModel = (window.heardByModel ?? 0) + 1;
    });
    signal.addEventListener("abort", () => { window.endedBySignal = true; });
    return () => { window.endedByCleanup = true; throw new Error("on purpose"); };
  },
  async render({ model, el, signal }) {
    await new Promise((resolve) => setTimeout(resolve));
    const say = says(el, "view");
    say(el.isConnected, window.begun);
    const heard = () => say("counted", model.get("count"));
    model.on("change:count", heard);
    presses(el, "Count", () => {
      model.set("count", model.get("count") + 1);
      model.save_changes();
    });
    presses(el, "Stop listening", () => model.off());
    presses(el, "Close", () => model.send("close"));
    signal.addEventListener("abort", () => {
      window.viewsEnded = (window.viewsEnded ?? 0) + 1;
    });
    return async () => { throw new Error("on purpose"); };
  },
};
''', count=traitlets.Int())
lives = Lives()
lives.on_msg(lambda *_: lives.close())
display(lives)
display(lives)
"""

VALUES = """
class Values(anywidget.AnyWidget):
    _esm = SAYS + '''
    export default { render({ model, el }) {
      const say = says(el, "values");
      const bytes = model.get("given");
      say(bytes.deep[0].constructor.name, bytes.deep[0].getUint8(1), bytes.plain);
      model.on("change:heard", (same, value, options) => {
        say(model.get("heard"), same.get("heard") === value, typeof options);
      });
      model.on("msg:custom", (content, buffers) => {
        say(content.re, buffers[0].constructor.name, buffers[0].getUint8(0));
      });
      const put = (value) => { model.set("sent", value); model.save_changes(); };
      presses(el, "Send bytes", () => put({
        list: [new Uint8Array([1, 2, 3]).subarray(1), "x"],
        deep: {
          view: new DataView(new Uint8Array([4]).buffer),
          buffer: new Uint8Array([5]).buffer,
        },
        floats: new Float32Array([0.5]),
      }));
      presses(el, "Send oddities", () => put({
        nan: NaN, gone: undefined, list: [undefined, 1], day: new Date(0), none: null,
      }));
      const list = ["a"];
      presses(el, "Send a list", () => { put(list); list.push("b"); });
      presses(el, "Send a message", () => {
        model.send({ re: "message" }, {}, [new Uint8Array([7])]);
      });
    } };
    '''
    given = traitlets.Dict({"deep": [b"\\x01\\x02"], "plain": "p"}).tag(sync=True)
    sent = traitlets.Any().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)
    @traitlets.observe("sent")
    def _say(self, change):
        self.heard = repr(plain(change.new))
def plain(value):
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value
values = Values()
values.on_msg(lambda _, content, buffers: values.send(content, [bytes(buffers[0])]))
values
"""

CHANGING = """
NEXT = '''
export default { render({ el }) { el.append("the next script"); } };
'''
class Changing(anywidget.AnyWidget):
    _esm = SAYS + '''
    export default { render({ model, el, signal }) {
      const say = says(el, "changing");
      el.className = "changing";
      presses(el, "Restyle", () => model.send("style"));
      presses(el, "Next script", () => model.send("script"));
      presses(el, "Script by address", () => model.send(import.meta.url));
      signal.addEventListener("abort", () => { window.scriptLeft = true; });
      return () => { throw new Error("on purpose"); };
    } };
    '''
    _css = ".changing, .steady { color: rgb(1, 2, 3); }"
Steady = made('''
export default { render({ el }) {
  el.className = "steady";
  el.append("This stays as it is.");
} };
''', css=Changing._css)
blues = iter([6, 7])
def change(widget, content, _buffers):
    if content == "style":
        widget._css = f".changing {{ color: rgb(4, 5, {next(blues)}); }}"
    elif content == "script":
        widget._esm = NEXT
    else:
        addressed._esm = content
changing = Changing()
changing.on_msg(change)
addressed = made('export default { render({ el }) { el.append("not yet"); } };')()
display(changing)
display(addressed)
display(Steady())
"""

IMPORTS = """
made('''
export default { async render({ el }) {
  const say = says(el, "imports");
  const script = "export const answer = 42;";
  const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const data = "data:text/javascript," + encodeURIComponent(script);
  say((await import(blob)).answer, (await import(data)).answer);
  const length = async (address) => (await (await fetch(address)).text()).length;
  say(await length(blob), await length(data));
} };
''')()
"""

SELF_DESCRIBED = """
@dataclass(esm=SAYS + '''
export default { render({ model, el }) {
  const say = says(el, "self-described");
  el.className = "self-described";
  say(model.get("count"), model.get("double"));
  model.on("change:double", () => say(model.get("double")));
  presses(el, "Double", () => {
    model.set("count", model.get("count") + 1);
    model.save_changes();
  });
} };
''', css=".self-described { color: rgb(7, 8, 9); }")
class Doubled:
    count: int = 1
    double: int = 2
doubled = Doubled()
doubled.events.count.connect(lambda count: setattr(doubled, "double", 2 * count))
doubled
"""

ALONE = """
Alone = made('''
let drawn = 0;
export default { render({ el }) { drawn += 1; says(el, "alone")(drawn); } };
''')
display(Alone())
display(Alone())
"""

BROKEN = """
made("export default { render() { throw new Error('broken on purpose'); } };")()
"""

REFLECTION = """
workshop = Workshop("workshop1_launch")
workshop.reflection("hope", "What do you hope for?")
"""

CELLS = (
    *(BEGIN, COMMANDS, CHILDREN, HELD, OLDER, LIVES, VALUES, CHANGING, IMPORTS),
    *(SELF_DESCRIBED, ALONE, BROKEN, REFLECTION),
)


def write(place: Path) -> None:
    """Write the notebook to *place*."""
    shown = [new_markdown_cell("Some words."), *map(new_code_cell, CELLS)]
    nbformat.write(new_notebook(cells=shown), place)
