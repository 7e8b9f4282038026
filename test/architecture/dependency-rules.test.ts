import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';

interface Violation { readonly from: string; readonly rule: { readonly name: string }; readonly cycle?: readonly { readonly name: string }[] }
interface Rule { readonly name: string; readonly comment: string; readonly severity: string }

const CONFIG = join(PROJECT_ROOT, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: readonly Rule[] };
const moduleOf = (rule: string): string | undefined => /^module-order-(.+)$/.exec(rule)?.[1];

/** Each rule with a file that breaks it and only it: [rule, importing file, imported path]. */
const planted: readonly (readonly [string, string, string])[] = [
  ['no-circular', 'src/domain/plan/hen.ts', './egg.js'],
  ['imports-resolve', 'src/modules/plans/lost.ts', './nowhere.js'],
  ['packages-are-declared', 'src/modules/plans/undeclared.ts', 'undeclared'],
  ['domain-imports-only-domain', 'src/domain/plan/reads-a-file.ts', 'node:fs'],
  ['domain-kernel-stands-alone', 'src/domain/kernel/upward.ts', '../unit/free.js'],
  ['domain-unit-order', 'src/domain/unit/upward.ts', '../plan/free.js'],
  ['domain-work-order', 'src/domain/plan/upward.ts', '../policy/free.js'],
  ['contracts-import-only-domain', 'src/contracts/machinery.ts', '../platform/db/free.js'],
  ['formats-know-only-the-domain', 'src/formats/import/plumbing.ts', '../../platform/db/free.js'],
  ['formats-use-no-framework', 'src/formats/import/framework.ts', 'typeorm'],
  ['platform-knows-no-feature', 'src/platform/db/feature.ts', '../../modules/plans/index.js'],
  ['platform-knows-only-the-kernel', 'src/platform/db/business.ts', '../../domain/plan/free.js'],
  ['modules-meet-at-the-index', 'src/modules/plans/reaches-inside.ts', '../units/free.js'],
  ['formats-serve-documents-and-exports', 'src/modules/plans/reads-bytes.ts', '../../formats/import/free.js'],
  ['entry-points-are-the-top', 'src/modules/plans/knows-main.ts', '../../main.js'],
  ['config-imports-no-source', 'config/knows-source.ts', '../src/platform/db/free.js'],
  ['migrations-stand-alone', 'migrations/1-imports-config.ts', '../config/free.js'],
  ['launch-stands-alone', 'src/launch/uses-a-package.mjs', 'typeorm'],
  ['nobody-imports-launch', 'src/modules/plans/launches.ts', '../../launch/free.mjs'],
  ...forbidden.flatMap(({ name }) => {
    const module = moduleOf(name);
    return module === undefined ? [] : [[name, `src/modules/${module}/out-of-order.ts`, '../a-later-module/index.js'] as const];
  }),
];

/** Files the planted imports lead to; they break nothing themselves. */
const targets = [
  'src/domain/unit/free.ts', 'src/domain/plan/free.ts', 'src/domain/policy/free.ts', 'src/platform/db/free.ts', 'src/formats/import/free.ts',
  'src/modules/plans/index.ts', 'src/modules/units/free.ts', 'src/modules/a-later-module/index.ts', 'src/main.ts', 'src/launch/free.mjs', 'config/free.ts',
];

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function plantedTree(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'duban-planted-')));
  write(root, 'package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies: { typeorm: '1' } }));
  for (const name of ['typeorm', 'undeclared']) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const path of targets) write(root, path, 'export const free = 1;\n');
  for (const [, path, imported] of planted) write(root, path, `import * as imported from '${imported}';\nexport const used = imported;\n`);
  write(root, 'src/domain/plan/egg.ts', "export * from './hen.js';\n");
  return root;
}

function violationsIn(root: string): readonly Violation[] {
  const cruise = join(PROJECT_ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [cruise, '--config', CONFIG, '--output-type', 'json', 'src', 'config', 'migrations'], {
    cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(`dependency-cruiser wrote nothing: ${stderr}`);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

/** A circle is reported once, from whichever of its files was met first. */
function concerns(violation: Violation, path: string): boolean {
  return violation.from === path || (violation.cycle ?? []).some((file) => file.name === path);
}

describe('the dependency rules', () => {
  let found: readonly Violation[];
  let root: string;
  beforeAll(() => {
    root = plantedTree();
    found = violationsIn(root);
  }, 180_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(planted)('%s catches %s importing %s, and no other rule is broken by it', (rule, path) => {
    const broken = new Set(found.filter((violation) => concerns(violation, path)).map((violation) => violation.rule.name));
    expect([...broken]).toEqual([rule]);
  });

  it('accuse only the planted files', () => {
    const guilty = new Set([...planted.map(([, path]) => path), 'src/domain/plan/egg.ts']);
    expect(found.filter((violation) => !guilty.has(violation.from))).toEqual([]);
  });

  it('have a planted violation each, fail the run, and say why they exist', () => {
    expect(planted.map(([rule]) => rule).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
    expect(forbidden.filter((rule) => rule.severity !== 'error' || !/^\S.{20,}\.$/.test(rule.comment))).toEqual([]);
  });

  it('name every module that exists', () => {
    const modules = readdirSync(join(PROJECT_ROOT, 'src', 'modules'));
    expect(modules.filter((module) => !forbidden.some((rule) => moduleOf(rule.name) === module))).toEqual([]);
  });

  it('are kept by the real tree', () => {
    expect(violationsIn(PROJECT_ROOT).map((violation) => `${violation.from}: ${violation.rule.name}`)).toEqual([]);
  }, 120_000);
});
