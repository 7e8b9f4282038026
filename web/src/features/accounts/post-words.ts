import type { Schemas } from '../../api/client';
import type { Messages } from '../../i18n/zh';

/** A post in words: 联络员 · 市商务局. */
export function postWords({ role, unit, leadingGroup }: Pick<Schemas['AccountPostResponse'], 'role' | 'unit' | 'leadingGroup'>, words: Messages): string {
  const place = unit ?? leadingGroup;
  return `${words.roles[role]}${place === null ? '' : ` · ${place}`}`;
}
