import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../config/project-root.js';

const BUILT = join(PROJECT_ROOT, 'dist', 'web');
const KB = 1024;
/** What a weak office desktop fetches: the design's budgets for the pages, compressed. */
const BUDGET = { firstScripts: 190 * KB, styles: 15 * KB, laterScript: 60 * KB, everything: 420 * KB } as const;
/** What Chromium 86 does not know and no build step replaces; `checkVisibility` React Aria asks for before it uses it. */
const UNKNOWN_TO_CHROMIUM_86 = {
  css: [/:has\(/, /:is\(/, /:where\(/, /(^|[;{])\s*inset:/, /aspect-ratio:/, /padding-inline:/, /color-mix\(/, /@container/, /accent-color:/],
  js: [/\bstructuredClone\(/, /\bObject\.hasOwn\(/, /\.findLast\(/, /\bcrypto\.randomUUID\(/],
} as const;

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
}
const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;
const files = readdirSync(join(BUILT, 'assets')).filter((name) => /\.(js|css)$/.test(name)).map((name) => ({ name, bytes: readFileSync(join(BUILT, 'assets', name)) }));
const zipped = (name: RegExp): number => files.filter((file) => name.test(file.name)).reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);

/** The scripts that must be here before there is a page, whichever it is: the first file with all that it imports. */
function firstScripts(): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = ['index.html'];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest of the build`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return new Set([...found].map((file) => file.replace('assets/', '')));
}
const firstNames = firstScripts();
const page = readFileSync(join(BUILT, 'index.html'));
const first = files.filter(({ name }) => firstNames.has(name));

describe('the built pages', () => {
  it('stay within their budgets', () => {
    expect(first).toHaveLength(firstNames.size);
    expect(first.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, gzipSync(page).length)).toBeLessThanOrEqual(BUDGET.firstScripts);
    expect(zipped(/\.css$/)).toBeLessThanOrEqual(BUDGET.styles);
    const later = files.filter((file) => file.name.endsWith('.js') && !first.includes(file)).map(({ name, bytes }) => [name, gzipSync(bytes).length] as const);
    expect(later.filter(([, size]) => size > BUDGET.laterScript)).toEqual([]);
    expect(zipped(/\.(js|css)$/)).toBeLessThanOrEqual(BUDGET.everything);
  });

  it.each(['css', 'js'] as const)('use nothing in their .%s that Chromium 86 lacks', (kind) => {
    const texts = [...files.filter(({ name }) => name.endsWith(`.${kind}`)), ...(kind === 'js' ? [{ name: 'index.html', bytes: page }] : [])];
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.flatMap(({ name, bytes }) => UNKNOWN_TO_CHROMIUM_86[kind].filter((pattern) => pattern.test(bytes.toString('utf8'))).map((pattern) => `${name} ${String(pattern)}`))).toEqual([]);
  });

  it('lie there compressed, as a browser takes them', () => {
    for (const { name, bytes } of files) {
      expect(gunzipSync(readFileSync(join(BUILT, 'assets', `${name}.gz`))).equals(bytes)).toBe(true);
      expect(brotliDecompressSync(readFileSync(join(BUILT, 'assets', `${name}.br`))).equals(bytes)).toBe(true);
    }
  });

  it('name no host but their own', () => {
    const hosts = files.flatMap(({ bytes }) => [...bytes.toString('utf8').matchAll(/\b(?:https?:)?\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((match) => match[1] ?? ''));
    // Names of vocabularies and addresses in error texts are never fetched.
    expect([...new Set(hosts)].filter((host) => !['www.w3.org', 'react.dev', 'reactrouter.com', 'react-spectrum.adobe.com', 'tanstack.com', 'github.com', 'developer.mozilla.org', 'bugs.webkit.org', 'bugzilla.mozilla.org', 'crbug.com', 'bugs.chromium.org'].includes(host))).toEqual([]);
  });
});
