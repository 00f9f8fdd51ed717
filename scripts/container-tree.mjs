// Builds the tree of the Containerfile without a container engine, makes it read-only where the image is, and runs the
// bot in it as the image would: it must get well by its own health check, keep its database and index, write nowhere
// else, and stop on SIGTERM. Plain JavaScript: it runs before anything is built. The steps are read from the Containerfile.
// `--made`: what `npm ci` installed and the build built here already is taken, which saves most of the time.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const context = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'overlord-container-'));
// Another user must be able to reach it.
chmodSync(work, 0o755);
const made = process.argv.includes('--made');
const isRoot = process.getuid?.() === 0;
const port = 20_000 + (process.pid % 20_000);

/** What the Containerfile says, a step a line, those that are drawn over several lines joined. */
function steps() {
  return readFileSync(join(context, 'Containerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return { word, rest };
    });
}

/** Stages by name: each a folder that stands for the root, and what runs in it. */
const stages = new Map();

function newStage(name) {
  const root = join(work, name);
  mkdirSync(root);
  const stage = { root, at: '/', env: {}, user: null, volumes: [], check: [], command: [] };
  stages.set(name, stage);
  return stage;
}

function copy(stage, rest) {
  const words = rest.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const to = paths.pop() ?? '';
  for (const path of paths) {
    if (from === undefined && !sent(path)) throw new Error(`.dockerignore leaves ${path} out, and it is copied`);
    const source = from === undefined ? join(context, path) : join(stages.get(from).root, path);
    // A folder's contents are copied, a file by its name into what ends with a slash.
    const name = to.endsWith('/') && lstatSync(source).isFile() ? join(to, basename(source)) : to;
    const target = join(stage.root, stage.at, name);
    mkdirSync(dirname(target), { recursive: true });
    // Nobody needs the stage it is taken from any more.
    if (from === undefined) cpSync(source, target, { recursive: true });
    else renameSync(source, target);
  }
}

/** Is the path sent to whoever builds? `.dockerignore` leaves out all but what it names. */
function sent(path) {
  const [first, ...kept] = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  if (first !== '*') throw new Error('.dockerignore must leave out everything but what it names');
  return kept.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`));
}

/** The same files under a second name: nothing is copied. */
function link(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    // npm writes its own notes anew.
    else if (entry.name === '.package-lock.json') cpSync(source, target);
    else linkSync(source, target);
  }
}

function run(stage, command) {
  const cwd = join(stage.root, stage.at);
  if (made && command.startsWith('npm ci ')) return link(join(context, 'node_modules'), join(cwd, 'node_modules'));
  // The build itself tells by its sources whether that is what they make.
  if (made && command.startsWith('npm run build')) link(join(context, 'dist'), join(cwd, 'dist'));
  const { status } = spawnSync('sh', ['-c', command], {
    cwd,
    env: { ...process.env, ...stage.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`RUN ${command}: ended with ${status}`);
}

const does = {
  FROM(_stage, rest) {
    const [, name = 'image'] = / AS (\w+)$/i.exec(rest) ?? [];
    return newStage(name);
  },
  WORKDIR(stage, rest) {
    stage.at = rest;
    mkdirSync(join(stage.root, rest), { recursive: true });
  },
  COPY: copy,
  RUN: run,
  ENV(stage, rest) {
    const [name, value] = rest.split('=');
    stage.env[name] = value;
  },
  VOLUME(stage, rest) {
    stage.volumes = JSON.parse(rest);
  },
  USER(stage, rest) {
    stage.user = rest.split(':').map(Number);
  },
  HEALTHCHECK(stage, rest) {
    stage.check = JSON.parse(rest.slice(rest.indexOf('[')));
  },
  CMD(stage, rest) {
    stage.command = JSON.parse(rest);
  },
  STOPSIGNAL(_stage, rest) {
    if (rest !== 'SIGTERM') throw new Error(`stopped by ${rest}?`);
  },
};

function build() {
  let stage;
  for (const { word, rest } of steps()) {
    const step = does[word];
    if (!step) throw new Error(`scripts/container-tree.mjs does not know ${word}`);
    stage = step(stage, rest) ?? stage;
  }
  return stage;
}

/** Every file and when it was last changed, but for those in the volumes. */
function listed(stage, folder = stage.root) {
  const isVolume = (path) => stage.volumes.includes(`/${relative(stage.root, path)}`);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isVolume(path)) return [];
    if (entry.isDirectory()) return listed(stage, path);
    return [`${path} ${lstatSync(path).mtimeMs}`];
  });
}

/** Folders that nothing can be made in, as an engine's `--read-only` has them; the volumes stay as they are. */
function lock(stage, folder = stage.root) {
  if (stage.volumes.includes(`/${relative(stage.root, folder)}`)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) lock(stage, path);
  }
  chmodSync(folder, 0o555);
}

/** So that it can be removed again. */
const unlock = (folder) => spawnSync('chmod', ['-R', 'u+w', folder]);

async function tryOut(stage) {
  const [uid, gid] = stage.user ?? [];
  if (!uid || !gid) throw new Error('the image runs as root');
  const options = {
    cwd: join(stage.root, stage.at),
    env: {
      PATH: process.env.PATH,
      // There is no folder for temporary files in a read-only image.
      TMPDIR: '/nowhere',
      HOME: '/nowhere',
      ...stage.env,
      HTTP_PORT: String(port),
      PLAYGROUND_PORT: '0',
      DATABASE_FILE: 'var/robot-overlord.db',
    },
    ...(isRoot ? { uid, gid } : {}),
  };
  const start = ([program, ...args], stdio) =>
    spawn(program === 'node' ? process.execPath : program, args, { ...options, stdio });
  const ended = (child) => new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const bot = start(stage.command, 'inherit');
  const end = ended(bot);
  let over = null;
  void end.then((code) => {
    over = code;
  });
  // As long as the Containerfile gives it.
  const startPeriod = 120_000;
  /** Well by its own health check, and its archive read. */
  const healthy = async () => {
    for (const until = Date.now() + startPeriod; Date.now() < until && over === null; await sleep(1_000)) {
      const check = start(stage.check, ['ignore', 'pipe', 'ignore']);
      const said = text(check.stdout);
      if ((await ended(check)) === 0 && (await said).includes('"archive":"ready"')) return true;
    }
    return false;
  };
  try {
    if (!(await healthy())) throw new Error(`it did not get well${over === null ? '' : `: it ended with ${over}`}`);
  } finally {
    bot.kill('SIGTERM');
    const code = await Promise.race([end, sleep(10_000, 'nothing within 10 s', { ref: false })]);
    if (over === null) bot.kill('SIGKILL');
    if (code !== 0) console.error(`on SIGTERM it ended with ${code}`);
    process.exitCode = code === 0 ? 0 : 1;
  }
  for (const kept of ['var/robot-overlord.db', 'var/cache'])
    if (!existsSync(join(stage.root, stage.at, kept))) throw new Error(`${kept} was not made`);
}

try {
  const stage = build();
  lock(stage);
  const before = listed(stage);
  const size = spawnSync('du', ['-sm', stage.root], { encoding: 'utf8' }).stdout.split('\t')[0];
  await tryOut(stage);
  const after = new Set(listed(stage));
  const changed = before.filter((one) => !after.has(one)).length + (after.size - before.length);
  if (changed !== 0) throw new Error(`${changed} files outside of ${stage.volumes.join(' and ')} were changed`);
  console.log(`The image's tree (${size} MB besides Node.js) starts read-only as user ${stage.user[0]}, and stops.`);
} catch (error) {
  console.error(`The image's tree fails: ${error.message}`);
  process.exitCode = 1;
} finally {
  unlock(work);
  rmSync(work, { recursive: true, force: true });
}
