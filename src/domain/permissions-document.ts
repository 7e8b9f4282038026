import { ACCOUNT_ROLES, type AccountRole, ROLE_TITLES } from './policy/actor.js';
import type { PermissionEntry, Scope } from './policy/permission-matrix.js';

const REACH_WORDS: Readonly<Record<Scope, string>> = { unit: '本单位', office: '本办公室', unowned: '无主草稿', field: '分管领域', all: '全部', self: '本人' };

/** Markdown with one row for each action of the matrix: who may do it and how far it reaches. */
export function permissionsDocument(matrix: Readonly<Record<string, PermissionEntry>>): string {
  const actions = Object.entries(matrix).sort(([, one], [, other]) => one.row - other.row);
  return [
    '# 权限',
    '本文件由权限表生成，改动请改 `src/domain/policy/permission-matrix.ts`。表中没有写明的一律不许可。行号是访问控制表的行。',
    '“全部”的查看仍受范围限制：单位只见自己承担的事项，办公室只见自己督办的方案，领导只见分管的方案，三类管理员不见业务内容。范围以外的对象与不存在的对象答复相同（404）；范围以内而没有权限的为 403。',
    [
      `| 行 | 操作 | 标识 | ${ACCOUNT_ROLES.map((role) => ROLE_TITLES[role]).join(' | ')} |`,
      `|---|---|---|${'---|'.repeat(ACCOUNT_ROLES.length)}`,
      ...actions.map(([action, entry]) => `| ${entry.row} | ${entry.title} | \`${action}\` | ${ACCOUNT_ROLES.map((role) => reachOf(entry, role)).join(' | ')} |`),
    ].join('\n'),
  ].join('\n\n') + '\n';
}

function reachOf({ grants }: PermissionEntry, role: AccountRole): string {
  return [grants[role] ?? []].flat().map((scope) => REACH_WORDS[scope as Scope]).join('、') || '—';
}
