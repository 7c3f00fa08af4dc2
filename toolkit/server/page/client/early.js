// Opens the connection while the page is still being read; `socket.js` takes it over.
// A server that asks first wants to know where to: every widget's state is on its way
// before this page can say anything.
{
  const { base, kernel, asksFirst } = document.currentScript?.dataset ?? {};
  // Not `newId`: what a classic script takes would be a name of the whole page.
  const freshId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
  const session = freshId();
  const asked = asksFirst === undefined ? null : freshId();
  const query = `session_id=${session}${asked ? `&asks=${asked}` : ""}`;
  const path = `${base}api/kernels/${kernel}/channels?${query}`;
  const url = new URL(path, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const connect = () => {
    const web = new WebSocket(url.href, ["v1.kernel.websocket.jupyter.org"]);
    /** @type {ArrayBuffer[]} */
    const heard = [];
    web.binaryType = "arraybuffer";
    web.onmessage = (event) => heard.push(event.data);
    self.earlySocket = { web, session, asked, heard };
  };
  try {
    if (kernel) connect();
  } catch {
    // not allowed to: the page's script finds another way
  }

  // What the browser refuses is told once the page's script is there; see `policy.js`.
  self.earlyRefused = [];
  addEventListener("securitypolicyviolation", (event) =>
    self.earlyRefused?.push({ event, path: event.composedPath() }),
  );

  /**
   * What did not get through is asked for again, by another address: a browser
   * remembers of a module that it failed.
   * @param {HTMLScriptElement | HTMLLinkElement} lost
   */
  const again = (lost) => {
    const isScript = lost instanceof HTMLScriptElement;
    const url = new URL(isScript ? lost.src : lost.href);
    const tries = Number(url.searchParams.get("again")) + 1;
    url.searchParams.set("again", String(tries));
    const next = document.createElement(isScript ? "script" : "link");
    Object.assign(
      next,
      isScript ? { type: "module", src: url } : { rel: lost.rel, href: url },
    );
    next.nonce = lost.nonce;
    setTimeout(() => document.head.append(next), Math.min(250 * 2 ** tries, 15_000));
    if (isScript && tries === 2) renewIfGone(url).catch(() => {});
  };

  /**
   * A server of another release does not have this page's script; nothing is typed yet,
   * so the page is loaded again, but once for one script.
   * @param {URL} url
   */
  const renewIfGone = async (url) => {
    const { status } = await fetch(url, { method: "HEAD", cache: "no-store" });
    const tried = sessionStorage.getItem("workshop-renewed-script");
    if (status !== 404 || tried === url.pathname) return;
    sessionStorage.setItem("workshop-renewed-script", url.pathname);
    location.reload();
  };
  const lookFor = "script[type=module][src], link[rel=stylesheet]";
  /** @param {ErrorEvent} event */
  const failed = ({ target: lost }) => {
    const isOurs = lost instanceof HTMLScriptElement || lost instanceof HTMLLinkElement;
    if (isOurs && lost.matches(lookFor)) again(lost);
  };
  addEventListener("error", failed, true);
}
