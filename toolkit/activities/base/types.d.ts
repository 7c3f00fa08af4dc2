// What the scripts of all activities speak of. What Python sends is in the `shapes.d.ts`.

import type {
  Answer,
  CommentShown,
  CommentsCounted,
  Face,
  FileBox,
  OthersShown,
  OwnFile,
  SharedCount,
} from "./shapes.d.ts";

/** What an activity says, by the names that its Python gives them. */
export type Words = Record<string, string>;

/** What an element may hold; what is not there is left out. */
export type Child =
  | Node
  | string
  | number
  | false
  | null
  | undefined
  | readonly Child[];

type Heard<Of extends Event> = (event: Of) => unknown;

/** What `h` puts on an element; an attribute that is not there is left out. */
export interface Attributes {
  [name: string]: string | number | boolean | null | undefined | Heard<never>;
  onblur?: Heard<FocusEvent>;
  onchange?: Heard<Event>;
  onclick?: Heard<MouseEvent>;
  onfocus?: Heard<FocusEvent>;
  oninput?: Heard<Event>;
  onkeydown?: Heard<KeyboardEvent>;
  onpointerdown?: Heard<PointerEvent>;
  ontoggle?: Heard<Event>;
}

/** What the person wants kept, under the version that they have seen. */
export interface Write<Value = unknown> {
  value: Value;
  sharing: string;
  based_on: number;
  write: string;
}

/** A write on this device, and the one before it that is perhaps not kept either. */
export interface Draft<Value = unknown> extends Write<Value> {
  first?: Write<Value>;
}

/** One part of a person's own answer, as Python keeps it. */
export type Kept<Value> = Omit<Answer, "value"> & { value: Value };

/** A comment, as one reader sees it. */
export type SaidBeside = Omit<CommentShown, "inside"> & { inside: readonly Written[] };

/** What Python says to one page: of a write, or of something that was asked for. */
export interface Message<Value = unknown> {
  re?: string;
  saved?: Kept<Value> & { line?: string };
  conflict?: { theirs: Kept<Value>; yours: Kept<Value> };
  refused?: string;
  again?: boolean;
  done?: boolean;
  others?: OthersShown;
  comments?: readonly SaidBeside[];
  read?: readonly Written[];
  now?: number;
  /** In JupyterLab: what is kept apart, by the names that it has in a state. */
  kept?: Record<string, unknown>;
}

/** The same, and what the page notices itself: that nothing has come back yet. */
export interface Outcome<Value = unknown> extends Message<Value> {
  late?: boolean;
}

/** What a page sends; Python reads `do` first. */
export interface Request {
  do: string;
  [name: string]: unknown;
}

/** What is kept in step with Python: F is the face, R the room, V a kept answer. */
export interface Traits<F = Face, R = object, V = unknown> {
  face: F;
  room: R;
  answers: Record<string, Kept<V>>;
  draft_key: string;
  formulas?: Record<string, Formula>;
  readings?: Record<string, readonly Written[]>;
  others?: Record<string, SharedCount>;
  comments?: Record<string, CommentsCounted>;
  /** Whether the others come in messages: see `apart.py`. */
  _apart?: boolean;
}

/** An element of MathML, as `toolkit/written/mathml.py` draws it. */
export type MathPart =
  | string
  | { is: string; attributes: Record<string, string>; inside: readonly MathPart[] };

/** A formula, and the words in which it is spoken. */
export interface Formula {
  words: string;
  drawn: readonly MathPart[];
}

type Lines = readonly Inline[];

/** What stands in a line; `toolkit/written/nodes.py` says the same. */
export type Inline =
  | { is: "text" | "code"; value: string }
  | { is: "break" }
  | { is: "emphasis" | "strong" | "struck"; inside: Lines }
  | { is: "link"; url: string; inside: Lines }
  | ({ is: "formula"; displayed: boolean } & Formula);

/** What somebody wrote, or the programme. */
export type Written =
  | { is: "paragraph" | "heading"; inside: Lines }
  | ({ is: "formula"; displayed: boolean } & Formula)
  | { is: "listing"; value: string }
  | { is: "quotation"; inside: readonly Written[] }
  | { is: "bullets"; items: readonly (readonly Written[])[] }
  | { is: "numbered"; start: number; items: readonly (readonly Written[])[] }
  | { is: "table"; columns: readonly Lines[]; rows: readonly (readonly Lines[])[] }
  | { is: "rule" };

interface Said {
  value: string;
}

interface StatementShown {
  code: string;
  inside: Lines;
  stage: number | null;
  before: number | null;
  moved: string;
}

/** A file as a document names it, with what opens it on a page. */
export interface FileInPrint {
  value: string;
  about: string;
  described: string;
  id: string;
  media_type: string;
  size: number;
}

/** What stands in an answer's printed form. */
export type Printed =
  | Written
  | { is: "choice"; options: readonly { chosen: boolean; inside: Lines }[] }
  | {
      is: "scale";
      steps: readonly { step: number; chosen: boolean }[];
      described: string;
    }
  | { is: "diamond"; rows: readonly (readonly Said[])[]; described: string }
  | {
      is: "audit";
      groups: readonly { title: Said; statements: readonly StatementShown[] }[];
    }
  | { is: "files"; files: readonly FileInPrint[] }
  | { is: "empty"; value: string };

/** The page's half of a widget, as anywidget and our own page give it. */
export interface Model<T = Traits> {
  /** Only our own page says; elsewhere it is undefined. */
  connected?: boolean;
  get<K extends keyof T>(name: K): T[K];
  /** While the page is not connected our own says false, others throw. */
  send(message: Request, callbacks?: object, buffers?: readonly ArrayBuffer[]): unknown;
  on(event: string, heard: (message: Message) => unknown): void;
  off(event: string, heard: (message: Message) => unknown): void;
}

/** What `render` is given. */
export interface Given<T = Traits> {
  model: Model<T>;
  el: HTMLElement;
  words: Words;
}

/** What takes an activity off the page again. */
export type Stop = () => void;

/** What a room says where a facilitator shows everybody all at once. */
export interface Revealed {
  facilitator?: boolean;
  revealed?: boolean;
}

/** A clock over steps: `ends` is a moment while it runs, `left` what remains. */
export interface StepState {
  step: number;
  ends: number | null;
  left: number;
}

/** What a face says where files may stand beside an answer. */
export interface KeepsFiles {
  file_box: FileBox;
}

/** What a room says there: the files of each part, and how much room is left, where
 * it is little. */
export interface HasFiles {
  files?: Record<string, OwnFile[]>;
  files_room?: string;
}

/** The part of an answer that files stand beside. */
export interface FilesAnswer {
  note: string;
  files: OwnFile[];
}

/** What is asked of a page when somebody signs out: what is not saved, and whether it
 * is being saved now. */
export interface Unsaved {
  names: Set<string>;
  keys: Set<string>;
  onTheWay: boolean;
}

declare global {
  interface DocumentEventMap {
    "workshop:leaving": CustomEvent<Unsaved>;
  }
}
