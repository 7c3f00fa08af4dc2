// What the cockpit's scripts speak of, besides what Python sends.

import type { Face } from "../base/shapes.d.ts";
import type { Given, Message, Model, Request, Traits } from "../base/types.d.ts";
import type { LinkShown, Patched, PeopleRoom, PersonShown } from "./shapes.d.ts";

/** What a panel is kept in step with; its room is empty for who does not lead. */
export type PanelTraits<Room> = Traits<Face, Partial<Room>>;

/** The page's half of a panel. */
export type PanelModel<Room> = Model<PanelTraits<Room>>;

/** What a panel's `render` is given. */
export type PanelGiven<Room> = Given<PanelTraits<Room>>;

/** What Python says to a panel. */
export type Told = Message & Partial<Patched & LinkShown>;

/**
 * Asks Python for something, says in the panel what came of it, and resolves with the
 * reply if it is done. `name` is what was pressed, in words.
 */
export type Does = (
  message: Request,
  said?: string,
  name?: string,
) => Promise<Told | undefined>;

/** What was pressed, when, and what to say of it; it waits while there is no line. */
export interface Press {
  message: Request & { write: string };
  said: string;
  name: string;
  is: string;
  since: number;
  finish: (reply: Told | undefined) => void;
}

/** The same for what changes the pace of the room; `what` says which change. */
export type Steers = (
  change: { what: string; [name: string]: unknown },
  said?: string,
  name?: string,
) => Promise<Told | undefined>;

/** A person's line, with what the section asks of everybody. */
export type Asked = PersonShown & Pick<PeopleRoom, "asked" | "expected">;
