// Before Voila's front end is loaded: it takes `WebSocket` from here, and the page has one
// line to its kernel already. What looks like a websocket to Voila is a way to that line;
// `voila_line.js` takes it over. Only pages that need Voila's front end carry these.

import { Chart } from "./charts.js";
import { VoilaLine } from "./voila_line.js";

{
  const isOfKernel = /\/api\/kernels\/[^/]+\/channels\b/;

  class VoilaSocket {
    /** @param {string} url */
    constructor(url) {
      this.url = url;
      this.protocol = "";
      this.binaryType = "arraybuffer";
      /** @type {number} */
      this.readyState = WebSocket.CONNECTING;
      this.onopen = () => {};
      /** @type {(event: { data: ArrayBuffer }) => void} */
      this.onmessage = () => {};
      this.onclose = () => {};
      this.onerror = () => {};
      /** Who hears what Voila sends. @type {(data: ArrayBuffer) => void} */
      this.heard = () => {};
    }

    open() {
      this.protocol = "v1.kernel.websocket.jupyter.org";
      this.readyState = WebSocket.OPEN;
      this.onopen();
    }

    /** @param {ArrayBuffer} data */
    send(data) {
      this.heard(data);
    }

    /** @param {ArrayBuffer} data */
    say(data) {
      if (this.readyState === WebSocket.OPEN) this.onmessage({ data });
    }

    close() {
      this.readyState = WebSocket.CLOSED;
    }
  }

  /** @type {import("./types.d.ts").VoilaWay} */
  const way = {
    WebSocket: self.WebSocket,
    waiting: [],
    take: (socket) => way.waiting.push(socket),
    draw: () => {},
    line: (about) => new VoilaLine(about),
  };
  self.voilaWay = way;
  self.WebSocket = new Proxy(self.WebSocket, {
    construct(Real, [url, ...how]) {
      if (!isOfKernel.test(url)) return new Real(url, ...how);
      const socket = new VoilaSocket(url);
      way.take(socket);
      return socket;
    },
  });

  customElements.define("page-chart", Chart);

  // It would end its kernel whenever somebody may leave, or fetches a file.
  self.addEventListener = new Proxy(self.addEventListener, {
    apply(add, that, [type, listener, ...how]) {
      const ends = type === "beforeunload" && String(listener).includes("/shutdown/");
      if (!ends) Reflect.apply(add, that, [type, listener, ...how]);
    },
  });
}
