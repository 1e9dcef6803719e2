// Puts the page together and keeps it in step with the address.

const field = id => document.getElementById(id);
let shownFilters;

function options(select, names, all) {
  field(select).innerHTML = html`<option value="">${all}</option>${names.map(name => html`<option>${name}</option>`)}`;
}

function renderFilters() {
  options('suite', sorted(cases.map(c => c.suite)), 'all');
  options('profile', sorted(cases.map(c => c.profile)), 'all');
  options('release', sorted(content.releases), 'all');
  const several = content.releases.length > 1;
  field('releaseField').hidden = !several;
  field('columnsField').hidden = !several;
  const present = VERDICTS.filter(v => cases.some(c => c.verdict === v));
  field('verdicts').innerHTML += html`${present.map(v =>
    html`<label class="chip" title="${MEANING[v]}"><input type="checkbox" name="verdict" value="${v}">${badge(v)}<span>${v}</span></label>`)}`;
}

/** Shows what the address says. */
function show() {
  const v = view();
  const filters = JSON.stringify({...v, case: ''});
  if (filters !== shownFilters) {
    shownFilters = filters;
    for (const name of ['suite', 'profile', 'release', 'columns']) field(name).value = v[name];
    if (document.activeElement !== field('search')) field('search').value = v.q;
    document.querySelectorAll('[name=verdict]').forEach(box => { box.checked = v.verdict.includes(box.value); });
    const some = matching(v);
    field('shown').textContent = some.length === cases.length ? plural(cases.length, 'case')
      : `${some.length.toLocaleString('en')} of ${plural(cases.length, 'case')}`;
    field('reset').hidden = some.length === cases.length && !v.q;
    renderMatrices(v, some);
  }
  showCase(v.case);
}

function filterFromFields() {
  go({
    suite: field('suite').value,
    profile: field('profile').value,
    release: field('release').value,
    columns: field('columnsField').hidden ? '' : field('columns').value,
    verdict: [...document.querySelectorAll('[name=verdict]:checked')].map(box => box.value),
    q: field('search').value.trim(),
  }, true);
}

function scrollTo(id) {
  field(id).scrollIntoView();
  field(id).querySelector('h2').focus({preventScroll: true});
}

const clicks = {
  copy: copy,
  case: button => go({case: button.dataset.case}),
  close: () => go({case: ''}),
  verdict: button => { go({verdict: button.dataset.verdict}); scrollTo('matrix'); },
  search: button => { go({q: button.dataset.search, verdict: button.dataset.of}); scrollTo('matrix'); },
  goto: button => scrollTo(button.dataset.goto),
  cell: openCell,
};

document.addEventListener('click', event => {
  const target = event.target.closest(Object.keys(clicks).map(name => `[data-${name}]`).join(','));
  if (target) clicks[Object.keys(clicks).find(name => name in target.dataset)](target);
  else if (event.target === dialog) go({case: ''});
});
document.addEventListener('keydown', moveFocus);
dialog.addEventListener('cancel', event => { event.preventDefault(); go({case: ''}); });
field('filters').addEventListener('submit', event => event.preventDefault());
field('filters').addEventListener('input', filterFromFields);
field('reset').addEventListener('click', () => {
  field('search').value = '';
  go(Object.fromEntries(FILTERS.map(name => [name, ''])));
});
addEventListener('hashchange', show);

renderTop();
renderBuckets();
renderFindings();
renderUnexpected();
renderFilters();
renderReasons();
renderTable();
renderStatements();
renderEnvironment();
renderContents();
show();
document.documentElement.dataset.ready = Math.round(performance.now());
