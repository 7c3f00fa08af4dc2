import type { Message, Request, Stop } from "../../toolkit/activities/base/types.d.ts";

export type Heard = (message?: Message, buffers?: ArrayBuffer[]) => unknown;

/** A trait that Python has changed, or what it says to the page. */
export type Reply = { trait: string; value: unknown } | { message: Message };

/** The page's half of a widget, and what the harness does with it. */
export interface BenchModel {
  listeners: [event: string, heard: Heard][];
  state: Record<string, unknown>;
  get: (name: string) => unknown;
  on: (event: string, heard: Heard) => void;
  off: (event: string, heard: Heard) => void;
  fire: (event: string, ...given: Parameters<Heard>) => void;
  send: (message: Request, callbacks?: object, buffers?: ArrayBuffer[]) => void;
}

/** An activity that is drawn; `clean` takes it off the page again. */
export interface Drawn {
  model: BenchModel;
  root: HTMLElement;
  clean?: Stop | undefined;
}

/** An activity's text, as anywidget loads it. */
export interface Loaded {
  default: {
    render: (given: {
      model: BenchModel;
      el: HTMLElement;
    }) => Promise<Stop | undefined>;
  };
}

declare global {
  interface Window {
    models: Drawn[];
    onTheWay: number;
    sendToPython: (
      number: number,
      message: Request,
      buffers: number[][],
    ) => Promise<Reply[]>;
    deliver: (number: number, replies: Reply[]) => void;
    happen: (event: string) => void;
    holdLine: () => void;
    openLine: () => void;
    takeDown: (number: number) => number;
    draw: (
      given: [
        number: number,
        state: Record<string, unknown>,
        text: { module: string; style: string },
      ],
    ) => Promise<void>;
  }
}
