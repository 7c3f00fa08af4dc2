// The notebook at the left and its page at the right, which follows each save.
{
  const LOOK_EVERY = 1000;
  const STEP = 5;

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const { state, words } = JSON.parse(part("edit-told").textContent ?? "{}");
  const half = part("edit-preview");
  const frame = /** @type {HTMLIFrameElement} */ (half.querySelector("iframe"));
  const status = part("edit-status");
  const box = part("edit-failure");
  let shown = "";
  let told = "";

  /** @param {string} text */
  const tell = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  /**
   * Where one was in the page; what it draws comes in bit by bit, until one moves.
   * @param {number} top
   */
  const stayAt = (top) => {
    const view = frame.contentWindow;
    if (!view || !top) return;
    const follow = new ResizeObserver(() => view.scrollTo(0, top));
    follow.observe(view.document.documentElement);
    for (const event of ["wheel", "pointerdown", "keydown", "touchstart"])
      view.addEventListener(event, () => follow.disconnect(), { once: true });
  };

  /** @param {string} version */
  const show = (version) => {
    if (!version || version === shown) return;
    const top = shown ? (frame.contentWindow?.scrollY ?? 0) : 0;
    shown = version;
    frame.addEventListener("load", () => stayAt(top), { once: true });
    frame.contentWindow?.location.reload();
  };

  /** @param {string} tag @param {string} text */
  const line = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };

  /** @param {{ message: string, source: string, traceback: string } | null} failure */
  const showFailure = (failure) => {
    if (told === JSON.stringify(failure)) return;
    told = JSON.stringify(failure);
    box.hidden = !failure;
    box.replaceChildren();
    if (!failure) return;
    box.append(line("h2", failure.message));
    if (failure.source) box.append(line("pre", failure.source));
    if (!failure.traceback) return;
    const whole = document.createElement("details");
    whole.append(line("summary", words.whole), line("pre", failure.traceback));
    box.append(whole);
  };

  const look = async () => {
    try {
      const answer = await fetch(state, { credentials: "same-origin" });
      const { version, failure, mistake } = await answer.json();
      showFailure(
        failure ?? (mistake ? { message: mistake, source: "", traceback: "" } : null),
      );
      if (failure) tell(words.stopped);
      else if (mistake) tell(words.programme);
      else tell(version ? words.shown : words.making);
      show(version);
    } catch {
      tell(words.lost);
    }
    setTimeout(look, LOOK_EVERY);
  };
  look();

  const divider = part("edit-divider");
  const left = part("edit-lab");
  const whole = /** @type {HTMLElement} */ (divider.parentElement);
  /** @param {number} share of the whole, in percent */
  const divide = (share) => {
    const within = Math.round(Math.min(80, Math.max(20, share)));
    left.style.flex = `0 0 ${within}%`;
    divider.setAttribute("aria-valuenow", String(within));
  };
  divide(55);
  divider.addEventListener("keydown", ({ key }) => {
    const steps = { ArrowLeft: -STEP, ArrowRight: STEP };
    const step = new Map(Object.entries(steps)).get(key);
    if (step) divide(Number(divider.getAttribute("aria-valuenow")) + step);
  });
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    whole.classList.add("is-dragged");
  });
  divider.addEventListener("pointermove", ({ clientX }) => {
    if (whole.classList.contains("is-dragged"))
      divide((100 * clientX) / whole.clientWidth);
  });
  for (const event of ["pointerup", "pointercancel"])
    divider.addEventListener(event, () => whole.classList.remove("is-dragged"));

  const phone = part("edit-phone");
  phone.addEventListener("click", () => {
    const narrow = half.classList.toggle("is-phone");
    phone.setAttribute("aria-pressed", String(narrow));
  });
}
