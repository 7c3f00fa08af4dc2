import type { makePlaces } from "./places.js";

/** The card in each place, if there is one. */
export type Stood = readonly (number | null)[];

export type Places = ReturnType<typeof makePlaces>;

/** How the cards stood when the choosing in the list of one of them began. */
export interface Before {
  card?: number;
  stood?: Stood;
}
