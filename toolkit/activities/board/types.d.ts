import type { Request, Traits } from "../base/types.d.ts";
import type {
  BoardFace,
  BoardShown,
  CardAnswer,
  CardShown,
  ReplyAnswer,
} from "./shapes.d.ts";

/** What a board keeps in step with Python. */
export type BoardTraits = Traits<BoardFace, BoardShown, CardAnswer | ReplyAnswer>;

/** What the cards ask of the board that they stand on. */
export interface Board {
  /** Whether it was done; the board says what went wrong. */
  act(message: Request): Promise<boolean | undefined>;
  facilitator(): boolean;
  edit(card: CardShown): unknown;
  /** Begins a reply to `card`, or opens `own`, a part that is there already. */
  reply(card: CardShown, own?: string): unknown;
  withdraw(part: string): unknown;
}

/** A form for a part of the person's own. */
export interface Form {
  root: HTMLElement;
  show(): void;
  stop(): void;
}
