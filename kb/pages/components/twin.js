// Sorts a table that Python has drawn. Its HTML is safe to set: htpy has escaped every word in it.
const states = new WeakMap();

const value = (row, column) => {
  const cell = row.children[column];
  if (cell.dataset.number !== undefined) return Number(cell.dataset.number);
  return cell.dataset.sort ?? cell.textContent;
};

const compare = (language) => {
  const words = new Intl.Collator(language, { numeric: true });
  return (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return words.compare(String(one), String(other));
  };
};

// What has no value stands last, whichever way the table is sorted.
const sort = (root, state, language) => {
  const order = compare(language);
  const empty = (row) => value(row, state.column) === "";
  const rows = [...state.rows].sort((one, other) => {
    if (empty(one) !== empty(other)) return empty(one) ? 1 : -1;
    return state.down * order(value(one, state.column), value(other, state.column));
  });
  root.querySelector("tbody").replaceChildren(...rows);
};

const mark = (root, state) => {
  [...root.querySelectorAll("thead th")].forEach((head, place) => {
    const way = state.column !== place ? "none" : state.down > 0 ? "ascending" : "descending";
    head.setAttribute("aria-sort", way);
    head.querySelector(".arrow").textContent = { none: "", ascending: " ↑", descending: " ↓" }[way];
  });
};

const arrange = (root, state, language) => {
  if (state.column >= 0) sort(root, state, language);
  mark(root, state);
};

const draw = (root, data, state) => {
  root.innerHTML = data.html;
  state.rows = [...root.querySelectorAll("tbody tr")];
  const headings = root.querySelector("thead").textContent;
  if (state.headings !== headings) Object.assign(state, { headings, column: -1, down: 1 });
  [...root.querySelectorAll("thead button")].forEach((button, place) => {
    button.onclick = () => {
      state.down = state.column === place ? -state.down : 1;
      state.column = place;
      arrange(root, state, data.language);
    };
  });
  arrange(root, state, data.language);
};

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const before = states.get(root);
  if (before && before.html === data.html) return;
  const state = before || { column: -1, down: 1 };
  state.html = data.html;
  states.set(root, state);
  draw(root, data, state);
}
