// Written by `python -m tests.shapes`: mend shapes.py, and run it again.

/** A sharing level, and what people read of it. */
export interface Level {
  value: string;
  label: string;
}

/** A sharing level as it is for one person. */
export interface Offered extends Level {
  nobody?: boolean;
}

/** What every activity says of itself, in the author's words. */
export interface Face {
  kind: string;
  name: string;
  workshop: string;
  prompt: string;
  help: string;
  sharing: string;
  sharing_levels: Offered[];
  outcomes: string[];
  script: string;
  was: string[][];
}

/** One part of a person's own answer; version 0 while there is none. */
export interface Answer {
  value: unknown;
  sharing: string;
  version: number;
  saved: string;
}

/** What the outline of a page knows of an activity. */
export interface InOutline {
  counted: string[];
  long_form: boolean;
  finishes: string;
  said: string;
}

/** What an activity leaves in its notebook: for exporters and other notebooks. */
export interface Described {
  face: Face;
  answers: Record<string, Answer>;
  printed: Record<string, unknown>[];
  outline: InOutline;
}

/** A file beside an answer; its size is in bytes. */
export interface OwnFile {
  id: string;
  name: string;
  size: number;
  media_type: string;
  description: string;
}

/** What a box for files takes; sizes in bytes. */
export interface FileBox {
  kinds: string;
  accept: string;
  largest: number;
  largest_picture: number;
  most: number;
}

/** Since when those who come next may read one's words. */
export interface AgreedDays {
  agreed?: Record<string, string>;
}

/** Whether a group's words may go on to those who come next. */
export interface GroupWish {
  group: string;
  agreed: string;
  objects: string;
  others: number;
  objected: boolean;
}

/** A group as its members' pages show it. */
export interface GroupShown {
  id: string;
  name: string;
  members: string[];
  others: string[] | null;
  place: string;
  link: string;
  host: string;
}

/** Who has which role. */
export interface RoleTaken {
  role: string;
  name: string;
}

/** A person's group and its roles; empty for who has no group. */
export interface RolesShown {
  group?: GroupShown;
  roles?: RoleTaken[];
  mine?: string[];
}

/** A printed block, as nodes of `toolkit.written.nodes`. */
export interface PrintedShown {
  label: unknown[] | null;
  inside: unknown[];
}

/** What one part of a person's own answer has been. */
export interface Before extends Answer {
  beside: boolean;
  blocks: PrintedShown[];
}

/** What one other person shares of an activity; `saved` is when, in words. */
export interface SharedAnswer {
  id: string;
  name: string;
  school: string;
  saved: string;
  shared: string;
  blocks: PrintedShown[];
}

/** How many people share something; `mark` is another when any of it changes. */
export interface SharedCount {
  count: number;
  mark: string;
}

/** What others share of an activity, newest first, and how many do. */
export interface OthersShown {
  people: SharedAnswer[];
  of: number;
}

/** How many comments stand beside an answer, and a moment that tells them apart. */
export interface CommentsCounted {
  count: number;
  newest: string;
}

/** A comment as one reader sees it: `inside` are nodes of what was written. */
export interface CommentShown {
  id: string;
  name: string;
  school: string;
  when: string;
  yours: boolean;
  removable: boolean;
  inside: unknown[];
  part: string;
  thanks: boolean;
}
