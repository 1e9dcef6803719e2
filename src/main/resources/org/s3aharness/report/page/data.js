// The run's data, as the Java classes Page* write it.

const content = JSON.parse(document.getElementById('content').textContent);

/** What is told apart; the gravest first. */
const VERDICTS = ['failed', 'fixed', 'known', 'not run', 'passed'];
const SYMBOLS = {passed: '✓', failed: '✗', known: '≈', fixed: '!', 'not run': '○'};
const MEANING = {
  passed: 'as documented',
  failed: 'not as documented',
  known: 'a declared deviation shows',
  fixed: 'a declared deviation no longer shows',
  'not run': 'nobody judged it',
};
const WITNESSES = {
  wire: 'The wire',
  store: 'The store’s word',
  bytes: 'The stored bytes',
  kms: 'KMS',
  s3a: 'S3A itself',
};

const cases = content.cases.map((raw, place) => {
  const behaviour = content.behaviours[raw.behaviour];
  const variant = raw.variant ? '/' + raw.variant : '';
  const profile = content.profiles[raw.profile];
  const release = content.releases[raw.release];
  return {
    ...raw,
    place,
    suite: behaviour.suite,
    about: behaviour,
    profile,
    release,
    id: `${behaviour.suite}/${behaviour.name}${variant}[${profile}]@${release}`,
  };
});
const byId = new Map(cases.map(c => [c.id, c]));

/** All text of a case, in lower case, for the search. */
function haystack(c) {
  c.haystack ??= [c.id, c.about.says, c.about.section, c.reason ?? '', (c.deviations ?? []).join(' '),
    Object.values(c.observed ?? {}).join(' '), (c.failed ?? []).map(f => content.checks[f[0]] + ' ' + f[1]).join(' ')]
    .join('\n').toLowerCase();
  return c.haystack;
}

/** Exchanges are read when the first case is opened: most views need none. */
let exchangeData;
function exchangesOf(c) {
  exchangeData ??= JSON.parse(document.getElementById('exchangeData').textContent);
  const {strings} = exchangeData;
  const lines = numbers => (numbers ?? []).map(n => strings[n]);
  return exchangeData.cases[c.place]?.map(([start, duration, kind, method, origin, target, status, end,
    plaintext, sent, received, sentToo, receivedToo]) => ({
    start, duration, status,
    kind: strings[kind], method: strings[method], origin: strings[origin], target: strings[target],
    end: strings[end], plaintext: strings[plaintext],
    sent: lines(sent), received: lines(received), sentToo: lines(sentToo), receivedToo: lines(receivedToo),
  }));
}

/** The gravest verdict of some cases. */
function gravest(some) {
  return VERDICTS.find(verdict => some.some(c => c.verdict === verdict));
}

/** The HAR file of a case, as CaseId.fileName() names it. */
function harOf(c) {
  const name = c.id.replaceAll('/', '.').replace(/[^A-Za-z0-9._@[\]-]/g, '_');
  return 'wire/' + encodeURIComponent(name) + '.har';
}

function commandFor(c) {
  return `${content.rerun[c.release]} '--case=${c.id.replaceAll("'", "'\\''")}'`;
}
