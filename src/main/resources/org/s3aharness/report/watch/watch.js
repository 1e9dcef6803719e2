// A watched job, as WatchModel writes it.

const content = JSON.parse(document.getElementById('content').textContent);
const SYMBOLS = {exposed: '☠', corrupt: '✗', unreadable: '⊘', refused: '⊣', weaker: '↓', different: '≠'};
const COLOURS = {exposed: 'failed', corrupt: 'failed', unreadable: 'failed', refused: 'known', weaker: 'known', different: 'notrun'};
const MOST_SHOWN = 500;

function section(id, title, inner) {
  const element = document.getElementById(id);
  element.innerHTML = html`<h2 tabindex="-1">${title}</h2>${inner}`;
  element.hidden = false;
}

function number(n) {
  return html`<td class="number">${n.toLocaleString('en')}</td>`;
}

function renderTop() {
  const red = content.violations.length > 0 || Object.keys(content.unwatched).length > 0;
  document.title = (content.green ? '✓ ' : red ? '✗ ' : '○ ') + 'Watched: ' + content.job.command;
  document.querySelector('.top').classList.add(!content.complete ? 'broken' : content.green ? 'green' : red ? 'red' : 'grey');
  document.getElementById('sentence').textContent = content.sentence;
  const {job} = content;
  document.getElementById('on').textContent = `Started ${content.started.slice(0, 16).replace('T', ' ')} UTC, took ${(job.milliseconds / 1000).toFixed(1)} s, `
    + `sent ${plural(job.bytes, 'byte')}, and ended with exit code ${job.exitCode}.`;
  if (content.gate.length) {
    const gate = document.getElementById('gate');
    gate.innerHTML = html`${content.gate.map(line => html`<li>${line}</li>`)}`;
    gate.hidden = false;
  }
}

function renderViolations() {
  if (!content.violations.length) return;
  section('violations', 'Violations, by cause and origin', html`<table class="plain stack">
    <thead><tr><th>grade</th><th>times</th><th>what</th><th>where</th><th>who</th></tr></thead>
    <tbody>${content.violations.slice(0, MOST_SHOWN).map(v => html`<tr>
      <td><span class="v ${COLOURS[v.grade]}" aria-hidden="true">${SYMBOLS[v.grade]}</span> ${v.grade}</td>${number(v.count)}
      <td>${v.cause}<details><summary>${plural(v.examples.length, 'example')}</summary>${v.examples.map(e => html`<pre>${linked(e)}</pre>`)}</details></td>
      <td><code>${v.place}</code></td><td>${v.who}</td></tr>`)}</tbody></table>`);
}

function counted(id, title, counts) {
  const entries = Object.entries(counts);
  if (!entries.length) return;
  section(id, title, html`<ul>${entries.map(([what, times]) => html`<li>${what}${times > 1 && ` (${plural(times, 'time')})`}</li>`)}</ul>`);
}

function renderUnexplained() {
  const {unexplained, unexplainedCount, openUploads, notListed} = content;
  const unlisted = Object.entries(notListed);
  if (!unexplainedCount && !openUploads.length && !unlisted.length) return;
  section('unexplained', 'What was not judged', html`
    ${unexplainedCount > 0 && html`<p>${plural(unexplainedCount, 'object')} that no recorded request explains:</p>
      <table class="plain"><thead><tr><th>object</th><th>what is known</th></tr></thead><tbody>${unexplained.map(o =>
        html`<tr><td><code>s3://${o.bucket}/${o.key}</code></td><td>${o.why}</td></tr>`)}</tbody></table>`}
    ${openUploads.length > 0 && html`<p>Uploads that the job left open: their parts are stored, but no listing shows them.</p>
      <ul>${openUploads.map(u => html`<li><code>${u}</code></li>`)}</ul>`}
    ${unlisted.length > 0 && html`<p>Could not be listed:</p><ul>${unlisted.map(([place, why]) => html`<li><code>${place}</code>: ${why}</li>`)}</ul>`}`);
}

/** A table whose rows a text filters. */
function searchable(id, title, head, rows, cells, text) {
  section(id, title, html`<label class="filter">Search <input type="search" autocomplete="off" spellcheck="false"></label>
    <p role="status" class="quiet"></p><div class="scroll"><table class="plain"><thead><tr>${head.map(h => html`<th>${h}</th>`)}</tr></thead><tbody></tbody></table></div>`);
  const element = document.getElementById(id);
  const input = element.querySelector('input');
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter(row => words.every(word => text(row).includes(word)));
    element.querySelector('tbody').innerHTML = html`${found.slice(0, MOST_SHOWN).map(row => html`<tr>${cells(row)}</tr>`)}`;
    element.querySelector('[role=status]').textContent = `${plural(found.length, 'row')}${found.length > MOST_SHOWN ? `, of which the first ${MOST_SHOWN} are shown` : ''}`;
  };
  input.addEventListener('input', show);
  show();
}

function renderCensus() {
  const writes = ['PUT_OBJECT', 'COPY_OBJECT', 'CREATE_MULTIPART_UPLOAD'];
  searchable('census', 'Census', ['where', 'request', 'operation', 'asked', 'acknowledged', 'key', 'outcome', 'requests', 'objects', 'bytes'],
    content.census,
    r => html`<td><code>${r.place}</code></td><td>${r.kind}</td><td>${r.operation}</td>
      <td>${r.asked || (writes.includes(r.kind) ? html`<span class="bare">nothing</span>` : '')}</td><td>${r.acknowledged}</td><td><code>${r.key}</code></td>
      <td>${r.outcome}</td>${number(r.requests)}${number(r.objects)}${number(r.bytes)}`,
    r => [r.place, r.kind, r.operation, r.asked, r.acknowledged, r.key, r.outcome].join(' ').toLowerCase());
}

function renderObjects() {
  if (!content.objects.length) return;
  searchable('objects', 'Objects', ['object', 'bytes', 'encrypted', 'written by', 'who', 'verdict'],
    content.objects,
    o => html`<td><code>${o.name}</code></td>${number(o.bytes)}<td>${o.atRest}</td><td>${o.by}</td><td>${o.who}</td>
      <td>${o.verdict === 'wrong' ? html`<span class="bare">wrong</span>` : o.verdict}${o.why && html`<pre>${o.why}</pre>`}</td>`,
    o => [o.name, o.atRest, o.by, o.who, o.verdict, o.why].join(' ').toLowerCase());
}

function renderJob() {
  const systems = [...Map.groupBy(content.fileSystems, f => JSON.stringify([f.bucket, f.jvm, f.hadoop, f.asked, f.settings]))];
  section('job', 'The job', html`<table class="plain"><thead><tr><th>filesystem of</th><th>opened by</th><th>Hadoop</th><th>asked for</th><th>settings</th><th>times</th></tr></thead>
    <tbody>${systems.map(([key, its]) => {
      const [bucket, jvm, hadoop, asked, settings] = JSON.parse(key);
      return html`<tr><td><code>s3a://${bucket}/</code></td><td>${jvm}</td><td>${hadoop}</td><td>${asked}</td>
        <td>${Object.entries(settings).map(([k, v]) => html`<div><code>${k}=${v}</code></div>`)}</td>${number(its.length)}</tr>`;
    })}</tbody></table>
    <table class="plain"><thead><tr><th>JVM</th><th>process</th><th>Java</th></tr></thead><tbody>${content.jvms.map(j =>
      html`<tr><td>${j.main}</td><td>${j.process}</td><td>${j.java}</td></tr>`)}</tbody></table>
    ${Object.keys(content.notes).length > 0 && html`<ul>${Object.keys(content.notes).map(n => html`<li>${n}</li>`)}</ul>`}
    <p>Files: ${content.files.map((f, i) => html`${i > 0 && ' · '}<a href="${f.split('/').map(encodeURIComponent).join('/')}">${f}</a>`)}</p>`);
}

function renderContents() {
  const names = {violations: 'Violations', unwatched: 'Not watched', unfollowed: 'Not followed', unexplained: 'Not judged', census: 'Census', objects: 'Objects', job: 'The job'};
  const nav = document.getElementById('contents');
  nav.innerHTML = html`${Object.entries(names).filter(([id]) => !document.getElementById(id).hidden)
    .map(([id, name]) => html`<button type="button" data-goto="${id}">${name}</button>`)}`;
  nav.addEventListener('click', event => {
    const id = event.target.dataset.goto;
    if (id) document.querySelector(`#${id} h2`).scrollIntoView();
  });
}

renderTop();
renderViolations();
counted('unwatched', 'What could not be watched', content.unwatched);
counted('unfollowed', 'What could not be followed', content.unfollowed);
renderUnexplained();
renderCensus();
renderObjects();
renderJob();
renderContents();
