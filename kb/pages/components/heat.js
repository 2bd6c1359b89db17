// Sorts the heat table that Python drew, and moves the focus in it.
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// One stop of the tab key for the whole table; arrows move from link to link.
const stop = (body) => {
  body.querySelectorAll("a").forEach((link, place) => {
    link.tabIndex = place ? -1 : 0;
  });
};

const move = (event) => {
  const step = ARROWS[event.key];
  const cell = event.target.closest("tbody td, tbody th");
  if (!step || !cell) return;
  event.preventDefault();
  let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
  const table = cell.closest("table");
  for (;;) {
    row += step[0];
    column += step[1];
    const next = table.rows[row]?.closest("tbody") && table.rows[row].cells[column];
    if (!next) return;
    const goal = next.querySelector("a");
    if (!goal) continue;
    event.target.tabIndex = -1;
    goal.tabIndex = 0;
    goal.focus();
    return;
  }
};

// By name as handed over (column -1), or by the figure of a column, the most complete or the least first.
const sorted = (rows, sort) => {
  if (sort.column < 0) return rows;
  const figure = (row) => Number(row.cells[sort.column + 1].dataset.n);
  const turn = sort.down ? -1 : 1;
  return [...rows].sort((one, other) => turn * (figure(one) - figure(other)));
};

const fill = (table, rows, sort) => {
  const body = table.tBodies[0];
  body.append(...sorted(rows, sort));
  stop(body);
  table.querySelectorAll("[data-column]").forEach((head) => {
    const here = Number(head.dataset.column) === sort.column;
    const ascending = sort.column < 0 || !sort.down;
    head.setAttribute("aria-sort", here ? (ascending ? "ascending" : "descending") : "none");
  });
};

const wake = (root) => {
  const table = root.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const sort = { column: -1, down: false };
  stop(table.tBodies[0]);
  table.tHead.onclick = (event) => {
    const head = event.target.closest("button")?.closest("[data-column]");
    if (!head) return;
    const column = Number(head.dataset.column);
    sort.down = sort.column === column ? !sort.down : true;
    sort.column = column;
    fill(table, rows, sort);
  };
  root.querySelector(".heat").onkeydown = move;
};

const drawn = new WeakMap();

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  if (drawn.get(root) === data.html) return;
  const template = document.createElement("template");
  template.innerHTML = data.html; // htpy has escaped every word in it
  root.replaceChildren(template.content);
  wake(root);
  drawn.set(root, data.html);
}
