// Brings the reader to the beginning of a list whenever another page of it was turned to.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const before = root.dataset.turn;
  root.dataset.turn = data.turn;
  if (before === undefined || before === root.dataset.turn) return;
  setTimeout(() => {
    const start = document.querySelector(data.start);
    start?.focus({ preventScroll: true });
    start?.scrollIntoView({ block: "start" });
  }, 60);
}
