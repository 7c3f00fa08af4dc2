// The model an activity's module is given, as anywidget would give it.

/** @import { BenchModel, Loaded } from "./types.d.ts" */

(() => {
  window.models ??= [];
  const models = window.models;
  window.onTheWay ??= 0; // messages that Python has not answered yet

  /**
   * @param {number} number
   * @param {BenchModel["state"]} state
   * @returns {BenchModel}
   */
  const makeModel = (number, state) => {
    /** @type {BenchModel["listeners"]} */
    const listeners = [];
    return {
      listeners,
      state,
      get: (name) => state[name],
      on: (event, heard) => listeners.push([event, heard]),
      off: (event, heard) => {
        const found = listeners.findIndex(([e, l]) => e === event && l === heard);
        if (found >= 0) listeners.splice(found, 1);
      },
      fire: (event, ...given) =>
        [...listeners].forEach(([e, heard]) => e === event && heard(...given)),
      send: (message, _callbacks, buffers = []) => {
        window.onTheWay += 1;
        window
          .sendToPython(
            number,
            JSON.parse(JSON.stringify(message)),
            buffers.map((buffer) => [...new Uint8Array(buffer)]),
          )
          .then((replies) => window.deliver(number, replies))
          .finally(() => (window.onTheWay -= 1));
      },
    };
  };

  window.deliver = (number, replies) => {
    const { model } = models[number];
    for (const reply of replies) {
      if ("trait" in reply) {
        model.state[reply.trait] = reply.value;
        model.fire(`change:${reply.trait}`);
      } else model.fire("msg:custom", reply.message, []);
    }
  };

  window.happen = (event) => models.forEach(({ model }) => model.fire(event));

  /** @type {(() => void)[]} */
  const held = [];
  window.holdLine = () => {
    for (const { model } of models) {
      const { send } = model;
      held.push(() => (model.send = send));
      Object.assign(model, { connected: true, send: () => false });
    }
  };
  window.openLine = () => held.splice(0).forEach((letGo) => letGo());

  window.takeDown = (number) => {
    const { model, root, clean } = models[number];
    clean?.();
    root.remove();
    return model.listeners.length;
  };

  /** On a page that has a main part, in a cell of it, as our own server draws it. */
  const placeFor = () => {
    const cell = document.createElement("div");
    cell.className = "ws-widget";
    return document.querySelector("main")?.appendChild(cell) ?? document.body;
  };

  window.draw = async ([number, state, { module, style }]) => {
    const sheet = document.createElement("style");
    sheet.textContent = style;
    document.head.append(sheet);
    const url = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
    /** @type {Loaded} */
    const loaded = await import(url);
    const root = placeFor().appendChild(document.createElement("div"));
    const model = makeModel(number, state);
    models[number] = { model, root };
    models[number].clean = await loaded.default.render({ model, el: root });
  };
})();
