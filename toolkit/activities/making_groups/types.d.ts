import type { Request, Words } from "../base/types.d.ts";

/** Asks Python for something, and says whether it is done; the focus follows the person
 * whom it is about. */
export type Act = (message: Request, person?: string) => Promise<boolean>;

/** A group, to move somebody to. */
export interface Named {
  id: string;
  name: string;
}

/** What every part of the panel works with. */
export interface Panel {
  groups: readonly Named[];
  act: Act;
  words: Words;
}
