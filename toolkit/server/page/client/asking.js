// Questions to the server beside the socket, and what may come back instead of answers.

const PATIENCE = 8000;

export function xsrfToken() {
  const cookie = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : "";
}

/**
 * An answer that has arrived whole.
 * @typedef {{ status: number, ok: boolean, type: string, headers: Headers,
 *   body: ArrayBuffer | null }} Answer
 */

/**
 * The answer, or null when nobody gave a whole one in time.
 * @param {string} url
 * @param {RequestInit & { patience?: number }} options
 * @returns {Promise<Answer | null>}
 */
export async function replyFrom(url, { patience = PATIENCE, ...options }) {
  // Not `AbortSignal.timeout`, which is younger than the browsers we promise.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  /** @type {RequestInit} */
  const limits = { redirect: "manual", signal: waiting.signal };
  try {
    const reply = await fetch(url, {
      credentials: "same-origin",
      ...limits,
      ...options,
    });
    const { status, ok, type, headers } = reply;
    const isHidden = type === "opaqueredirect";
    const body = isHidden ? null : await reply.arrayBuffer(); // it may never end
    return { status, ok, type, headers, body };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Answer} reply */
const isJson = (reply) =>
  reply.headers.get("Content-Type")?.startsWith("application/json") ?? false;

/**
 * What a reply to a script says, in the words that the status line knows: "here", "gone",
 * or trouble. Our server speaks JSON to scripts, and never sends them elsewhere: anything
 * else is said by what stands between, such as the sign-in page of a network.
 * @param {Answer | null} reply
 */
export function told(reply) {
  if (!reply) return "offline";
  const { status } = reply;
  const isOurs = isJson(reply);
  if (isOurs && (status === 401 || status === 403)) return "signed_out";
  if (isOurs && status === 412) return "other_seat";
  if (isOurs && status === 404) return "gone";
  if (isOurs && reply.ok) return "here";
  const isStopped = [401, 403, 407, 451, 511].includes(status);
  const isElsewhere = reply.type === "opaqueredirect" || reply.ok || isStopped;
  return isElsewhere && !isOurs ? "portal" : "reconnecting"; // or not ready yet
}

/**
 * What is in the JSON of an answer; null if that cannot be read after all.
 * @param {Answer | null} reply
 */
export function contentOf(reply) {
  try {
    return JSON.parse(new TextDecoder().decode(reply?.body ?? undefined));
  } catch {
    return null;
  }
}

/**
 * How a kernel is, in the words of `told`.
 * @param {string} base
 * @param {string} kernel
 */
export const probe = async (base, kernel) =>
  told(await replyFrom(`${base}api/kernels/${kernel}`, { cache: "no-store" }));

/**
 * Lets this browser be in the seat again from which the page was opened.
 * @param {{ base: string, seat: string }} page
 */
export const changeBack = ({ base, seat }) =>
  replyFrom(`${base}seats`, {
    method: "POST",
    headers: { "X-XSRFToken": xsrfToken(), Accept: "application/json" },
    body: new URLSearchParams({ to: seat }),
  });
