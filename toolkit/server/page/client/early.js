// Opens the connection while the page is still being read; `socket.js` takes it over.
{
  const { base, kernel } = document.currentScript.dataset;
  const session = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const path = `${base}api/kernels/${kernel}/channels?session_id=${session}`;
  const url = new URL(path, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  if (kernel) {
    const web = new WebSocket(url.href, ["v1.kernel.websocket.jupyter.org"]);
    const heard = [];
    web.binaryType = "arraybuffer";
    web.onmessage = (event) => heard.push(event.data);
    self.earlySocket = { web, session, heard };
  }
}
