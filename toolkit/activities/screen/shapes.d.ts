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

/** What somebody shares, and how many more say the same. */
export interface WallCard {
  name: string;
  blocks: PrintedShown[];
  alike: number;
}

/** The newest cards of a wall, and how many more there are. */
export interface WallShown {
  prompt: string;
  cards: WallCard[];
  more: number;
}

/** What the whole room may see now; nothing for who is no facilitator. */
export interface ScreenRoom extends PaceShown {
  spotlight: SpotlitShown | null;
  workshop: string;
  title: string;
  first: boolean;
  prompts: string[];
  door: DoorShown | null;
  countable: Countable[];
  results: (BarsShown | ColumnsShown | RangesShown | StacksShown | TitleShown)[];
  wall: WallShown | null;
}
