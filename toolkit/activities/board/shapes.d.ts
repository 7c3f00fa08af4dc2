// Written by `python -m tests.shapes`: mend shapes.py, and run it again.
import type { Face, FileBox, OwnFile } from "../base/shapes.d.ts";

/** One box of a card; see `kinds.Asked`. */
export interface BoxShown {
  name: string;
  label: string;
  help: string;
  lines: number;
  choose: string;
}

/** One kind of card; see `kinds.Kind`. */
export interface KindShown {
  name: string;
  title: string;
  about: string;
  boxes: BoxShown[];
  starters: string[];
  consent: string;
  by: string;
  files: boolean;
}

/** What a board's face has of its own. */
export interface BoardOwn {
  collects: string[];
  threads: Record<string, string>;
  cards: KindShown[];
  choices: Record<string, Record<string, string>>;
  ready: Record<string, string>[];
  file_box: FileBox;
  rhythm: string[];
}

/** All that a board says of itself. */
export interface BoardFace extends Face, BoardOwn {}

/** A box of a card with what is in it. */
export interface SaidShown {
  label: string;
  text: string;
}

/** Who wrote something, when and for whom. */
export interface Signed {
  by: string;
  school: string;
  when: string;
  sharing: string;
  private: boolean;
}

/** What a card is about, by its kind. */
export interface KindOfCard {
  kind: string;
  kind_title: string;
  title: string;
  responsibility: string;
  about: string;
  starters: string[];
}

/** What every card and reply says, whoever wrote it; `PLAIN` has it all empty. */
export interface Plain extends KindOfCard, Signed {
  yours: boolean;
  hidden: string | null;
  hideable: boolean;
  thread: string;
  files: OwnFile[];
  waits: boolean;
  ready: boolean;
  part: string;
}

/** A card or a reply, with what pages call it. */
export interface Told extends Plain {
  ref: string;
}

/** A reply to a card. */
export interface ReplyShown extends Told {
  starter: string;
  text: string;
}

/** A card before replies and thanks. */
export interface CardAlone extends Told {
  thread_name: string;
  said: SaidShown[];
}

/** A card with what belongs to it. */
export interface CardShown extends CardAlone {
  replies: ReplyShown[];
  older: number;
  thanks: number;
  thanked: boolean;
}

/** The words of a card. */
export interface CardSaid extends KindOfCard {
  said: SaidShown[];
}

/** What to do between two workshops. */
export interface Rhythm {
  when: string;
  what: string;
  how: string;
}

/** The cards that a page asks for. */
export interface BoardShown {
  facilitator: boolean;
  cards: CardShown[];
  found: number;
  all: number;
  rhythm: Rhythm | null;
  files: Record<string, OwnFile[]>;
  files_room: string;
}

/** What is kept of a card, but for its files. */
export interface CheckedCard {
  kind: string;
  thread: string;
  boxes: Record<string, string>;
  consent: boolean;
}

/** A card as its author keeps it. */
export interface CardAnswer extends CheckedCard {
  files: OwnFile[];
}

/** A reply as its author keeps it; the starter is a position. */
export interface ReplyAnswer {
  starter: number | null;
  text: string;
}
