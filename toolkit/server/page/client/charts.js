// A chart that Python has shown in an `Output`: Voila's front end takes it for HTML.

/** @import { Config } from "./types.d.ts" */

/**
 * What draws each kind, once its script is there.
 * @type {Record<string, (box: HTMLElement, chart: Record<string, unknown>) => unknown>}
 */
const DRAWS = {
  plotly: (box, { data = [], layout = {}, config = {} }) =>
    self.Plotly?.newPlot(box, data, layout, {
      ...{ responsive: true, displaylogo: false },
      ...Object(config),
    }),
  // By its interpreter: a page's policy lets no text become a script.
  vega: (box, chart) => self.vegaEmbed?.(box, chart, { ast: true, actions: false }),
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
    const { kind = "", chart = "" } = this.dataset;
    const script = scriptOf(kind);
    if (!script || this.firstChild) return;
    const box = this.appendChild(document.createElement("div"));
    await import(script);
    if (this.isConnected) DRAWS[kind](box, JSON.parse(chart));
  }
}
