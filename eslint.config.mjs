import { basename, relative } from 'node:path';
import eslint from '@eslint/js';
import accessible from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

/** A rule that reports every node a selector finds. */
const forbid = (selector, message) => ({
  meta: { type: 'problem', schema: [], messages: { forbidden: message } },
  create: (context) => ({ [selector]: (node) => context.report({ node, messageId: 'forbidden' }) }),
});

const VAGUE = 'utils?|helpers?|common|misc|managers?|data|info';
const vagueFile = new RegExp(`(^|[-./])(${VAGUE})([-.]|$)`, 'i');
const baseFile = /^base[-A-Z.]|^Base/;
const BY_ITS_INTERFACE = { regex: '\\.\\./(src|config|migrations)/', message: 'The pages know the service by its interface only.' };

/** The rules of this house; each has a planted violation in test/architecture that must be caught. */
export const house = {
  rules: {
    'no-wall-clock': forbid(
      "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
      'Time comes from app_now() and is passed down as `now`; only platform/clock asks the machine.',
    ),
    'no-randomness': forbid("MemberExpression[object.name='Math'][property.name='random']", 'The same input must give the same result; use randomUUID where an identifier is needed.'),
    'no-default-export': forbid('ExportDefaultDeclaration', 'Export by name, so that every place uses the same word.'),
    'no-process-env': forbid(
      "MemberExpression[object.name='process'][property.name='env'], ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
      'config/env.ts is the only reader of the environment.',
    ),
    'no-forward-ref': forbid("Identifier[name='forwardRef']", 'A circle between modules is an order turned round; change the order.'),
    'no-vague-name': forbid(
      'ClassDeclaration[id.name=/^Base[A-Z]|(Utils?|Helpers?|Manager|Misc)$/], TSInterfaceDeclaration[id.name=/^(I[A-Z][a-z]|Base[A-Z])|(Utils?|Helpers?|Manager|Misc)$/], TSTypeAliasDeclaration[id.name=/^Base[A-Z]/]',
      'The name does not say what it is.',
    ),
    'plain-file-name': {
      meta: { type: 'problem', schema: [], messages: { vague: 'The name of {{file}} does not say what is in it.' } },
      create: (context) => ({
        Program: (node) => {
          const file = relative(context.cwd, context.filename);
          const words = file.split('/').some((part) => vagueFile.test(part.replace(/\.(ts|mjs|cjs)$/, '')));
          // data-source.ts is TypeORM's own word and the card's name for it.
          if ((words && file !== 'config/data-source.ts') || baseFile.test(basename(file))) context.report({ node, messageId: 'vague', data: { file } });
        },
      }),
    },
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.duban/', 'coverage/', 'web/src/api/schema.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' }, plugins: { house } },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Parameter properties are how Nest receives what it injects.
      'no-useless-constructor': 'off',
      // The full-width space of Chinese layout is no slip inside printed text.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true }],
      'house/plain-file-name': 'error',
      'house/no-vague-name': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: nodeGlobals('process', 'console', 'Buffer', 'URL', 'fetch', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'AbortSignal', 'module', 'require') },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.ts', 'config/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'house/no-default-export': 'error',
      'house/no-forward-ref': 'error',
      'house/no-wall-clock': 'error',
      'house/no-randomness': 'error',
      'house/no-process-env': 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/**'], rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] } },
  { files: ['src/platform/clock/**', 'src/**/*.spec.ts'], rules: { 'house/no-wall-clock': 'off', 'house/no-randomness': 'off' } },
  {
    files: ['web/**/*.{ts,tsx}'],
    ...accessible.flatConfigs.strict,
    rules: {
      ...accessible.flatConfigs.strict.rules,
      'jsx-a11y/aria-role': ['error', { ignoreNonDOM: true }],
      // What scrolls by itself must be reachable by the keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'tabpanel'] }],
      // Ctrl+Enter sends a form from whichever of its fields.
      'jsx-a11y/no-noninteractive-element-interactions': ['error', { handlers: ['onClick', 'onError', 'onLoad', 'onMouseDown', 'onMouseUp', 'onKeyPress', 'onKeyDown', 'onKeyUp'], form: ['onKeyDown'] }],
      // A dialog that was opened to be typed into may begin there.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true, skipJSXText: true }],
      'no-undef': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [BY_ITS_INTERFACE], paths: [{ name: '@tanstack/react-query', importNames: ['useMutation'], message: 'A command is given once for a press: useCommand (web/src/api/command.ts).' }] }],
    },
  },
  // Here several may be under way at once, or follow one another.
  { files: ['web/src/**/*.test.{ts,tsx}', 'web/src/api/command.ts', 'web/src/kept.ts', 'web/src/features/imports/decide.ts', 'web/src/features/work/outgoing.tsx'], rules: { 'no-restricted-imports': ['error', { patterns: [BY_ITS_INTERFACE] }] } },
  // A command line talks to its terminal.
  { files: ['src/cli.ts', 'src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['config/**/*.ts'], ignores: ['config/env.ts', 'config/data-source.ts'], rules: { 'house/no-process-env': 'error' } },
);

function nodeGlobals(...names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
