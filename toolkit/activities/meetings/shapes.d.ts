// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** What minutes can go into. */
export interface KindOfItem {
  letter: string;
  label: string;
}

/** How many items a meeting may have, and how many minutes an item. */
export interface Most {
  items: number;
  minutes: number;
}

/** What the face of the meetings has of its own. */
export interface MeetingsOwn {
  kinds: KindOfItem[];
  spare: string[];
  meetings: string[];
  most: Most;
}

/** All that the meetings say of themselves. */
export interface MeetingsFace extends Face, MeetingsOwn {}

/** An item of a meeting; its kind is a letter, empty while it has none. */
export interface MeetingItem {
  item: string;
  minutes: number | null;
  kind: string;
}

/** The items of each meeting, and the new standing order. */
export interface MeetingsAnswer {
  meetings: MeetingItem[][];
  order: string;
}
