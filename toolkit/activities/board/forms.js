// The forms that were opened, by their part of the answer.

/** @import { Form } from "./types.d.ts" */

/**
 * Opened once, a form stays: what was typed in it goes on being sent.
 * @param {Element} place
 */
export const openForms = (place) => {
  /** @type {Map<string, Form>} */
  const forms = new Map();
  return {
    /** @param {string} part */
    has: (part) => forms.has(part),
    /** @param {string} part @param {() => Form} make @param {Element} [where] */
    open: (part, make, where = place) => {
      const found = forms.get(part);
      if (found) return found;
      const made = make();
      forms.set(part, made);
      where.prepend(made.root);
      return made;
    },
    /** @param {string} part */
    hide: (part) => {
      const form = forms.get(part);
      if (form) form.root.hidden = true;
    },
    /** @param {string} part */
    drop: (part) => {
      forms.get(part)?.stop();
      forms.get(part)?.root.remove();
      forms.delete(part);
    },
    stop: () => forms.forEach(({ stop }) => stop()),
  };
};
