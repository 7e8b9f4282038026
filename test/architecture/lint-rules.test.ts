import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';

/** Each banned habit: [rule, file it is written in, text]. */
const planted: readonly (readonly [string, string, string])[] = [
  ['house/no-wall-clock', 'src/main.ts', 'export const now = Date.now();'],
  ['house/no-wall-clock', 'src/main.ts', 'export const now = new Date();'],
  ['house/no-wall-clock', 'src/main.ts', 'export const now = Date();'],
  ['house/no-randomness', 'src/main.ts', 'export const dice = Math.random();'],
  ['house/no-default-export', 'src/main.ts', 'export default function start(): void {}'],
  ['house/no-process-env', 'src/main.ts', "export const url = process.env['DATABASE_URL'];"],
  ['house/no-process-env', 'src/main.ts', "import { env } from 'node:process';\nexport const url = env['DATABASE_URL'];"],
  ['house/no-process-env', 'config/project-root.ts', "export const url = process.env['DATABASE_URL'];"],
  ['house/no-forward-ref', 'src/main.ts', "import { forwardRef } from '@nestjs/common';\nexport const circle = 1;"],
  ['house/no-vague-name', 'src/main.ts', 'export class BaseService {}'],
  ['house/no-vague-name', 'src/main.ts', 'export class PlanManager {}'],
  ['house/no-vague-name', 'src/main.ts', 'export interface IPlan { readonly id: string }'],
  ['house/plain-file-name', 'src/utils.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/domain/helpers/plan.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/plan-manager.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/common/plan.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/plan.misc.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/base-entity.ts', 'export const a = 1;'],
  ['no-console', 'src/main.ts', "console.log('up');"],
  ['max-lines', 'src/main.ts', 'export {};\n'.repeat(301)],
  ['no-restricted-imports', 'web/src/later.tsx', "import { useMutation } from '@tanstack/react-query';\nexport const once = useMutation;"],
  ['@typescript-eslint/no-explicit-any', 'src/main.ts', 'export const anything: any = 1;'],
  ['@typescript-eslint/no-explicit-any', 'src/main.ts', '/* eslint-disable */ export const anything: any = 1;'],
  ['@typescript-eslint/ban-ts-comment', 'src/main.ts', '// @ts-ignore\nexport const a: number = 1;'],
  ['@typescript-eslint/no-floating-promises', 'src/domain/kernel/local-date.ts', 'async function work(): Promise<void> {}\nwork();\nexport {};'],
];

/** Places where a habit is right: [rule, file, text]. */
const permitted: readonly (readonly [string, string, string])[] = [
  ['house/no-wall-clock', 'src/platform/clock/clock.ts', 'export const now = new Date();'],
  ['house/no-wall-clock', 'src/domain/kernel/local-date.spec.ts', 'export const now = new Date();'],
  ['house/no-wall-clock', 'src/main.ts', "export const day = new Date('2024-06-30T00:00:00Z');"],
  ['house/no-process-env', 'config/env.ts', "export const url = process.env['DATABASE_URL'];"],
  ['house/no-vague-name', 'src/main.ts', 'export interface InboxEntry { readonly id: string }'],
  ['house/plain-file-name', 'config/data-source.ts', 'export const a = 1;'],
  ['house/plain-file-name', 'src/information-piece.ts', 'export const a = 1;'],
  ['no-restricted-imports', 'web/src/kept.ts', "import { useMutation } from '@tanstack/react-query';\nexport const oneAfterAnother = useMutation;"],
  ['no-console', 'src/cli.ts', "console.log('done');"],
  ['max-lines', 'src/main.ts', 'export {};\n\n// why\n'.repeat(300)],
];

/** One process for all texts: ESLint loads its own modules, which the test runner's module system cannot host. */
const PROBE = `
import { ESLint } from 'eslint';
const eslint = new ESLint({ cwd: process.argv[1] });
const quiet = new ESLint({ cwd: process.argv[1], overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } },
  rules: Object.fromEntries(['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check'].map((name) => ['@typescript-eslint/' + name, 'off'])) } });
let input = '';
for await (const chunk of process.stdin) input += chunk;
const answers = [];
for (const [rule, file, text] of JSON.parse(input)) {
  const linter = rule === '@typescript-eslint/no-floating-promises' ? eslint : quiet;
  const [result] = await linter.lintText(text, { filePath: file });
  answers.push(result.messages.map((message) => message.ruleId ?? message.message));
}
process.stdout.write(JSON.stringify(answers));
`;

describe('the lint rules', () => {
  const cases = [...planted, ...permitted];
  let answers: readonly (readonly string[])[];
  beforeAll(() => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', PROBE, PROJECT_ROOT], {
      cwd: PROJECT_ROOT, encoding: 'utf8', input: JSON.stringify(cases),
    });
    if (stdout === '') throw new Error(`ESLint wrote nothing: ${stderr}`);
    answers = JSON.parse(stdout) as string[][];
  }, 120_000);

  it.each(planted.map((example, index) => [...example, index] as const))('%s catches, in %s: %s', (rule, _file, _text, index) => {
    expect(answers[index]).toContain(rule);
  });

  it.each(permitted.map((example, index) => [...example, planted.length + index] as const))('%s allows, in %s: %s', (_rule, _file, _text, index) => {
    expect(answers[index]).toEqual([]);
  });

  it('have a planted violation each', () => {
    const config = readFileSync(join(PROJECT_ROOT, 'eslint.config.mjs'), 'utf8');
    const own = [...config.matchAll(/'(house\/[a-z-]+)': 'error'/g)].map((match) => match[1]);
    const caught = new Set(planted.map(([rule]) => rule));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((rule) => rule !== undefined && !caught.has(rule))).toEqual([]);
  });
});
