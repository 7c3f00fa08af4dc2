/**
 * What the page's script speaks of: the messages of a kernel, widgets, and the page.
 *
 * The messages are those of "Messaging in Jupyter" 5.3, each in one frame of the
 * WebSocket protocol `v1.kernel.websocket.jupyter.org`. What comms carry is the Jupyter
 * widgets protocol 2.1, and its control channel 1.0 (`packages/schema/messages.md` of
 * ipywidgets). What draws a widget is an anywidget front-end module.
 */

import type { Words } from "../../../activities/base/types.d.ts";
import type { PacingRoom } from "../../../activities/pacing/shapes.d.ts";
import type { Binding } from "./binding.js";
import type { Model } from "./model.js";
import type { Models } from "./models.js";
import type { Refusals } from "./refusing.js";
import type { VoilaLine } from "./voila_line.js";

/** Who says what, and when. */
export interface Header<Type extends string = string> {
  msg_id: string;
  msg_type: Type;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** What we read of what a kernel says, by the type of the message. */
export interface Contents {
  kernel_info_request: object;
  comm_info_request: object;
  status: { execution_state: string };
  comm_open: { comm_id: string; target_name: string; data: Opened };
  comm_msg: { comm_id: string; data: Carried };
  comm_close: { comm_id: string };
  clear_output: { wait: boolean };
}

/** Something that a cell, or an `Output`, has shown. */
export interface Shown {
  output_type: string;
  name?: string;
  text?: string;
  transient?: object;
}

/** One message, of any channel; what it answers may be nothing. */
export interface KernelMessage<Type extends string = string> {
  channel: string;
  header: Header<Type>;
  parent_header: Partial<Header>;
  metadata: object;
  content: Type extends keyof Contents ? Contents[Type] : object;
  buffers: readonly Binary[];
}

/** Bytes beside a message, because JSON cannot carry them. */
export type Binary = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** Where in a state bytes were taken out. */
export type Path = readonly (string | number)[];

/** What has values in it, as JSON has them. */
export interface Tree {
  [key: string | number]: unknown;
}

/** The traits of a widget; of our own activities we read some by their names. */
export interface State extends Tree {
  _esm?: string;
  _css?: string;
  _anywidget_id?: string;
  _model_module?: string;
  _model_name?: string;
  draft_key?: string;
  answers?: Record<string, { value?: unknown }>;
  face?: { name?: string; workshop?: string; script?: string; was?: string[][] };
}

/** The states of all widgets, by id. */
export type States = Record<string, { state: State }>;

/** With what a widget begins. */
export interface Opened {
  state: State;
  buffer_paths?: readonly Path[];
}

/** What a comm carries to a page, by its method. */
export type Carried =
  | ({ method: "update" | "echo_update" } & Opened)
  | { method: "update_states"; states: States; buffer_paths?: readonly Path[] }
  | { method: "custom"; content: unknown }
  | { method: "refused"; reason: string; names: readonly string[] }
  | { method: "goes_on" }
  | { method: "request_state" | "request_states" };

/** What a page has a comm carry to the kernel. */
export type Posted =
  | { method: "update"; state: unknown; buffer_paths: readonly Path[] }
  | { method: "custom"; content: unknown };

/** Who is told what the kernel says because of one message, as Backbone had it. */
export interface Callbacks {
  iopub?: { status?: (message: KernelMessage<"status">) => void };
}

/** What a model stands on. */
export interface Services {
  /** Sends it and gives the message's id; null where that cannot be done now. */
  post(
    model: Model,
    data: Posted,
    how: { buffers?: readonly Binary[]; callbacks?: Callbacks },
  ): string | null;
}

/** Who is told of an event. */
export type Listener = (...details: unknown[]) => unknown;

/** Who is told of which event, and with whom that ends. */
export interface Heard {
  name: string;
  callback: Listener;
  context: symbol | null;
}

/** What became of a message that was not taken. */
export interface Refusal {
  reason: string;
  /** The traits that it would have set; none, if it was for the widget's own ear. */
  names?: readonly string[];
  /** What it would have said. */
  content?: unknown;
}

/** A model as a widget is given it. */
export interface ModelFace {
  get(name: string): unknown;
  set(name: string | Tree, value?: unknown): void;
  save_changes(): void;
  send(content: unknown, callbacks?: Callbacks, buffers?: readonly Binary[]): boolean;
  on(names: string, callback: Listener): void;
  off(names?: string | null, callback?: Listener | null): void;
  readonly connected: boolean;
  model_id: string;
  widget_manager: WidgetManager;
}

/** How widgets find each other since Jupyter's first ones. */
export interface WidgetManager {
  get_model(id: string | ModelFace): Promise<ModelFace>;
  create_view(model: ModelFace): Promise<{
    el: HTMLElement;
    model: ModelFace;
    remove(): void;
  }>;
  /** The model that a reference names, if the page has it. */
  known(value: unknown): ModelFace | undefined;
}

/** How they do since anywidget 0.11. */
export interface Host {
  getModel(reference: unknown): Promise<ModelFace>;
  getWidget(reference: unknown): Promise<{
    exports: unknown;
    render(about: { el: HTMLElement; signal?: AbortSignal }): Promise<void>;
  }>;
}

/** What a command may be given; its time is over with the signal. */
export interface InvokeOptions {
  buffers?: readonly Binary[];
  signal?: AbortSignal;
}

export interface Experimental {
  invoke(name: string, msg?: unknown, options?: InvokeOptions): Promise<unknown>;
}

/** Where a widget is shown, and until when; *again* is told of each later drawing. */
export interface Showing {
  el: HTMLElement;
  signal: AbortSignal;
  again?(drawing: Promise<void>): unknown;
}

/** What makes widgets of models. */
export interface Maker extends Page {
  manager: WidgetManager;
  of(model: Model): Binding;
}

/** What draws a widget. */
export interface Widget {
  initialize?(about: {
    model: ModelFace;
    signal: AbortSignal;
    experimental: Experimental;
  }): unknown;
  render?(about: {
    model: ModelFace;
    el: HTMLElement;
    signal: AbortSignal;
    host: Host;
    experimental: Experimental;
  }): unknown;
}

/** What the module of a widget exports: its default, or else what draws it. */
export interface WidgetModule {
  render?: Widget["render"];
  default?: Widget | (() => Widget | Promise<Widget>);
}

/** The module of many widgets; see `bundle.py`. */
export interface BundleModule {
  modules: Record<string, () => Widget | (() => Widget | Promise<Widget>)>;
}

/** How long to wait for the other end, in milliseconds. */
export interface Pulse {
  handshake: number;
  opening: number;
  every: number;
  patience: number;
}

/** What the server says of the page; the kernel is empty where Voila connects. */
export interface Config {
  base: string;
  kernel: string;
  /** Of which seat this page is; says nothing of the person. */
  seat: string;
  workshop: string;
  version: string;
  /** Stands for all scripts and style sheets of the page. */
  scripts: string;
  pulse: Pulse;
  words: Words;
  bundle?: { digest: string; holds: readonly string[] };
  /** Where the script is that draws charts of a kind. */
  charts?: Partial<Record<string, string>>;
}

/** A section of the page: what is in it, and the button that folds it. */
export interface Part {
  section: HTMLElement;
  /** The stretches of it, long forms among them. */
  insides: readonly HTMLElement[];
  fold: HTMLButtonElement;
}

/** A section or a long form, as an entry of the outline. */
export interface Entry {
  root: HTMLElement;
  /** What is of it alone: a section's long forms are entries of their own. */
  insides: readonly HTMLElement[];
  link: HTMLAnchorElement;
}

/** An activity that counts when one says how far somebody is. */
export interface Counted {
  place: HTMLElement;
  /** The section or long form that it is in. */
  part: Element | null;
  form: boolean;
  /** The parts of its answer that count. */
  parts: readonly string[];
  /** Null until it is known. */
  model: Model | null;
}

/** What a page is made of. */
export interface Page {
  models: {
    known: Map<string, Model>;
    begun: (model: Model) => void;
    refusals: Refusals;
    get(id: string): Promise<Model>;
  };
  config: Config;
}

/** How a connection ended: whether it had begun, and had brought anything. */
export interface End {
  code: number;
  opened: boolean;
  heard: boolean;
  silent?: boolean;
  /** Its patience ended long after it was due: the device has slept. */
  late?: boolean;
}

/** Who is told what becomes of a connection. */
export interface SocketEvents {
  opened(): unknown;
  message(message: KernelMessage): unknown;
  closed(end: End): unknown;
}

/** The connection that `early.js` begins, and what it has heard so far. */
export interface EarlySocket {
  web: WebSocket;
  session: string;
  asked: string | null;
  heard: ArrayBuffer[];
}

/** What Voila's front end takes for a websocket to the kernel. */
export interface VoilaSocket {
  open(): void;
  say(data: ArrayBuffer): void;
  heard(data: ArrayBuffer): void;
}

/** Where Voila's front end meets the page, from `voila_early.js` on. */
export interface VoilaWay {
  WebSocket: typeof WebSocket;
  waiting: VoilaSocket[];
  take(socket: VoilaSocket): unknown;
  /** Draws a widget in a place of Voila's. */
  draw(id: string, about: { el: HTMLElement; signal?: AbortSignal }): unknown;
  /** The way from it to the page's own line. */
  line(about: { models: Models; draw: VoilaWay["draw"] }): VoilaLine;
}

/** Something that the browser refused, and where in the page that was. */
export interface Violated {
  event: SecurityPolicyViolationEvent;
  path: readonly EventTarget[];
}

/** What facilitators are told of it: `refused_words.py`. */
export interface RefusedWords {
  only_you: string;
  unknown: string;
  /** By kind: of another host, or of those in `kinds`, or "other". */
  said: Record<string, string>;
  to_do: Record<string, string>;
  kinds: Record<string, string>;
  /** Of what was refused of a widget's messages, and what to do, by the reason. */
  reasons: Record<string, string>;
  of_messages: Record<string, string>;
  things: Record<string, string>;
  bring: string;
  offline: Record<string, string>;
  packages: Record<string, string>;
  called: Record<string, string>;
}

declare global {
  interface Window {
    earlyRefused?: Violated[] | null;
    earlySocket?: EarlySocket | null;
    voilaWay?: VoilaWay;
    /** As their scripts leave them. */
    Plotly?: { newPlot(box: HTMLElement, ...given: unknown[]): unknown };
    vegaEmbed?: (box: HTMLElement, ...given: unknown[]) => unknown;
  }

  interface DocumentEventMap {
    "workshop:pace": CustomEvent<Partial<PacingRoom>>;
  }
}
