// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { PrintedShown } from "../base/shapes.d.ts";
import type {
  BarsShown,
  ColumnsShown,
  RangesShown,
  StacksShown,
  TitleShown,
} from "../charts/shapes.d.ts";
import type { PaceShown, SpotlitShown } from "../pacing/shapes.d.ts";

/** How people come in: the room code, and the address in words and as a picture. */
export interface DoorShown {
  code: string;
  address: string;
  qr: string;
}

/** What is asked now and can be counted, and whether all see the count. */
export interface Countable {
  name: string;
  prompt: string;
  revealed: boolean;
}

/** What people choose from, and how many have: never what. */
export interface VotingShown {
  title: string;
  options: string[];
  ends: string[];
  answered: number;
}

/** What somebody shares, and how many more say the same. */
export interface WallCard {
  name: string;
  blocks: PrintedShown[];
  alike: number;
}

/** A short answer, and how many gave it. */
export interface CloudWord {
  text: string;
  count: number;
}

/** The newest cards of a wall, and how many more there are; or short answers. */
export interface WallShown {
  prompt: string;
  cards: WallCard[];
  more: number;
  cloud: CloudWord[];
}

/** What one group has written. */
export interface GroupPageOnScreen {
  name: string;
  lines: string[];
}

/** Every group's page, once a facilitator has shown them to everybody. */
export interface GroupPagesShown {
  prompt: string;
  revealed: boolean;
  groups: GroupPageOnScreen[];
}

/** A wall that shows everybody's words together, later, and how many are ready. */
export interface WaitingShown {
  prompt: string;
  ready: number;
}

/** What comes after a workshop: the task and the next day, where there are any. */
export interface FarewellShown {
  task: string;
  due: string;
  next: string;
  when: string;
  evaluation: string;
}

/** What was counted, and what is being counted. */
export interface CountedShown {
  results: (BarsShown | ColumnsShown | RangesShown | StacksShown | TitleShown)[];
  voting: VotingShown[];
}

/** What people wrote; at most one of these is there. */
export interface WrittenShown {
  wall: WallShown | null;
  groups: GroupPagesShown | null;
  waiting: WaitingShown | null;
}

/** What the room made, as far as it is shown now. */
export interface MadeShown extends CountedShown, WrittenShown {
  up: string;
  countable: Countable[];
}

/** What the whole room may see now; nothing for who is no facilitator. */
export interface ScreenRoom extends PaceShown, MadeShown {
  spotlight: SpotlitShown | null;
  workshop: string;
  title: string;
  first: boolean;
  page: number;
  prompts: string[];
  points: PrintedShown[];
  door: DoorShown | null;
  arrived: "few" | "half" | "all";
  farewell: FarewellShown | null;
}
