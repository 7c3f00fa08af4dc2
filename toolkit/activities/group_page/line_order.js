// The order of a page's lines, as the person in front of it wants them.

/** @import { LineOnPage } from "./types.d.ts" */

/**
 * A line that is on its way to another place is shown there already.
 * @param {readonly LineOnPage[]} found what the server has, in its order
 * @param {readonly LineOnPage[]} every
 */
export const asWanted = (found, every) => {
  const own = every.filter((one) => !found.includes(one) && one.keeper.unsettled());
  const all = [...found, ...own].filter(({ keeper }) => !keeper.shown().gone);
  for (const one of every) {
    const { after } = one.keeper.shown();
    if (after === undefined || !all.includes(one)) continue;
    all.splice(all.indexOf(one), 1);
    const above = all.findIndex(({ keeper }) => keeper.state.id === after);
    all.splice(after === "" ? 0 : above + 1 || all.length, 0, one);
  }
  return all;
};
