import type { Request, Words } from "../base/types.d.ts";
import type { Told } from "../cockpit/types.d.ts";
import type { Somebody, Taken } from "./shapes.d.ts";

/** What Python says that it has done. */
export type Done = Told & { said?: string; taken?: Taken };

/** Asks Python for something; what it has done, or nothing if it is refused. */
export type Act = (message: Request) => Promise<Done | undefined>;

/** A group, to move somebody to. */
export interface Named {
  id: string;
  name: string;
}

/** A row of somebody who can be moved. */
export interface Row {
  root: HTMLElement;
  draw: (person: Somebody, about: { group: string; begins: boolean }) => void;
}

/** What every part of the panel works with. */
export interface Acting {
  act: Act;
  words: Words;
}
