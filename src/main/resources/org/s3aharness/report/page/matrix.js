// The matrix: behaviours by profiles, or by what a suite has in their place, or by releases.

/** More columns than this do not fit: rows and columns are exchanged, as in summary.md. */
const MOST_COLUMNS = 24;

/** The cells that are shown, by their number in the page. */
let cells = [];

/** One matrix for all suites that share columns, and one for each with more than fit; the largest first. */
function matrices(some, column) {
  const groups = [];
  for (const [suite, its] of Map.groupBy(some, c => c.suite)) {
    const columns = new Set(its.map(c => c[column]));
    const group = {suites: [suite], cases: its, columns, exchanged: columns.size > MOST_COLUMNS};
    // What has no profile shares nothing: it goes with the largest, below.
    const shares = other => !group.exchanged && !other.exchanged
      && [...columns].some(name => name !== NO_PROFILE && other.columns.has(name));
    for (const other of groups.filter(shares)) {
      groups.splice(groups.indexOf(other), 1);
      group.suites.push(...other.suites);
      group.cases = group.cases.concat(other.cases);
      other.columns.forEach(name => columns.add(name));
    }
    groups.push(group);
  }
  groups.sort((a, b) => b.suites.length - a.suites.length || b.columns.size - a.columns.size);
  const alone = groups.filter(g => g.columns.size === 1 && g.columns.has(NO_PROFILE));
  const home = groups.find(g => !g.exchanged && !alone.includes(g)) ?? alone[0];
  for (const group of alone.filter(g => g !== home)) {
    home.suites.push(...group.suites);
    home.cases = home.cases.concat(group.cases);
    groups.splice(groups.indexOf(group), 1);
  }
  return groups;
}

const NO_PROFILE = 'no-profile';
const ordered = new Intl.Collator('en', {numeric: true});
function sorted(names) {
  const last = name => name === NO_PROFILE ? 1 : 0;
  return [...new Set(names)].sort((a, b) => last(a) - last(b) || ordered.compare(a, b));
}

function renderMatrices(v, some) {
  cells = [];
  const grids = document.getElementById('grids');
  const parts = matrices(some, v.columns).map(m => grid(m, v.columns));
  grids.innerHTML = parts.length ? parts.join('') : html`<p class="none">No case matches the filters.</p>`;
  grids.querySelectorAll('.matrix').forEach(table => {
    const first = table.querySelector('td[data-cell]');
    if (first) first.tabIndex = 0;
  });
}

function grid({suites, cases: its, exchanged}, column) {
  const columnOf = exchanged ? c => c.about.name : c => c[column];
  const rowOf = exchanged ? c => c[column] : c => c.about.name;
  const columns = sorted(its.map(columnOf));
  const groups = exchanged ? [[suites[0], its]] : [...Map.groupBy(its, c => c.suite)].sort((a, b) => ordered.compare(a[0], b[0]));
  const corner = exchanged ? 'for' : 'behaviour';
  // Thousands of cells: put together as text, from numbers and names that are escaped here.
  const out = [];
  const longest = Math.max(...columns.map(name => name.length));
  const head = Math.min(15, 1.4 + longest * 0.5).toFixed(1);
  out.push(`<div class="grid">${exchanged ? `<h3>${escaped(suites[0])}</h3>` : ''}<div class="scroll">`
    + `<table class="matrix" role="grid" style="--head:${head}rem"><thead><tr><th class="corner" scope="col">${corner}</th>`);
  for (const name of columns) out.push(`<th scope="col"><span>${escaped(name)}</span></th>`);
  out.push('</tr></thead>');
  for (const [suite, ofSuite] of groups) {
    out.push('<tbody>');
    if (!exchanged) out.push(`<tr class="suite"><th scope="rowgroup">${escaped(suite)}</th><td colspan="${columns.length}"></td></tr>`);
    const rows = Map.groupBy(ofSuite, rowOf);
    for (const row of sorted(rows.keys())) {
      const byColumn = Map.groupBy(rows.get(row), columnOf);
      const says = exchanged ? '' : ` title="${escaped(byColumn.values().next().value[0].about.says)}"`;
      out.push(`<tr><th scope="row"${says}>${escaped(row)}</th>`);
      for (const name of columns) out.push(cell(byColumn.get(name)));
      out.push('</tr>');
    }
    out.push('</tbody>');
  }
  out.push('</table></div></div>');
  return out.join('');
}

function cell(its) {
  if (!its) return '<td></td>';
  const verdict = gravest(its);
  const like = its.filter(c => c.verdict === verdict).length;
  const count = its.length > 1 ? `<small>${like === its.length ? its.length : like + '/' + its.length}</small>` : '';
  const label = its.length > 1 ? `${verdict}, ${like} of ${its.length} cases` : verdict;
  return `<td role="gridcell" tabindex="-1" data-cell="${cells.push(its) - 1}" aria-label="${label}">`
    + `<span class="cell ${cssOf(verdict)}" aria-hidden="true">${SYMBOLS[verdict]}${count}</span></td>`;
}

/** Arrow keys move the focus; it skips what is empty. */
function moveFocus(event) {
  const from = event.target.closest?.('td[data-cell]');
  if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
  const to = {
    ArrowRight: () => along(from, 'nextElementSibling'),
    ArrowLeft: () => along(from, 'previousElementSibling'),
    ArrowDown: () => across(from, 1),
    ArrowUp: () => across(from, -1),
    Home: () => from.parentElement.querySelector('td[data-cell]'),
    End: () => [...from.parentElement.querySelectorAll('td[data-cell]')].at(-1),
    PageDown: () => across(from, 10) ?? across(from, 1),
    PageUp: () => across(from, -10) ?? across(from, -1),
  }[event.key];
  if (to) {
    event.preventDefault();
    focusCell(to());
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    openCell(from);
  }
}

function along(from, next) {
  let to = from[next];
  while (to && !to.dataset.cell) to = to[next];
  return to?.matches('td') ? to : null;
}

function across(from, step) {
  const rows = [...from.closest('table').querySelectorAll('tbody tr:not(.suite)')];
  const direction = Math.sign(step);
  for (let i = rows.indexOf(from.parentElement) + step; rows[i]; i += direction) {
    const to = rows[i].cells[from.cellIndex];
    if (to?.dataset.cell) return to;
  }
  return null;
}

function focusCell(to) {
  if (!to) return;
  to.closest('table').querySelectorAll('td[tabindex="0"]').forEach(old => { old.tabIndex = -1; });
  to.tabIndex = 0;
  to.focus();
  to.scrollIntoView({block: 'nearest', inline: 'nearest'});
}

function openCell(td) {
  focusCell(td);
  const its = cells[td.dataset.cell];
  go({case: its.find(c => c.verdict === gravest(its)).id});
}
