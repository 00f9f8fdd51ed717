// Builds dist/ unless it is up to date: dist/.built keeps a hash of each file that went into the last build. Plain
// JavaScript, since it runs before anything is built. `--force` builds at any rate.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// An older Node.js would fail later, at the first word of the language or of its modules that it does not know.
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const needed = engines.node.replace('>=', '');
const [major, minor] = process.versions.node.split('.').map(Number);
const [neededMajor, neededMinor] = needed.split('.').map(Number);
if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  process.stderr.write(
    `This is Node.js ${process.versions.node}, and ${needed} or newer is needed: install it from https://nodejs.org, then run npm ci again.\n`,
  );
  process.exit(1);
}
const stamp = join(root, 'dist/.built');
const folders = ['src', 'commands', 'test'];
const single = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
const builtFrom = /\.(?:tsx?|json|css|html)$/;

/** Each source's name → a hash of what it holds. No times: a checkout or a copy changes these as it likes. */
function sourcesNow() {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const hash = (name) =>
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('base64');
  const names = [...inFolders.filter((name) => builtFrom.test(name)).sort(), ...single];
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, hash(name)])), null, 1);
}

function compile(project) {
  const tsc = join(root, 'node_modules/.bin/tsc');
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status } = spawnSync(tsc, ['-p', project], options);
  if (status !== 0) process.exit(status ?? 1);
}

const page = 'src/playground/page';
// To keep a name costs a call for each closure that is made; what reads whole archives makes millions.
const unnamed = [
  'src/cli/import.ts',
  'src/import/feeds/process.ts',
  'src/search/indexing-thread.ts',
  'src/search/reading-process.ts',
  'src/search/worker.ts',
];
// Names stay, for stacks and for discord.js, which goes by those of its classes.
const named = [
  'src/main.ts',
  ...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => dirname(name) === 'cli' && name.endsWith('.ts'))
    .map((name) => `src/${name}`),
  'src/pictures/renderer.ts',
  'src/playground/server.ts',
  'test/harness/clocked-bot.ts',
].filter((name) => !unnamed.includes(name));
// Native code, fonts and tables, which these find beside themselves.
const withFilesOfTheirOwn = ['@takumi-rs/*', 'libsql', 'pg-native', 'pino'];
const sources = sourcesNow();
const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
if (built !== sources || process.argv.includes('--force')) {
  // A build that breaks off is no build.
  rmSync(stamp, { force: true });
  rmSync(join(root, 'dist/parts'), { recursive: true, force: true });
  compile('tsconfig.json');
  compile(page);
  const { build } = await import('esbuild');
  // What starts a process or thread is written once more, with its libraries in a few files: Node.js opens over two
  // thousand files for a bot that is not, which takes half of the time of its start.
  const bundle = (entryPoints, keepNames) =>
    build({
      absWorkingDir: root,
      entryPoints,
      outbase: '.',
      outdir: 'dist',
      chunkNames: 'parts/[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      keepNames,
      // Less has to be read at each start.
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: true,
      external: withFilesOfTheirOwn,
      sourcesContent: false,
      // Libraries in CommonJS ask for Node.js's own modules by `require`, which modules do not have.
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
      },
      logLevel: 'warning',
    });
  await bundle(named, true);
  await bundle(unnamed, false);
  await build({
    absWorkingDir: root,
    entryPoints: ['main.tsx', 'styles/page.css', 'index.html'].map((name) => `${page}/${name}`),
    outdir: `dist/${page}`,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    sourcemap: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.html': 'copy' },
    logLevel: 'warning',
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  // What changed meanwhile is built the next time: these are hashes of what was there before.
  writeFileSync(stamp, sources);
}
