// The forms that were opened, by their part of the answer.

// Opened once, a form stays: what was typed in it goes on being sent.
export const openForms = (place) => {
  const forms = new Map();
  return {
    has: (part) => forms.has(part),
    open: (part, make, where = place) => {
      if (!forms.has(part)) {
        forms.set(part, make());
        where.prepend(forms.get(part).root);
      }
      return forms.get(part);
    },
    hide: (part) => {
      forms.get(part).root.hidden = true;
    },
    drop: (part) => {
      forms.get(part)?.stop();
      forms.get(part)?.root.remove();
      forms.delete(part);
    },
    stop: () => forms.forEach(({ stop }) => stop()),
  };
};
