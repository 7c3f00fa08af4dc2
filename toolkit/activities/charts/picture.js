// A chart on its own.

import { drawChart } from "./charts.js";

/** @import { Given } from "../base/types.d.ts" */
/** @import { ChartShown } from "./types.d.ts" */

/** @param {Given<{ chart: ChartShown }>} given */
export const render = ({ model, el, words }) => {
  const draw = () => el.replaceChildren(drawChart(model.get("chart"), words));
  draw();
  model.on("change:chart", draw);
  return () => model.off("change:chart", draw);
};
