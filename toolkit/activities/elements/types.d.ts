/** The element that is open, or the responsibility that is lit; or neither. */
export interface Chosen {
  element?: string;
  code?: string;
}
