import type { Outcome } from "../base/types.d.ts";
import type { lineRow } from "./line.js";
import type { lineKeeper } from "./line_keeper.js";

/** What a person wants of a line; `after` names the one above it, "" for the top. */
export interface Wanted {
  text: string;
  gone: boolean;
  after?: string;
}

/** The same, as it is sent. */
export interface LineWrite extends Wanted {
  group: string;
  line: string;
}

/** What became of it; `moved` says that the words are another line from now on. */
export type LineOutcome = Outcome<LineWrite> & { moved?: boolean };

export type LineKeeper = ReturnType<typeof lineKeeper>;

/** A line on the page: what the person wants of it, and its row. */
export interface LineOnPage {
  keeper: LineKeeper;
  row: ReturnType<typeof lineRow>;
}

/** What the row of a line may do: `here` tells which line one is in. */
export interface LineActs {
  here: (line: string | null) => void;
  move: (by: number) => void;
  away: () => void;
}
