import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../config/project-root.js';

/** What is promised about bad input (C), about people beside one another (H) and about people above one another (V): the last number of each. */
const PROMISED: Readonly<Record<string, number>> = { C: 98, H: 18, V: 15 };
const IDS = Object.entries(PROMISED).flatMap(([letter, last]) => Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`));
const ID = /\b[CHV]\d{2}\b/g;
/** Nothing that is skipped keeps a promise. */
const SKIPPED = /^x|\.skip$/;
const RUN = new Set(['it', 'test', 'describe', 'it.each', 'test.each', 'describe.each']);

/** Names of the tests of a file that are run, with the rows of their tables, which become names. */
function testNames(path: string, words: string): string[] {
  const file = ts.createSourceFile(path, words, ts.ScriptTarget.Latest, false);
  const tables = new Map<string, ts.Node>();
  const names: string[] = [];
  const textsIn = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) names.push(node.text);
    if (ts.isIdentifier(node)) textsOf(tables.get(node.text));
    ts.forEachChild(node, textsIn);
  };
  const textsOf = (node: ts.Node | undefined): void => (node ? textsIn(node) : undefined);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableStatement(node)) {
      for (const { name, initializer } of node.declarationList.declarations) if (ts.isIdentifier(name) && initializer && ts.isArrayLiteralExpression(initializer)) tables.set(name.text, initializer);
    }
    if (ts.isCallExpression(node)) {
      const table = ts.isCallExpression(node.expression) ? node.expression : null;
      const called = calledName((table ?? node).expression);
      if (called !== null && SKIPPED.test(called)) return;
      if (called !== null && RUN.has(called) && (called.endsWith('.each') === (table !== null))) {
        textsOf(node.arguments[0]);
        for (const rows of table?.arguments ?? []) textsIn(rows);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function calledName(node: ts.Node): string | null {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) ? `${node.expression.text}.${node.name.text}` : null;
}

function testFiles(): string[] {
  return ['src', 'test'].flatMap((folder) => readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(spec|test)\.ts$/.test(name)).map((name) => join(PROJECT_ROOT, folder, name)));
}

describe('what is promised is tested', () => {
  const tested = new Map<string, string[]>();
  for (const path of testFiles()) {
    const words = readFileSync(path, 'utf8');
    if (!new RegExp(ID.source).test(words)) continue;
    for (const name of testNames(path, words)) for (const [id] of name.matchAll(ID)) tested.set(id, [...(tested.get(id) ?? []), path]);
  }

  it('each by a test that bears its id in its name', () => {
    expect(IDS.filter((id) => !tested.has(id))).toEqual([]);
  });

  it('and no test bears an id of a promise that does not exist', () => {
    expect([...tested.keys()].filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('a name counts where a test is run, not where it is skipped, planned or spoken of', () => {
    const words = `
      // C01
      const rows = [['C02'], ['other']];
      it('C03 one', () => {}); it.skip('C04 two', () => {}); it.todo('C05'); xit('C06', () => {});
      describe('H07', () => { it.each(rows)('%s', () => {}); it.each([['C08']])(\`C09 \${1} %s\`, () => {}); });
      describe.skip('V10', () => { it('V09', () => {}); }); expect('V11').toBe('V12');`;
    expect(testNames('a.test.ts', words).flatMap((name) => name.match(ID) ?? []).sort()).toEqual(['C02', 'C03', 'C08', 'C09', 'H07']);
  });
});
