// Questions to the server beside the socket.

const PATIENCE = 8000;

export function xsrfToken() {
  const cookie = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : "";
}

/**
 * What a reply says about this person, whatever else it says.
 * @param {Response} reply
 */
export const signedOut = (reply) =>
  reply.type === "opaqueredirect" || reply.status === 401 || reply.status === 403;

/**
 * The reply, or null when nobody answered in time.
 * @param {string} url
 * @param {RequestInit} options
 */
export async function replyFrom(url, options) {
  /** @type {RequestInit} */
  const limits = { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
  try {
    return await fetch(url, { credentials: "same-origin", ...limits, ...options });
  } catch {
    return null;
  }
}

/**
 * How a kernel is, in the words that the status line knows: "here", "gone", or trouble.
 * @param {string} base
 * @param {string} kernel
 */
export async function probe(base, kernel) {
  const reply = await replyFrom(`${base}api/kernels/${kernel}`, { cache: "no-store" });
  if (!reply) return "offline";
  if (signedOut(reply)) return "signed_out";
  if (reply.status === 404) return "gone";
  return reply.ok ? "here" : "reconnecting"; // somebody answers, but is not ready
}
