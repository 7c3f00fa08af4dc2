// Written by `python -m tests.shapes`: mend shapes.py, and run it again.

/** A value that is new. */
export interface Whole {
  all: unknown;
}

/** A value of which only some entries are new. */
export interface Part {
  only: Record<string, Whole | Part | null>;
}

/** What a page is told instead of a whole room. */
export interface Patched {
  patch: Record<string, Whole | Part | null>;
}

/** A person's link, as the page that asked for it is told it once. */
export interface LinkShown {
  link: string;
  qr: string;
}

/** One section of the agenda. */
export interface AgendaLine {
  section: string;
  title: string;
  about: string;
  planned: string;
  opened: string;
  minutes: number;
  spent: number;
}

/** A timer in milliseconds: its end, and what is left while it stands. */
export interface PanelTimer {
  label: string;
  ends: number | null;
  left: number;
}

/** Where the workshop that is led is now. */
export interface SteerShown {
  workshop: string;
  now: number;
  live: boolean;
  section: string | null;
  next: string | null;
  next_title: string;
  agenda: AgendaLine[];
  paused: boolean;
  notice: string;
  timer: PanelTimer | null;
  state: string;
  left: number | null;
  rehearsal: boolean;
  advice: string[];
}

/** All that the panel that steers shows. */
export interface SteerRoom extends SteerShown {
  workshops: [string, string][];
  presets: string[];
  screen: string;
  ready: string;
}

/** One line of the list of people, and what is recorded of them. */
export interface PersonShown {
  person: string;
  name: string;
  school: string;
  group: string;
  steers: boolean;
  state: "" | "here" | "away" | "never";
  since: string;
  done: ["" | "writing" | "saved" | "earlier", string][];
  reached: number;
  help: boolean;
  mark: "present" | "apology" | "absent" | "";
  mode: string;
  caught_up: boolean;
  note: string;
  joined: string;
  left: string;
}

/** One activity of the section that is on; later is what nobody need finish now. */
export interface AskedHere {
  title: string;
  later: boolean;
}

/** How many people are where. */
export interface HowMany {
  here: number;
  away: number;
  never: number;
}

/** Everybody in the cohort, without a word they write. */
export interface Everybody {
  workshop: string;
  live: boolean;
  asked: AskedHere[];
  expected: number;
  ends: boolean;
  people: Record<string, PersonShown>;
  order: string[];
  groups: string[];
  counts: HowMany;
  helps: number;
}

/** The room code and where to type it; both empty while the room is closed. */
export interface Door {
  code: string;
  at: string;
  qr: string;
}

/** All that the panel of people shows. */
export interface PeopleRoom extends Everybody {
  door: Door;
}

/** Another facilitator's notes. */
export interface Colleague {
  name: string;
  text: string;
  saved: string;
}

/** The way to what people contributed in the last task. */
export interface Themes {
  title: string;
  link: string;
}

/** The run sheet of the section that is on, and colleagues' notes. */
export interface NotesRoom {
  workshop: string;
  section: string;
  before: boolean;
  sheet: [string, string][];
  themes: Themes | null;
  others: Record<string, Colleague>;
}

/** A facilitator's own notes. */
export interface NotesAnswer {
  text: string;
}
