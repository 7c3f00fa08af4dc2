import type { BarsShown, ColumnsShown, RangesShown, StacksShown } from "./shapes.d.ts";

/** A picture and the table that says the same. */
export type ChartShown = BarsShown | ColumnsShown | RangesShown | StacksShown;
