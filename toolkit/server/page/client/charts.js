// A chart that Python has shown in an `Output`: Voila's front end takes it for HTML.

/** @import { Config } from "./types.d.ts" */

/**
 * What draws each kind, once its script is there; Python says with which settings.
 * @type {Record<string, (box: HTMLElement, given: unknown[]) => unknown>}
 */
const DRAWS = {
  plotly: (box, given) => self.Plotly?.newPlot(box, ...given),
  vega: (box, given) => self.vegaEmbed?.(box, ...given),
};

/** @param {string} kind @returns {string | undefined} */
function scriptOf(kind) {
  /** @type {Config} */
  const config = JSON.parse(document.getElementById("page-config")?.textContent ?? "");
  return config.charts?.[kind];
}

export class Chart extends HTMLElement {
  // Drawn once it is looked at: what is hidden has no width that a chart could fill.
  connectedCallback() {
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      this.#draw().catch(console.error);
    });
    observer.observe(this);
  }

  async #draw() {
    const { kind = "", given = "" } = this.dataset;
    const script = scriptOf(kind);
    if (!script || this.firstChild) return;
    const box = this.appendChild(document.createElement("div"));
    await import(script);
    if (this.isConnected) DRAWS[kind](box, JSON.parse(given));
  }
}
