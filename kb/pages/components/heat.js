// Draws the heat table that Python hands over. Every text goes in as text, never as HTML.
const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const link = (data, page, asked, text) => {
  const made = element("a", "", text);
  made.href = `./${page}?${new URLSearchParams([...asked, ...data.language])}`;
  made.target = "_self";
  made.tabIndex = -1;
  return made;
};

const box = (data, row, cell, place) => {
  const [text, level] = cell;
  const made = element("td", level < 0 ? "plain" : `l${level}`);
  const topic = data.columns[place].topic;
  if (row.code && topic) made.append(link(data, "compare", [["c", row.code], ["t", topic]], text));
  else made.textContent = text;
  return made;
};

const line = (data, row) => {
  const made = element("tr");
  const head = element("th");
  head.scope = "row";
  head.append(row.code ? link(data, "country", [["c", row.code]], row.name) : row.name);
  if (row.part) head.append(element("small", "", row.part));
  made.append(head, ...row.cells.map((cell, place) => box(data, row, cell, place)));
  return made;
};

// Sorting: by name as handed over, or by the figure of a column, the most complete or the least first.
const sorted = (data, sort) => {
  if (sort.column < 0) return data.rows;
  const turn = sort.down ? -1 : 1;
  return [...data.rows].sort((one, other) => turn * (one.cells[sort.column][2] - other.cells[sort.column][2]));
};

const fill = (root, data, sort) => {
  const body = element("tbody");
  body.append(...sorted(data, sort).map((row) => line(data, row)));
  root.querySelector("tbody").replaceWith(body);
  const first = body.querySelector("a");
  if (first) first.tabIndex = 0;
  root.querySelectorAll("thead [data-column]").forEach((head) => {
    const here = Number(head.dataset.column) === sort.column;
    const way = here ? (sort.down ? "descending" : "ascending") : "none";
    head.setAttribute("aria-sort", Number(head.dataset.column) < 0 && here ? "ascending" : way);
  });
};

const heading = (root, data, sort, column, label) => {
  const made = element("th", column < 0 ? "first" : "");
  made.scope = "col";
  made.dataset.column = column;
  const button = element("button", "", label);
  button.type = "button";
  button.title = data.words.sort;
  button.onclick = () => {
    sort.down = sort.column === column ? !sort.down : true;
    sort.column = column;
    fill(root, data, sort);
  };
  made.append(button);
  return made;
};

const head = (root, data, sort) => {
  const made = element("thead");
  const groups = element("tr", "groups");
  groups.append(element("td"));
  for (const group of data.groups) {
    const cell = element("th", "", group.title);
    cell.colSpan = group.span;
    cell.scope = "colgroup";
    groups.append(cell);
  }
  const titles = element("tr", "titles");
  titles.append(heading(root, data, sort, -1, data.words.country));
  titles.append(...data.columns.map((column, place) => heading(root, data, sort, place, column.label)));
  made.append(groups, titles);
  return made;
};

const legend = (data) => {
  const made = element("ul", "key");
  made.setAttribute("aria-label", data.words.shades);
  data.words.legend.forEach((words, level) => {
    const entry = element("li");
    entry.append(element("i", `l${level}`), words);
    made.append(entry);
  });
  return made;
};

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// One stop of the tab key for the whole table; arrows move from link to link.
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

const draw = (root, data) => {
  const sort = { column: -1, down: false };
  const region = element("div", "heat");
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", data.words.region);
  const table = element("table");
  table.append(element("caption", "sr", data.words.caption), head(root, data, sort), element("tbody"));
  region.append(table);
  region.onkeydown = move;
  root.replaceChildren(region, legend(data));
  fill(root, data, sort);
};

const drawn = new WeakMap();

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  if (drawn.get(root) === data.stamp) return;
  draw(root, JSON.parse(data.table));
  drawn.set(root, data.stamp);
}
