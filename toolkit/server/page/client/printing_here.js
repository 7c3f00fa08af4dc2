// What the kernel shows in an `Output` because the page's own script asked it something:
// Voila's front end collects there what answers its own messages, and nothing else.

import { isOf } from "./framing.js";
import { updateFor } from "./voila_answers.js";

/** @import { Model } from "./model.js" */
/** @import { Models } from "./models.js" */
/** @import { KernelMessage, Shown } from "./types.d.ts" */

const OUTPUT = "OutputModel";
const REDRAWN_AFTER = 20; // milliseconds: Voila draws all of an output anew
const KEPT_OF = new Set(["stream", "display_data", "execute_result", "error"]);

/** @param {Shown | undefined} last @param {Shown} next */
const continues = (last, next) =>
  next.output_type === "stream" &&
  last?.output_type === "stream" &&
  last.name === next.name;

export class PrintingHere {
  /** @param {{ models: Models, say: (message: KernelMessage) => void }} about */
  constructor({ models, say }) {
    this.models = models;
    this.say = say;
    /** Which output each message is shown in, the latest last. @type {[Model, unknown][]} */
    this.open = [];
    /** Which are emptied before something is added. @type {Set<Model>} */
    this.emptied = new Set();
    /** @type {Set<Model>} */
    this.changed = new Set();
  }

  /**
   * Whether it stands in an output now; *isOfVoila*: what it answers is Voila's own.
   * @param {KernelMessage} message @param {{ isOfVoila: boolean }} about
   */
  takes(message, { isOfVoila }) {
    if (isOf(message, "comm_msg")) return this.#follow(message) && !isOfVoila;
    const parent = message.parent_header.msg_id;
    const model = this.open.filter(([, id]) => id === parent).pop()?.[0];
    if (isOfVoila || !model) return false;
    const { msg_type: type } = message.header;
    if (isOf(message, "clear_output")) this.#clear(model, message.content.wait);
    else if (KEPT_OF.has(type)) this.#add(model, message);
    else return false;
    return true;
  }

  /**
   * @param {KernelMessage<"comm_msg">} message
   * @returns {boolean} whether it repeats what the page has told both sides
   */
  #follow({ content: { comm_id: id, data } }) {
    const model = this.models.known.get(id);
    if (model?.state._model_name !== OUTPUT) return false;
    if (data.method !== "update" || !("msg_id" in data.state))
      return data.method === "echo_update";
    this.open = this.open.filter(([other]) => other !== model);
    if (data.state.msg_id) this.open.push([model, data.state.msg_id]);
    return false;
  }

  /** @param {Model} model @param {boolean} waits */
  #clear(model, waits) {
    this.emptied.add(model);
    if (!waits) this.#become(model, this.#shownIn(model));
  }

  /** @param {Model} model @param {KernelMessage} message */
  #add(model, { header, content }) {
    const { transient: _, ...rest } = /** @type {Shown} */ (content);
    const next = { ...rest, output_type: header.msg_type };
    const shown = this.#shownIn(model);
    const last = shown[shown.length - 1];
    if (continues(last, next)) {
      shown.pop();
      next.text = `${last.text}${next.text}`;
    }
    this.#become(model, [...shown, next]);
  }

  /** @param {Model} model */
  #shownIn(model) {
    const isEmpty = this.emptied.delete(model);
    return isEmpty ? [] : [.../** @type {Shown[]} */ (model.get("outputs") ?? [])];
  }

  /** @param {Model} model @param {readonly Shown[]} outputs */
  #become(model, outputs) {
    model.set("outputs", outputs);
    if (!this.changed.size) setTimeout(() => this.#tell(), REDRAWN_AFTER);
    this.changed.add(model);
  }

  #tell() {
    for (const model of this.changed) {
      this.say(updateFor(model.id, { outputs: model.get("outputs") }));
      model.save_changes();
    }
    this.changed.clear();
  }
}
