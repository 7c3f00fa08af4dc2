// What ends when something else does. Browsers of 2022 know no `AbortSignal.any`.

/**
 * Now, if it has ended already.
 * @param {AbortSignal} signal
 * @param {() => unknown} work
 */
export function whenAborted(signal, work) {
  if (signal.aborted) work();
  else signal.addEventListener("abort", work, { once: true });
}

/**
 * Ends with whichever of *signals* ends first, or by itself.
 * @param {readonly AbortSignal[]} signals
 */
export function endingWith(signals) {
  const own = new AbortController();
  for (const signal of signals) {
    const end = () => own.abort(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true, signal: own.signal });
  }
  return own;
}

/**
 * What a widget gives back to be called at its end; a failure in it harms nothing.
 * @param {unknown} cleanup
 */
export async function tidyUp(cleanup) {
  if (typeof cleanup !== "function") return;
  try {
    await cleanup();
  } catch (error) {
    console.warn("A widget could not clean up after itself.", error);
  }
}
