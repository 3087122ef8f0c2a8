// Makes every format for CI systems from real audits of the samples, and has other people's validators judge them.
// formats.mjs MATANG REPOSITORY DIRECTORY: exit status 1 with a line for each thing that is wrong.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse as parseJunit } from 'junit2json';
import { parse as parseYaml } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, 'node_modules');
const multitool = path.join(modules, '@microsoft/sarif-multitool-linux/Sarif.Multitool');
const [matang, repository, work] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const isSarif = ajv.compile(readJson(path.join(modules, '@microsoft/sarif-multitool-linux/sarif-2.1.0.json')));
const isCodeQuality = ajv.compile(readJson(path.join(here, 'gitlab-code-quality.schema.json')));
const isIgnoreFile = ajv.compile(readJson(path.join(repository, 'rubrics/ignore.schema.json')));

const faults = [];
const counted = {};
const fault = (where, what) => faults.push(`${where}: ${what}`);
const count = name => { counted[name] = (counted[name] ?? 0) + 1; };

function run(args, statuses = [0], env = {}) {
  const done = spawnSync(matang, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', ...env }, cwd: work });
  if (!statuses.includes(done.status)) fault(`matang ${args.join(' ')}`, `status ${done.status}: ${done.stderr}`);
  return done;
}

async function checkJunit(file) {
  const xml = spawnSync('xmllint', ['--noout', '--nonet', '--schema', path.join(here, 'junit.xsd'), file], { encoding: 'utf8' });
  if (xml.status !== 0) fault(file, xml.stderr.trim());
  // Jenkins' own schema is not ours to carry; whoever has it names it here.
  if (process.env.JUNIT_10_XSD) {
    const jenkins = spawnSync('xmllint', ['--noout', '--nonet', '--schema', process.env.JUNIT_10_XSD, file], { encoding: 'utf8' });
    if (jenkins.status !== 0) fault(file, `Jenkins: ${jenkins.stderr.trim()}`);
    count('junit-10.xsd');
  }
  const suites = await parseJunit(fs.readFileSync(file, 'utf8'));
  const sum = { tests: 0, failures: 0, skipped: 0 };
  for (const suite of suites.testsuite) {
    const cases = suite.testcase ?? [];
    const own = { tests: cases.length, failures: cases.filter(c => c.failure?.length).length, skipped: cases.filter(c => c.skipped?.length).length };
    for (const key of Object.keys(sum)) {
      sum[key] += own[key];
      if (Number(suite[key]) !== own[key]) fault(file, `suite ${suite.name} says ${key}=${suite[key]}, and has ${own[key]}`);
    }
  }
  if (Number(suites.tests) !== sum.tests || Number(suites.failures) !== sum.failures) fault(file, 'the sums of the root differ');
  count('junit');
  return sum;
}

function checkSarif(file) {
  const log = readJson(file);
  if (!isSarif(log)) fault(file, ajv.errorsText(isSarif.errors));
  for (const result of log.runs[0].results) {
    const uri = result.locations[0].physicalLocation.artifactLocation.uri;
    if (/^[a-z]+:/i.test(uri) || uri.startsWith('/')) fault(file, `${uri} is no path in a repository`);
  }
  // The Multitool ends with status 0 whatever it finds; what it found stands in its own log.
  fs.chmodSync(multitool, 0o755);
  const verdict = path.join(work, 'verdict.sarif');
  execFileSync(multitool, ['validate', file, '-o', verdict, '--log', 'ForceOverwrite'],
    { stdio: 'ignore', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_BUNDLE_EXTRACT_BASE_DIR: path.join(work, 'dotnet') } });
  for (const run of readJson(verdict).runs)
    for (const result of run.results ?? [])
      if ((result.level ?? 'warning') === 'error') fault(file, `Multitool: ${result.ruleId} ${JSON.stringify(result.message)}`);
  count('sarif');
  return log.runs[0];
}

function checkGitlab(file) {
  const list = readJson(file);
  if (!isCodeQuality(list)) fault(file, ajv.errorsText(isCodeQuality.errors));
  if (new Set(list.map(each => each.fingerprint)).size !== list.length) fault(file, 'fingerprints are not unique');
  count('gitlab');
  return list;
}

/// The runner's own way of reading a command: `::name key=value,key=value::message`, escapes undone.
function checkAnnotations(text, where) {
  let read = 0;
  for (const line of text.split('\n').filter(each => each.trimStart().startsWith('::'))) {
    const command = /^::(error|warning|notice) (file=[^,:]+,line=\d+,title=[^,:]*)::(.*)$/.exec(line);
    if (!command) fault(where, `this is no annotation: ${line}`);
    else if (/%(?!25|0D|0A)/.test(command[3]) || /%(?!25|0D|0A|3A|2C)/.test(command[2])) fault(where, `wrong escape: ${line}`);
    read += 1;
  }
  if (read === 0) fault(where, 'there are no annotations');
  count('github');
}

async function checkAll(directory) {
  const junit = await checkJunit(path.join(directory, 'junit.xml'));
  const sarif = checkSarif(path.join(directory, 'matang.sarif'));
  const gitlab = checkGitlab(path.join(directory, 'gl-code-quality-report.json'));
  return { junit, sarif, gitlab };
}

// --- the validators can fail ---------------------------------------------------------------------------------------------
{
  const good = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'y' }, level: 'error' }] }] };
  if (!isSarif(good)) fault('the SARIF schema', 'refuses a good file');
  good.runs[0].results[0].level = 'bad';
  if (isSarif(good)) fault('the SARIF schema', 'lets a wrong level pass');
  if (isCodeQuality([{ description: 'x' }])) fault('the GitLab schema', 'lets a bare description pass');
  for (const [text, right] of [['- {kind: stale_menu, reason: x, until: "2027-01-31"}', true], ['- {kind: stale_menu}', false], ['- {reason: x}', false], ['- {id: x, reason: y}', false], ['- {kind: a, reason: x, since: y}', false], ['# empty', true]])
    if (isIgnoreFile(parseYaml(text)) !== right) fault('the ignore schema', `is wrong about ${text}`);
}

// --- the samples, in both languages, then against a baseline and an ignore file -----------------------------------------------
const list = 'json,junit,sarif,gitlab';
for (const sample of ['palembang-2023', 'hallo-palembang-2022'])
  for (const lang of ['id', 'en']) {
    const out = path.join(work, `${sample}-${lang}`);
    run(['audit', path.join(repository, 'samples', sample), '--lang', lang, '--out', out, '--format', list, '--quiet', '--fail-on', 'broken-menus>0',
      '--fail-on', 'findings>0', '--fail-on', 'unknown>900', '--fail-on', 'score<100%'], [1]);
    await checkAll(out);
    checkAnnotations(run(['report', path.join(out, 'assessment.json'), '--format', 'github']).stdout, `${sample} ${lang}`);
  }

const now = path.join(work, 'palembang-2023-en/assessment.json');
const baseline = readJson(now);
const gone = { ...baseline.findings.find(each => each.kind.endsWith('_menu')), id: 'fedcba9876543210', subject: 'Menu › Lama' };
const fresh = baseline.findings.filter(each => each.severity !== 'info')[0];
const kept = baseline.findings.find(each => each.kind === 'empty_menu');
baseline.findings = [gone, ...baseline.findings.filter(each => each.id !== fresh.id)];
fs.writeFileSync(path.join(work, 'baseline.json'), JSON.stringify(baseline));
fs.writeFileSync(path.join(work, 'ignore.yaml'), `- id: ${kept.id}\n  reason: Diisi bulan depan.\n- kind: stale_page\n  reason: lama\n  until: 2001-01-01\n`);
if (!isIgnoreFile(parseYaml(fs.readFileSync(path.join(work, 'ignore.yaml'), 'utf8')))) fault('ignore.yaml', ajv.errorsText(isIgnoreFile.errors));
{
  const out = path.join(work, 'against');
  const done = run(['report', now, '--baseline', 'baseline.json', '--ignore', 'ignore.yaml', '--fail-on', 'new-findings>0', '--format', list + ',github', '--out', out], [1], { GITHUB_STEP_SUMMARY: path.join(work, 'step-summary.md') });
  if (!/--fail-on new-findings>0: 1 finding /.test(done.stderr)) fault('baseline', `one finding is new, but: ${done.stderr}`);
  if (!/ignore\.yaml:3: this entry held until/.test(done.stderr)) fault('ignore file', `an entry has ended, but: ${done.stderr}`);
  checkAnnotations(done.stdout, 'against');
  const { sarif, gitlab } = await checkAll(out);
  const states = sarif.results.map(each => each.baselineState ?? (each.suppressions ? 'suppressed' : 'none'));
  const tally = Object.fromEntries(['new', 'absent', 'suppressed', 'none'].map(state => [state, states.filter(each => each === state).length]));
  if (JSON.stringify(tally) !== JSON.stringify({ new: 1, absent: 1, suppressed: 1, none: 0 })) fault('sarif', `the standing of results is ${JSON.stringify(tally)}`);
  if (gitlab.find(each => each.fingerprint === kept.id)?.severity !== 'info') fault('gitlab', 'the ignored finding is not info');
  const summary = fs.readFileSync(path.join(work, 'step-summary.md'), 'utf8');
  if (!summary.includes('### New findings') || summary.length > 1 << 20) fault('job summary', summary.slice(0, 400));
}

// --- a site that would like to speak for itself, and one that is not there ------------------------------------------------------
{
  const site = path.join(work, 'hostile');
  fs.mkdirSync(site, { recursive: true });
  const evil = '::error::owned ##[error]x &lt;/failure&gt; ]]&gt; &quot; {0} [a](javascript:b) %0A::stop-commands::x';
  fs.writeFileSync(path.join(site, 'index.html'), `<!doctype html><html lang="id"><title>${evil}</title><nav><ul><li><a href="/gone">${evil}</a><li><a href="#">${evil} 2</a></ul></nav><p>Selamat datang di situs ini, silakan membaca.`);
  const out = path.join(work, 'hostile-out');
  const done = run(['audit', site, '--out', out, '--format', list + ',github', '--fail-on', 'broken-menus'], [0, 1], { GITHUB_ACTIONS: 'true' });
  for (const line of (done.stdout + done.stderr).split('\n'))
    if ((/^\s*::/.test(line) && !/^::(error|warning|notice) file=/.test(line)) || (line.includes('##[') && !line.startsWith('::'))) fault('hostile', `the runner would obey: ${line}`);
  checkAnnotations(done.stdout, 'hostile');
  await checkAll(out);
  const away = path.join(work, 'away');
  run(['audit', 'http://127.0.0.1:9/', '--allow-private', '--out', away, '--format', list, '--timeout', '2s', '--fail-on', 'broken-menus'], [3]);
  const { junit, sarif } = await checkAll(away);
  if (junit.failures < 1 || sarif.invocations[0].executionSuccessful !== false) fault('away', 'a site that is not there should fail a test');
}

// --- the ignore file of the samples --------------------------------------------------------------------------------------------
if (!isIgnoreFile(parseYaml(fs.readFileSync(path.join(repository, 'samples/ci/matang-ignore.yaml'), 'utf8')))) fault('samples/ci/matang-ignore.yaml', ajv.errorsText(isIgnoreFile.errors));

for (const each of faults) console.error(each);
console.log(`${Object.entries(counted).map(([name, n]) => `${n} ${name}`).join(', ')}; ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
