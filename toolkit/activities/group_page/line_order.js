// The order of a page's lines, as the person in front of it wants them.

/** @import { LineOnPage } from "./types.d.ts" */

/**
 * A line that is on its way to another place is shown there already; one that somebody
 * is in stays where it is, though others have taken it away.
 * @param {readonly LineOnPage[]} found what the server has, in its order
 * @param {readonly LineOnPage[]} every
 * @param {readonly LineOnPage[]} former as they stand on the page now
 */
export const asWanted = (found, every, former) => {
  const others = every.filter((one) => !found.includes(one));
  const own = others.filter(({ keeper }) => keeper.unsettled());
  const all = [...found, ...own].filter(({ keeper }) => !keeper.shown().gone);
  for (const one of others) {
    if (!one.keeper.isHeld() || all.includes(one)) continue;
    const above = former[former.indexOf(one) - 1];
    all.splice(above ? all.indexOf(above) + 1 : 0, 0, one);
  }
  for (const one of every) {
    const { after } = one.keeper.shown();
    if (after === undefined || !all.includes(one)) continue;
    all.splice(all.indexOf(one), 1);
    const above = all.findIndex(({ keeper }) => keeper.state.id === after);
    all.splice(after === "" ? 0 : above + 1 || all.length, 0, one);
  }
  return all;
};
