// The one line that says how the connection is, in words that Python chose.

/** @import { Words } from "../../../activities/base/types.d.ts" */

const SHORT_WHILE = 4000;

export class Status {
  /**
   * @param {HTMLElement} line
   * @param {{ words: Words, signIn: string, canType: () => boolean,
   *   canKeep: () => boolean }} about
   */
  constructor(line, { words, signIn, canType, canKeep }) {
    this.line = line;
    this.words = words;
    this.signIn = signIn;
    this.canType = canType;
    this.canKeep = canKeep;
    this.timer = 0;
    this.now = "starting";
    this.newPage = false;
    this.isUnderstood = false; // it is said once that live connections are blocked
    this.carryOn = () => {};
    this.changeBack = () => {};
  }

  /** @param {string} state */
  show(state) {
    clearTimeout(this.timer);
    if (state === this.now) return; // said once is enough
    const back = state === "connected" && this.now !== "starting";
    this.now = state;
    if (state === "connected" && !back) return this.#write("", state);
    if (back) this.timer = setTimeout(() => this.#write("", state), SHORT_WHILE);
    this.#write(this.#wordsFor(back ? "back" : state), state);
  }

  // A first connection that is quick is nobody's business.
  expect() {
    this.timer = setTimeout(() => this.#write(this.words.connecting, "waiting"), 1500);
  }

  // The storage has become full, or has room again.
  again() {
    if (this.words[`${this.now}_unkept`])
      this.#write(this.#wordsFor(this.now), this.now);
  }

  // Nothing is promised of what cannot be typed yet, nor kept.
  /** @param {string} state */
  #wordsFor(state) {
    const keeps = this.canKeep() ? "" : "_unkept";
    const said = this.words[`${state}${this.canType() ? keeps : "_bare"}`];
    return (said ?? this.words[state]).replace("{host}", location.host);
  }

  #understand() {
    this.isUnderstood = true;
    this.#write("", this.now);
  }

  offerNewPage() {
    this.newPage = true;
  }

  /** @param {string} text @param {string} state */
  #write(text, state) {
    /** @type {(string | Node)[]} */
    const parts = [];
    if (state === "plain" && this.isUnderstood) text = "";
    if (text) parts.push(text);
    if (state === "signed_out") parts.push(this.#link());
    if (state === "elsewhere")
      parts.push(this.#button("carry_on", () => this.carryOn()));
    if (state === "other_seat")
      parts.push(this.#button("change_back", () => this.changeBack()));
    if (state === "plain" && text)
      parts.push(this.#button("understood", () => this.#understand()));
    if (this.newPage && (state === "connected" || state === "plain"))
      parts.push(this.#offer());
    const spaced = parts.flatMap((part, index) => (index ? [" ", part] : [part]));
    this.line.dataset.state = state;
    this.line.replaceChildren(...spaced);
  }

  #link() {
    const link = document.createElement("a");
    link.href = this.signIn;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = this.words.sign_in;
    return link;
  }

  #offer() {
    const offer = document.createElement("span");
    offer.append(
      this.words.updated,
      " ",
      this.#button("reload", () => location.reload()),
    );
    return offer;
  }

  /** @param {string} words @param {() => void} onclick */
  #button(words, onclick) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words[words];
    button.addEventListener("click", onclick);
    return button;
  }
}
