// Draws the comparison that Python hands over. Every text goes in as text, never as HTML.
const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const answer = (cell) => {
  const line = element("span", `ans ${cell.tone}`);
  if (cell.sign) {
    const sign = element("i", `sg ${cell.sign}`);
    sign.setAttribute("aria-hidden", "true");
    line.append(sign);
  }
  const words = element("span", "", cell.answer);
  if (cell.alt) words.append(element("span", "sr", ` (${cell.alt})`));
  line.append(words);
  return line;
};

const source = (cell) => {
  const line = element("span", "src");
  line.append(`${cell.publisher} · `, element("span", cell.undated ? "undated" : "", cell.date));
  if (cell.trust) line.append(` · ${cell.trust}`);
  return line;
};

const button = (cell, country, choose) => {
  const made = element("button", "cell");
  made.type = "button";
  made.dataset.cell = cell.id;
  made.setAttribute("aria-haspopup", "dialog");
  made.append(element("span", "who", country.name));
  if (cell.items) {
    for (const one of cell.items) {
      const line = element("span", "item", one.title);
      if (one.mark) line.append(" · ", element("span", "undated", one.mark));
      made.append(line);
    }
    if (cell.more) made.append(element("span", "more", cell.more));
  } else {
    made.append(answer(cell));
    if (cell.say) made.append(element("span", "say", cell.say));
    if (cell.law) made.append(element("span", "law", cell.law));
    if (cell.publisher) made.append(source(cell));
  }
  for (const words of cell.flags || []) made.append(element("span", "fl", words));
  made.onclick = () => choose(cell.id);
  return made;
};

const head = (data) => {
  const made = element("thead");
  const line = element("tr");
  const first = element("th", "", data.words.choose);
  first.scope = "col";
  line.append(first);
  for (const country of data.countries) {
    const cell = element("th", "", country.name);
    cell.scope = "col";
    for (const words of [country.part, country.complete]) if (words) cell.append(element("small", "", words));
    line.append(cell);
  }
  made.append(line);
  return made;
};

const heading = (data, line) => {
  const made = element("tr", "item");
  const cell = element("th");
  cell.colSpan = data.countries.length + 1;
  cell.scope = "rowgroup";
  cell.append(element("span", "", line.heading));
  if (line.title) cell.append(element("small", "", line.title));
  made.append(cell);
  return made;
};

const row = (data, line, choose) => {
  if (line.heading) return heading(data, line);
  const made = element("tr", line.differs ? "differs" : "");
  const question = element("th", "q", line.label);
  question.scope = "row";
  for (const words of [line.articles, line.summary]) if (words) question.append(element("small", "", words));
  made.append(question);
  line.cells.forEach((cell, place) => {
    const box = element("td");
    box.append(button(cell, data.countries[place], choose));
    made.append(box);
  });
  return made;
};

const group = (data, topic, choose) => {
  const made = element("tbody");
  const title = element("tr", "topic");
  const cell = element("th");
  cell.colSpan = data.countries.length + 1;
  cell.scope = "colgroup";
  cell.append(element("span", "", topic.title));
  title.append(cell);
  made.append(title, ...topic.rows.map((line) => row(data, line, choose)));
  return made;
};

const unknown = (data) => {
  const made = element("tbody");
  const line = element("tr", "unknown");
  const title = element("th", "q", data.words.unknown);
  title.scope = "row";
  line.append(title);
  data.countries.forEach((country, place) => {
    const cell = element("td");
    cell.append(element("span", "who", country.name));
    const told = data.unknown[place].length ? data.unknown[place] : [data.words.nothing];
    cell.append(...told.map((words) => element("span", "gap", words)));
    line.append(cell);
  });
  made.append(line);
  return made;
};

const table = (data, choose) => {
  const made = element("table");
  made.style.minWidth = `${208 + 176 * data.countries.length}px`;
  const columns = element("colgroup");
  columns.append(element("col", "q"), ...data.countries.map(() => element("col")));
  made.append(element("caption", "sr", data.words.caption), columns, head(data));
  made.append(...data.groups.map((topic) => group(data, topic, choose)), unknown(data));
  return made;
};

const legend = (data) => {
  const made = element("ul", "key");
  made.setAttribute("aria-label", data.words.signs);
  for (const entry of data.legend) {
    const line = element("li");
    const sign = element("span", `ans ${entry.tone}`);
    const mark = element("i", `sg ${entry.sign}`);
    mark.setAttribute("aria-hidden", "true");
    sign.append(mark);
    line.append(sign, entry.words);
    made.append(line);
  }
  return made;
};

const box = (data, choose) => {
  const made = element("div", "mx");
  made.tabIndex = 0;
  made.setAttribute("role", "region");
  made.setAttribute("aria-label", data.words.region);
  made.append(data.groups.length ? table(data, choose) : element("p", "empty", data.words.empty));
  return made;
};

const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const before = drawn.get(root) || {};
  let { shape } = before;
  if (before.stamp !== data.stamp) {
    const shown = JSON.parse(data.table);
    shape = shown.shape;
    const scroll = root.querySelector(".mx")?.scrollTop || 0;
    const choose = (id) => setTriggerValue("cell", id);
    root.replaceChildren(box(shown, choose), legend(shown));
    root.querySelector(".mx").scrollTop = before.shape === shape ? scroll : 0;
  }
  for (const cell of root.querySelectorAll(".cell")) {
    cell.setAttribute("aria-expanded", String(cell.dataset.cell === data.open));
  }
  // The dialog gives the focus back to the page, not to the cell that asked for it: return it once per closing.
  if (data.focus && before.turn !== data.turn) {
    const cell = [...root.querySelectorAll(".cell")].find((one) => one.dataset.cell === data.focus);
    if (cell) setTimeout(() => cell.focus(), 60);
  }
  drawn.set(root, { stamp: data.stamp, shape, turn: data.turn });
}
