// In JupyterLab: what somebody wrote comes in messages, not in the state of a widget.

/** @import { Given, Message, Model, Stop } from "./types.d.ts" */

/**
 * Draws once Python has told what it keeps apart; see `apart.py`.
 * @param {Given} given
 * @param {(given: Given) => Stop} draw
 * @returns {Stop}
 */
export const apart = (given, draw) => {
  const { model, el } = given;
  el.textContent = model.get("face").prompt; // all there is where no Python answers
  /** @type {Map<string, unknown>} */
  const held = new Map();
  /** @type {[string, (message: Message) => unknown][]} */
  const listeners = [];
  /** @type {Model} */
  const whole = {
    // What is told under a name is what that name has in a state.
    get: (name) =>
      held.has(name)
        ? /** @type {ReturnType<typeof model.get<typeof name>>} */ (held.get(name))
        : model.get(name),
    send: (...said) => model.send(...said),
    on: (event, heard) => {
      listeners.push([event, heard]);
      model.on(event, heard);
    },
    off: (event, heard) => {
      const at = listeners.findIndex(([e, other]) => e === event && other === heard);
      if (at >= 0) listeners.splice(at, 1);
      model.off(event, heard);
    },
  };
  /** @type {Stop | null} */
  let stop = null;
  /** @param {Message} message */
  const hear = (message) => {
    const told = Object.entries(message.kept ?? {});
    told.forEach(([name, value]) => held.set(name, value));
    if (told.length && !stop) {
      el.replaceChildren();
      stop = draw({ ...given, model: whole });
    } else
      for (const [name] of told)
        for (const [event, heard] of [...listeners])
          if (event === `change:${name}`) heard(message);
  };
  model.on("msg:custom", hear);
  model.send({ do: "tell" });
  return () => {
    model.off("msg:custom", hear);
    stop?.();
  };
};
