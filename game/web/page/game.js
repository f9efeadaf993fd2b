// What the page adds to the client that draws the game: where it connects to, how large the type is, and what is said
// when it is over. Runs after that client's script and before its `onload`.
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
const FACES = ["", "bold", "italic", "italic bold"];

function fitting({ columns, rows }) {
  return Math.min(innerWidth / columns / CELL.width, innerHeight / rows / CELL.height);
}

function typeSize() {
  return Math.floor(Math.max(Math.min(USUAL, fitting(LEAST)), Math.min(LARGEST, fitting(AMPLE))));
}

function begun() {
  history.replaceState(null, "", `?code=${code}`); // so that the address leads back here
  game.querySelector("textarea").focus();
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
