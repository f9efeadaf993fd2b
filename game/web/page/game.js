// What the page adds to the client that draws the game: where it connects to, how large the type is, what a finger does,
// where a file goes, and what is said when it is over. Runs after that client's script and before its `onload`.
"use strict";

const game = document.querySelector("#game");
const code = game.dataset.code;

// The type is 16 pixels, smaller where the window would else have too few cells to play in, and larger where it
// has more than enough of them.
const LEAST = { columns: 60, rows: 20 };
const AMPLE = { columns: 120, rows: 36 };
const USUAL = 16;
const LARGEST = 24;
const CELL = { width: 0.61, height: 1.33 }; // of the type's size
const EDGES = { width: 24, height: 36 }; // in pixels: the page's own, and what cells of whole pixels take beyond theirs
const FINGER = matchMedia("(pointer: coarse)").matches;
const LOOSEST = 1.6; // lines apart enough for a finger, where there is room
const KEPT = 60_000; // milliseconds in which a browser has surely saved a file
const FACES = ["", "bold", "italic", "italic bold"];

// The light called `terminal` is the reader's own, which here is how the system is set; `mono` takes the first two.
const OWN = matchMedia("(prefers-color-scheme: light)").matches
  ? { background: "#ffffff", foreground: "#1f1f1f", brightBlack: "#5f5f5f", blue: "#1a56b0", red: "#b3261e" }
  : { background: "#121212", foreground: "#e6e6e6", brightBlack: "#969696", blue: "#8ab4f8", red: "#f28b82" };

function fitting({ columns, rows }) {
  return Math.min((innerWidth - EDGES.width) / columns / CELL.width, (innerHeight - EDGES.height) / rows / CELL.height);
}

function typeSize() {
  return Math.floor(Math.max(Math.min(USUAL, fitting(LEAST)), Math.min(LARGEST, fitting(AMPLE))));
}

function leading(size) {
  const rows = (innerHeight - EDGES.height) / size / CELL.height;
  return FINGER ? Math.max(1, Math.min(LOOSEST, rows / AMPLE.rows)) : 1;
}

// The client keeps its terminal to itself, so it is caught as it is made; then the type follows a window that is turned
// or zoomed.
let terminal;
Object.defineProperty(Object.prototype, "fitAddon", {
  configurable: true,
  set(addon) {
    delete Object.prototype.fitAddon;
    this.fitAddon = addon;
    terminal = this.terminal;
    terminal.options.theme = OWN;
    setType();
    window.addEventListener("resize", setType); // before the client counts its cells
  },
});

function setType() {
  const size = typeSize();
  terminal.options.fontSize = size;
  terminal.options.lineHeight = leading(size);
}

function begun() {
  history.replaceState(null, "", `?code=${code}`); // so that the address leads back here
  const keys = game.querySelector("textarea");
  if (FINGER) keys.inputMode = "none"; // a keyboard on the screen would cover half of it at every touch
  keys.focus();
}

// A finger that is drawn over the page turns a wheel.
let held;
game.addEventListener("touchstart", ({ touches }) => (held = touches[0].clientY), { passive: true });
game.addEventListener("touchmove", ({ touches, target }) => {
  const { clientX, clientY } = touches[0];
  target.dispatchEvent(new WheelEvent("wheel", { clientX, clientY, deltaY: held - clientY, bubbles: true, cancelable: true }));
  held = clientY;
}, { passive: true });

// Beside what is drawn the game sends the files that the visitor is to keep.
function heard({ data }) {
  const [kind, file] = typeof data === "string" ? JSON.parse(data) : [];
  if (kind === "file") save(file);
}

function save({ name, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

function over(reason) {
  document.querySelector("#why").textContent = reason;
  document.querySelector("#ended").hidden = false;
  document.querySelector("#again").focus();
}

// The client opens its connection by itself and does not tell why one is closed.
window.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    this.addEventListener("open", begun);
    this.addEventListener("message", heard);
    this.addEventListener("close", (event) => over(event.reason || "The connection to the game was lost."));
  }
};

// By the page's own address, so that a proxy may put it anywhere.
const address = new URL(`ws/${code}`, location.href);
address.protocol = address.protocol.replace("http", "ws");
game.dataset.sessionWebsocketUrl = address.href;
game.dataset.fontSize = typeSize();

// The client measures its type once, so the type must be there before.
const draw = window.onload;
window.onload = async (event) => {
  await Promise.allSettled(FACES.map((face) => document.fonts.load(`${face} ${USUAL}px "Roboto Mono"`)));
  try {
    draw(event);
  } catch {
    over("This browser cannot draw the game.");
  }
};
