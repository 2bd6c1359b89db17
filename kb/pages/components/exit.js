// Leaves at once: the other site takes the place of this page in the browser's history; without script it is a plain link.
export default function ({ data, parentElement }) {
  const link = parentElement.querySelector(".exit");
  link.textContent = data.words;
  link.href = data.target;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.replace(data.target);
  };
}
