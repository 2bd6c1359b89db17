// Moves focus and scrolling in a comparison that Python has drawn. Its HTML is safe to set: htpy has escaped every word.
const drawn = new WeakMap();

// What stands in the heads of rows and columns: while it stays, so does the place to which the reader has scrolled.
const heads = (root) => [...root.querySelectorAll("th")].map((head) => head.firstChild.textContent).join("|");

const draw = (root, data, choose) => {
  const [before, scroll] = [heads(root), root.querySelector(".mx")?.scrollTop || 0];
  root.innerHTML = data.html;
  root.querySelector(".mx").scrollTop = heads(root) === before ? scroll : 0;
  for (const cell of root.querySelectorAll(".cell")) cell.onclick = () => choose(cell.dataset.cell);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const before = drawn.get(root) || {};
  if (before.html !== data.html) {
    draw(root, data, (id) => setTriggerValue("cell", id));
  }
  for (const cell of root.querySelectorAll(".cell")) {
    cell.setAttribute("aria-expanded", String(cell.dataset.cell === data.open));
  }
  // The dialog gives the focus back to the page, not to the cell that asked for it: return it once per closing.
  if (data.focus && before.turn !== data.turn) {
    const cell = [...root.querySelectorAll(".cell")].find((one) => one.dataset.cell === data.focus);
    if (cell) setTimeout(() => cell.focus(), 60);
  }
  drawn.set(root, { html: data.html, turn: data.turn });
}
