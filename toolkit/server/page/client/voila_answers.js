// What Voila's front end hears in place of its kernel: it asks the page how widgets are.

import { withoutBuffers } from "./buffers.js";
import { madeUp } from "./made_up.js";
import { isElsewhere } from "./refusing.js";

/** @import { Model } from "./model.js" */
/** @import { KernelMessage, State, Tree } from "./types.d.ts" */

const CLASS_OF_OURS = {
  _model_module: "anywidget",
  _model_module_version: "*",
  _model_name: "AnyModel",
  _view_module: "anywidget",
  _view_module_version: "*",
  _view_name: "AnyView",
};
const KERNEL_INFO = {
  status: "ok",
  protocol_version: "5.3",
  implementation: "",
  implementation_version: "",
  language_info: { name: "python", version: "", mimetype: "", file_extension: ".py" },
  banner: "",
  help_links: [],
};

/** @param {KernelMessage} parent */
export const kernelInfoFor = (parent) =>
  madeUp("kernel_info_reply", KERNEL_INFO, { parent, channel: "shell" });

/**
 * A script for a widget that Voila puts somewhere and the page draws.
 * @param {string} id
 */
const drawnHere = (id) =>
  `export default { render: (place) => self.voilaWay.draw(${JSON.stringify(id)}, place) };`;

/**
 * What Voila knows of a widget: an anywidget has no script of its own there.
 * @param {string} id @param {State} state
 * @returns {State}
 */
export function forVoila(id, state) {
  if (!("_esm" in state) || isElsewhere(state)) return state;
  return { ...CLASS_OF_OURS, ...state, _esm: drawnHere(id), _css: "" };
}

/** @param {Map<string, Model>} known @param {KernelMessage} parent */
export function commInfoFor(known, parent) {
  const comms = Object.fromEntries(
    [...known.keys()].map((id) => [id, { target_name: "jupyter.widget" }]),
  );
  const reply = { status: "ok", comms };
  return madeUp("comm_info_reply", reply, { parent, channel: "shell" });
}

/**
 * @param {Map<string, Model>} known
 * @param {{ parent: KernelMessage, comm: string }} about
 */
export function statesFor(known, { parent, comm }) {
  const described = [...known].map(([id, model]) => {
    const state = forVoila(id, model.state);
    const { _model_name: model_name, _model_module: model_module } = state;
    const model_module_version = state._model_module_version;
    return [id, { model_name, model_module, model_module_version, state }];
  });
  const lifted = withoutBuffers(Object.fromEntries(described));
  const data = {
    method: "update_states",
    states: lifted.state,
    buffer_paths: lifted.paths,
  };
  const { buffers } = lifted;
  return madeUp("comm_msg", { comm_id: comm, data }, { parent, buffers });
}

/**
 * Some values of one widget, as its kernel would tell them.
 * @param {string} id @param {Tree} values
 * @param {{ parent?: KernelMessage, method?: string }} how
 */
export function updateFor(id, values, { parent, method = "update" } = {}) {
  const { state, paths, buffers } = withoutBuffers(values);
  const data = { method, state, buffer_paths: paths };
  return madeUp("comm_msg", { comm_id: id, data }, { parent, buffers });
}

/** @param {string} id @param {State} known */
export function openingOf(id, known) {
  const { state, paths, buffers } = withoutBuffers(forVoila(id, known));
  const data = { state, buffer_paths: paths };
  const content = { comm_id: id, target_name: "jupyter.widget", data };
  return madeUp("comm_open", content, { buffers });
}

/** @param {string} id */
export const closingOf = (id) => madeUp("comm_close", { comm_id: id, data: {} });
