// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, GroupShown } from "../base/shapes.d.ts";

/** What the face of a group's page has of its own. */
export interface GroupPageOwn {
  meta: string;
  points: string[];
  limit: number;
}

/** All that a group's page says of itself. */
export interface GroupPageFace extends Face, GroupPageOwn {}

/** A line as the browser draws it. */
export interface LineShown {
  id: string;
  text: string;
  version: number;
  author: string;
  changed_by: string;
  saved: string;
}

/** A version of a line. */
export interface LineBefore {
  text: string;
  gone: boolean;
  by: string;
  saved: string;
}

/** Somebody who is writing now; for how many seconds that is believed. */
export interface Writer {
  name: string;
  line: string | null;
  left: number;
}

/** Another group's page. */
export interface PageOfOthers extends GroupShown {
  lines: LineShown[];
}

/** The lines of the person's own group; nothing where they have none. */
export interface OwnLines {
  lines?: LineShown[];
  gone?: LineShown[];
  writing?: Writer[];
}

/** What a page shows of the group's lines, and of others' where they may. */
export interface GroupPageRoom extends OwnLines {
  facilitator: boolean;
  revealed: boolean;
  group: GroupShown | null;
  pages: PageOfOthers[];
}

/** A group's page as a document of one of its members has it. */
export interface GroupPageAnswer {
  group: string;
  members: string[];
  lines: string[];
}
