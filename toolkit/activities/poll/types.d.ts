/** What a table of results counts, by option or by band; `chosen` are one's own. */
export interface Counted {
  options: string[];
  counts: number[];
  answered: number;
  chosen: number[];
}
