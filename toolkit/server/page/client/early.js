// Opens the connection while the page is still being read; `socket.js` takes it over.
// A server that asks first wants to know where to: every widget's state is on its way
// before this page can say anything.
{
  const { base, kernel, asksFirst } = document.currentScript.dataset;
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
  const session = newId();
  const asked = asksFirst === undefined ? null : newId();
  const query = `session_id=${session}${asked ? `&asks=${asked}` : ""}`;
  const path = `${base}api/kernels/${kernel}/channels?${query}`;
  const url = new URL(path, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  if (kernel) {
    const web = new WebSocket(url.href, ["v1.kernel.websocket.jupyter.org"]);
    const heard = [];
    web.binaryType = "arraybuffer";
    web.onmessage = (event) => heard.push(event.data);
    self.earlySocket = { web, session, asked, heard };
  }
}
