// Builds dist/ unless it is up to date: dist/.built keeps a hash of all that went into the last build. Plain JavaScript,
// since it runs before anything is built. `--force` builds at any rate.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const folders = ['src', 'commands', 'test'];
const single = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
const builtFrom = /\.(?:tsx?|json|css|html)$/;

/** Names and contents, not times: a checkout or a copy changes these as it likes. */
function hashOfSources() {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const name of [...inFolders.filter((name) => builtFrom.test(name)).sort(), ...single]) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

function compile(project) {
  const tsc = join(root, 'node_modules/.bin/tsc');
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status } = spawnSync(tsc, ['-p', project], options);
  if (status !== 0) process.exit(status ?? 1);
}

const page = 'src/playground/page';
const hash = hashOfSources();
const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
if (built !== hash || process.argv.includes('--force')) {
  // A build that breaks off is no build.
  rmSync(stamp, { force: true });
  compile('tsconfig.json');
  compile(page);
  const { build } = await import('esbuild');
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
  // What changed meanwhile is built the next time: the hash is of what was there before.
  writeFileSync(stamp, hash);
}
