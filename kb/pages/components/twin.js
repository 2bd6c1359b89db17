// Draws a table that its reader may sort; its links are real.
const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const content = (cell) => {
  const words = cell.href ? element("a", "", cell.text) : element("span", "", cell.text);
  if (cell.href) {
    words.href = cell.href;
    if (cell.outside) {
      words.target = "_blank";
      words.rel = "noopener noreferrer";
    }
  }
  if (!cell.tone) return words;
  const line = element("span", `ans ${cell.tone}`);
  if (cell.sign) {
    const mark = element("i", `sg ${cell.sign}`);
    mark.setAttribute("aria-hidden", "true");
    line.append(mark);
  }
  if (cell.alt) words.append(element("span", "sr", ` (${cell.alt})`));
  line.append(words);
  return line;
};

const value = (row, column) => {
  const cell = row.cells[column];
  return cell.sort === undefined ? cell.text : cell.sort;
};

const compare = (language) => {
  const words = new Intl.Collator(language, { numeric: true });
  return (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return words.compare(String(one), String(other));
  };
};

// What has no value stands last, whichever way the table is sorted.
const sorted = (data, state) => {
  if (state.column < 0) return data.rows;
  const order = compare(data.language);
  const empty = (row) => value(row, state.column) === "";
  return [...data.rows].sort((one, other) => {
    if (empty(one) !== empty(other)) return empty(one) ? 1 : -1;
    return state.down * order(value(one, state.column), value(other, state.column));
  });
};

const row = (data, line) => {
  const made = element("tr");
  line.cells.forEach((cell, place) => {
    const box = element(place ? "td" : "th");
    if (!place) box.scope = "row";
    if (data.columns[place].number) box.className = "number";
    box.append(content(cell));
    for (const words of cell.more || []) box.append(element("small", "", words));
    made.append(box);
  });
  return made;
};

const head = (data, state, redraw) => {
  const made = element("thead");
  const line = element("tr");
  data.columns.forEach((column, place) => {
    const cell = element("th", column.number ? "number" : "");
    cell.scope = "col";
    const way = state.column === place ? (state.down > 0 ? "ascending" : "descending") : "none";
    cell.setAttribute("aria-sort", way);
    const button = element("button", "", column.label);
    button.type = "button";
    const arrow = element("span", "arrow", way === "none" ? "" : way === "ascending" ? " ↑" : " ↓");
    arrow.setAttribute("aria-hidden", "true");
    button.append(arrow);
    button.onclick = () => {
      state.down = state.column === place ? -state.down : 1;
      state.column = place;
      redraw(place);
    };
    cell.append(button);
    line.append(cell);
  });
  made.append(line);
  return made;
};

const states = new WeakMap();

const draw = (root, data, state) => {
  const box = element("div", "twin");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.caption);
  if (data.height) box.style.maxHeight = `${data.height}px`;
  const table = element("table", data.columns.length > 5 ? "wide" : "");
  const body = element("tbody");
  body.append(...sorted(data, state).map((line) => row(data, line)));
  const redraw = (place) => {
    draw(root, data, state);
    root.querySelectorAll("thead button")[place].focus();
  };
  table.append(element("caption", "sr", data.caption), head(data, state, redraw), body);
  box.append(table);
  root.replaceChildren(box);
};

export default function ({ data: sent, parentElement }) {
  const root = parentElement.querySelector(".root");
  const before = states.get(root);
  if (before && before.stamp === sent.stamp) return;
  const data = JSON.parse(sent.table);
  const state = before && before.shape === data.shape ? before : { column: data.sort, down: data.down ? -1 : 1 };
  state.stamp = sent.stamp;
  state.shape = data.shape;
  states.set(root, state);
  draw(root, data, state);
}
