// Everything around the matrix.

const GRADES = {
  exposed: ['☠', 'grave failed'], corrupt: ['✗', 'grave failed'], unreadable: ['⊘', 'grave failed'],
  refused: ['⊣', 'warn known'], weaker: ['↓', 'warn known'], different: ['≠', 'slight notrun'],
};
const STATES = {
  proven: 'good', 'proven except for declared deviations': 'but', contradicted: 'bad',
};

function section(id, inner) {
  const element = document.getElementById(id);
  element.innerHTML = inner;
  element.hidden = false;
}

function renderTop() {
  const unexpected = cases.filter(c => c.verdict === 'failed' || c.verdict === 'fixed').length;
  document.title = (content.green ? '✓ ' : unexpected ? '✗ ' : '○ ') + 'S3A encryption: ' + content.releases.join(', ');
  document.querySelector('.top').classList.add(!content.complete ? 'broken' : content.green ? 'green' : unexpected ? 'red' : 'grey');
  document.getElementById('sentence').textContent = content.sentence;
  const {store} = content.environment;
  const rest = store ? (store['encrypts at rest'] === 'no' ? ' The store does not encrypt at rest: for server-side modes this run proves what S3A asks for and what the store acknowledges.' : '') : '';
  document.getElementById('on').textContent = `Started ${content.started.slice(0, 16).replace('T', ' ')} UTC.${rest}`;
  if (content.gate.length) {
    section('gate', html`${content.gate.map(line => html`<li>${line}</li>`)}`);
  }
  const counts = VERDICTS.map(v => [v, cases.filter(c => c.verdict === v).length]).filter(([, n]) => n);
  document.getElementById('counts').innerHTML = html`${counts.map(([v, n]) =>
    html`<li><button type="button" data-verdict="${v}" title="${MEANING[v]}">${badge(v)} <b>${n.toLocaleString('en')}</b> ${v}</button></li>`)}`;
}

/** The user's own buckets, if the run is about them. */
function renderBuckets() {
  const rows = content.buckets ?? [];
  if (!rows.length) return;
  section('buckets', html`<h2 tabindex="-1">Your buckets</h2><div class="scroll"><table class="plain stack">
    <thead><tr>${content.bucketColumns.map(c => html`<th>${c}</th>`)}</tr></thead>
    <tbody>${rows.map(([bucket, ...rest]) => html`<tr><th scope="row">${bucket}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`);
}

function renderFindings() {
  const {findings} = content;
  if (!findings.length) return;
  section('findings', html`<h2 tabindex="-1">Findings</h2>${findings.map(finding)}`);
}

function finding(f) {
  const [symbol, css] = GRADES[f.grade] ?? ['?', 'slight notrun'];
  const [weight, colour] = css.split(' ');
  return html`<article class="finding ${weight}">
    <h3><span class="grade ${colour}"><span aria-hidden="true">${symbol}</span> ${f.grade || 'finding'}</span>
      ${f.direction && html`<span class="state">${f.direction === 'rollback' ? '← rollback' : f.direction === 'upgrade' ? '→ upgrade' : f.direction}</span>`} ${f.title}</h3>
    <dl>${[['profile', f.profile], ['files', f.files], ['since', f.since]].filter(([, v]) => v).map(([k, v]) => html`<dt>${k}</dt><dd>${v}</dd>`)}
      ${f.links.length > 0 && html`<dt>see</dt><dd>${f.links.map((l, i) => html`${i > 0 && ', '}${linked(l)}`)}</dd>`}</dl>
    ${f.evidence.length > 0 && html`<table class="plain stack"><thead><tr><th>release</th><th>check</th><th>what was seen</th></tr></thead>
      <tbody>${f.evidence.map(e => html`<tr><td>${e.release}</td><td><code>${e.check}</code></td><td>${e.message}</td></tr>`)}</tbody></table>`}
    ${f.cases.length > 0 && html`<details ${new Html(f.cases.length < 4 ? 'open' : '')}><summary>${plural(f.cases.length, 'case')}</summary>${f.cases.map(id => html`<div>${caseLink(id)}</div>`)}</details>`}
    ${f.command && command(f.command)}</article>`;
}

function caseLink(id) {
  const c = byId.get(id);
  return c ? html`${badge(c.verdict)} <button type="button" class="link id" data-case="${id}">${id}</button>` : html`<code>${id}</code>`;
}

/** Not more than can be read; the filter has the rest. */
const MOST_LISTED = 60;

function renderUnexpected() {
  const its = ['failed', 'fixed'].flatMap(v => cases.filter(c => c.verdict === v));
  if (!its.length) return;
  section('unexpected', html`<h2 tabindex="-1">Not as expected</h2><ul class="list">${its.slice(0, MOST_LISTED).map(c =>
    html`<li class="is-${cssOf(c.verdict)}">${caseLink(c.id)}<div class="quiet">${c.about.says}</div><pre>${linked(c.reason)}</pre></li>`)}</ul>
    ${its.length > MOST_LISTED && html`<p>And ${plural(its.length - MOST_LISTED, 'more')}: <button type="button" class="link" data-verdict="failed">show them in the matrix</button>.</p>`}`);
}

/** Why cases are known or were not run: each reason once. */
function renderReasons() {
  const rows = ['known', 'not run'].flatMap(verdict =>
    [...Map.groupBy(cases.filter(c => c.verdict === verdict), c => c.reason ?? '')]
      .sort((a, b) => b[1].length - a[1].length).map(([why, its]) => ({verdict, why, its})));
  if (!rows.length) return;
  section('reasons', html`<h2 tabindex="-1">Why cases are known, or were not run</h2><table class="plain stack"><thead><tr><th>verdict</th><th>cases</th><th>reason</th></tr></thead>
    <tbody>${rows.map(({verdict, why, its}) => html`<tr><td class="short">${badge(verdict)} ${verdict}</td>
      <td class="short"><button type="button" class="link" data-search="${why}" data-of="${verdict}">${plural(its.length, 'case')}</button></td><td><pre>${linked(why)}</pre></td></tr>`)}</tbody></table>`);
}

function state(label) {
  return html`<span class="state ${STATES[label] ?? ''}">${label}</span>`;
}

function renderTable() {
  const rows = content.table ?? [];
  if (!rows.length) return;
  section('table', html`<h2 tabindex="-1">Effect of changing encryption mode or key</h2>
    <p class="quiet">What ${content.document} says in each cell, and what this run observed.</p>
    <div class="scroll"><table class="plain"><thead><tr><th>Data starts as</th>${rows[0].cells.map(c => html`<th>changed to ${c.column}</th>`)}</tr></thead>
    <tbody>${rows.map(r => html`<tr><th scope="row">${r.row}</th>${r.cells.map(tableCell)}</tr>`)}</tbody></table></div>`);
}

function tableCell(c) {
  return html`<td><p><span class="quiet">Documented:</span> <span class="documented">${c.documented === '~' ? 'nothing' : c.documented}</span></p>
    <p><span class="quiet">Observed:</span> ${state(c.state)}</p>${c.observed.filter(o => o !== c.state).map(o => html`<p>${o}</p>`)}
    ${c.today && html`<p class="quiet">Today: ${c.today}</p>`}</td>`;
}

function renderStatements() {
  const {statements} = content;
  if (!statements) return;
  const counts = [...Map.groupBy(statements, s => s.state)].map(([label, its]) => html`${state(label)} ${its.length} &nbsp; `);
  section('statements', html`<h2 tabindex="-1">${content.document}, statement by statement</h2><p>${counts}</p>
    <table class="plain stack"><thead><tr><th>verdict</th><th>statement</th><th>cases</th><th>reason, and what has changed since</th></tr></thead>
    <tbody>${statements.map(s => html`<tr><td>${state(s.state)}</td><td>${s.says}<div class="quiet">${s.section} · <code>${s.id}</code></div></td>
      <td>${s.cases}</td><td>${linked(s.why)}${s.today && html`<div class="quiet">Today: ${s.today}</div>`}</td></tr>`)}</tbody></table>`);
}

function renderEnvironment() {
  const e = content.environment;
  const facts = [
    ...(e.releases ?? []).map(r => ['release', `${r.description} (${r.jars} jars, hashes in environment.json)`]),
    ...[...new Set((e.releases ?? []).flatMap(r => r.agents ?? []).map(a => `Hadoop ${a.hadoop} on Java ${a.java}`))].map(a => ['agents', a]),
    ...(e.store ? [['store', `${e.store.kind} ${e.store.version}, ${e.store['runs as']}, ${e.store.region}; encrypts at rest: ${e.store['encrypts at rest']}`]] : []),
    ...(e.harness ? [['harness', `${e.harness.version} on Java ${e.harness.java}`]] : []),
    ...(e.command ? [['command', ['s3a-qualify', e.command, ...e.arguments].join(' ')]] : []),
  ];
  section('environment', html`<h2 tabindex="-1">What was run</h2><dl class="facts">${facts.map(([k, v]) => html`<dt>${k}</dt><dd>${v}</dd>`)}
    <dt>files</dt><dd>${content.files.map((f, i) => html`${i > 0 && ' · '}<a href="${encodeURIComponent(f)}">${f}</a>`)}</dd></dl>`);
}

/** A link for every section that is shown. */
function renderContents() {
  const names = {findings: 'Findings', unexpected: 'Not as expected', matrix: 'Matrix', reasons: 'Known and not run',
    table: 'Table of changes', statements: 'Statements', environment: 'What was run'};
  document.getElementById('contents').innerHTML = html`${Object.entries(names)
    .filter(([id]) => !document.getElementById(id).hidden)
    .map(([id, name]) => html`<button type="button" data-goto="${id}">${name}</button>`)}`;
}
