// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face } from "../base/shapes.d.ts";

/** A workshop: when it is in words, and where its page and files are. */
export interface WorkshopShown {
  number: number;
  title: string;
  when: string;
  hours: string;
  mode: string;
  written: boolean;
  page: string;
  pdf: string;
  calendar: string;
}

/** A page for facilitators. */
export interface Tool {
  title: string;
  link: string;
}

/** What a year's face has of its own. */
export interface YearOwn {
  workshops: WorkshopShown[];
  calendar: string;
  portfolio: string;
  tools: Tool[];
  only_next: boolean;
}

/** All that a year says of itself. */
export interface YearFace extends Face, YearOwn {}

/** The task that is due next, how it stands in words, and the way on. */
export interface DueShown {
  title: string;
  said: string;
  due: string;
  link: string;
  action: string;
  first: boolean;
}

/** What somebody did for this person, and when, in words. */
export interface NewsShown {
  by: string;
  school: string;
  did: string;
  words: string;
  on: string;
  link: string;
}

/** Whether a workshop has a day, and how one joins it: address, call, doors. */
export interface PlaceShown {
  dated: boolean;
  zone: string;
  address: string;
  call: string;
  doors: string;
}

/** A meeting between the workshops: what, when and where it is in words. */
export interface MeetingShown {
  title: string;
  what: string;
  when: string;
  where: string;
  page: string;
  join: string;
  note: string;
}

/** A line that asks for an evaluation, and where it is. */
export interface AskedShown {
  said: string;
  link: string;
}

/** Where the year stands. */
export interface YearRoom {
  due: DueShown[];
  asked: AskedShown[];
  news: NewsShown[];
  states: string[];
  away: string[];
  places: PlaceShown[];
  meetings: MeetingShown[];
  again: number;
}
