import { permissionsDocument } from './permissions-document.js';
import { ACCOUNT_ROLES } from './policy/actor.js';

it('draws one row for each action, by the rows of the access table, with a dash where nothing is granted', () => {
  const text = permissionsDocument({
    second: { row: 19, title: '答复', grants: { officeClerk: ['office', 'unowned'] } },
    first: { row: 13, title: '签收', grants: { liaison: 'unit', system: 'all' } },
  });
  const rows = text.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows).toEqual([
    `| 13 | 签收 | \`first\` | 本单位 | ${Array.from({ length: ACCOUNT_ROLES.length - 1 }, () => '—').join(' | ')} |`,
    '| 19 | 答复 | `second` | — | — | — | 本办公室、无主草稿 | — | — | — | — | — |',
  ]);
});
