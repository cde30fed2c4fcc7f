/** What a page does where scripts run: it reads well without. Search hides rows and fades arrows; what the pointer is on stands out. */
export const PAGE_SCRIPT = `
const map = document.querySelector('.map');
const search = document.querySelector('input');
const nodes = [...map.querySelectorAll('.node')];
const arrows = [...map.querySelectorAll('.arrow')];
const rows = [...document.querySelectorAll('tbody tr')];
const endsOf = (arrow) => arrow.dataset.ends.split(' ');
const light = (lit) => {
  map.classList.toggle('dim', lit.length < arrows.length);
  const ends = new Set(lit.flatMap(endsOf));
  for (const arrow of arrows) arrow.classList.toggle('lit', lit.includes(arrow));
  for (const node of nodes) node.classList.toggle('lit', ends.has(node.id));
};
const find = () => {
  const words = search.value.toLowerCase();
  const found = rows.map((row) => row.textContent.toLowerCase().includes(words));
  rows.forEach((row, at) => { row.hidden = !found[at]; });
  light(arrows.filter((_, at) => found[at]));
};
const show = (part, lit) => {
  part.addEventListener('pointerenter', () => light(lit()));
  part.addEventListener('pointerleave', find);
};
for (const node of nodes) show(node, () => arrows.filter((arrow) => endsOf(arrow).includes(node.id)));
arrows.forEach((arrow, at) => { for (const part of [arrow, rows[at]]) show(part, () => [arrow]); });
search.addEventListener('input', find);
search.closest('p').hidden = false;
`;

/** What a browser must find the script to be. */
export const PAGE_SCRIPT_HASH = 'sha256-m/58QC1NAm3h0+ukjGPsL/kWXobRFbBusYxBiI03Ejk=';
