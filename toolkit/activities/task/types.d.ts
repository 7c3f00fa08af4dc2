// What the fields of a task have in common, and what each kind of them needs.

import type { Face } from "../base/shapes.d.ts";
import type {
  Child,
  HasFiles,
  KeepsFiles,
  Model,
  Traits,
  Words,
} from "../base/types.d.ts";
import type {
  FilesAnswer,
  ListsShown,
  LongShown,
  PlainShown,
  TableShown,
  TickAnswer,
  TickShown,
} from "./shapes.d.ts";

type HasRows = Traits<Face & { most_rows: number }>;
type HasEvidence = Traits<Face & KeepsFiles, HasFiles>;

/** Of each kind of field what Python says, what is kept, and what its model must have. */
interface Kinds {
  short: { shown: PlainShown; value: string; traits: Traits };
  long: { shown: LongShown; value: string; traits: Traits };
  date: { shown: PlainShown; value: string; traits: Traits };
  tick: { shown: TickShown; value: TickAnswer; traits: Traits };
  lists: { shown: ListsShown; value: string[][]; traits: HasRows };
  table: { shown: TableShown; value: string[][]; traits: HasRows };
  evidence: { shown: PlainShown; value: FilesAnswer; traits: HasEvidence };
}

export type Kind = keyof Kinds;

/** A field of one of the kinds K. */
export type Shown<K extends Kind> = { [P in K]: { kind: P } & Kinds[P]["shown"] }[K];

/** A model that has what fields of the kind K need. */
export type ModelOf<K extends Kind> = Model<Kinds[K]["traits"]>;

/** What a field is given to work with. */
export interface Surroundings {
  touch: () => void;
  words: Words;
}

/** A field on the page. One with neither control nor legend has to be named. */
export interface Made<Value> {
  body: Child;
  control?: HTMLElement;
  legend?: boolean;
  read: () => Value;
  write: (value: Value | null) => void;
  shown?: (value: Value | null) => Child;
  stop?: () => void;
}

/** How each kind of field is made. */
export type Makers = {
  [K in Kind]: (
    model: ModelOf<K>,
    field: Shown<K>,
    surroundings: Surroundings,
  ) => Made<Kinds[K]["value"]>;
};
