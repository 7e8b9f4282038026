import { matchUnitName } from '../../unit/match-unit-name.js';
import { readScopeWords } from '../../unit/read-scope-words.js';
import type { UnitGroup } from '../../unit/unit.js';
import type { UnitIndex } from '../../unit/unit-index.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { textsOf, type Block } from '../block.js';
import { withoutRule } from '../document-rules.js';
import type { FindingLog } from '../finding-log.js';
import { halfWidth } from '../printed-text.js';
import type { Place, ScopeDefinition } from '../plan-draft.js';

const SCOPE_NOTE = /\(((?:均)?(?:含|包括|包含)[^()]*(?:下同|以下[^()]*均(?:包括|包含|含)[^()]*))\)/g;
const LONGEST_GROUP_NAME = 20;

interface ScopeNote {
  readonly words: string;
  readonly before: string;
  readonly place: Place;
}

function scopeNotes(blocks: readonly Block[]): ScopeNote[] {
  return blocks.flatMap(textsOf).flatMap(({ text, place }) =>
    [...halfWidth(text).matchAll(SCOPE_NOTE)].map((match) => ({
      words: text.slice(match.index + 1, match.index + match[0].length - 1),
      before: text.slice(Math.max(0, match.index - LONGEST_GROUP_NAME), match.index),
      place,
    })),
  );
}

/** The group whose name ends right before the note, the longest one when several do. */
function groupBefore(before: string, index: UnitIndex, asOf: LocalDate): UnitGroup | null {
  for (let start = 0; start < before.length; start += 1) {
    const match = matchUnitName(before.slice(start), index, asOf);
    if (match.outcome === 'group') return match.group;
  }
  return null;
}

/** The one group with known members that stands as an entry of some unit list of the document, or null. */
function onlyGroupInLists(blocks: readonly Block[], index: UnitIndex): UnitGroup | null {
  const entries = new Set(blocks.flatMap(textsOf).flatMap(({ text }) => halfWidth(text).replace(SCOPE_NOTE, '').split(/[、,;:。()]/)));
  const named = index.directory.groups.filter((group) => group.members !== null && [group.name, ...group.aliases].some((name) => entries.has(name)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * The groups a document defines for itself (各区人民政府〈含开发区、长江新区管委会,下同〉); the first definition of a group holds.
 * A note behind something that is no group is given to the only group the document names, as a finding.
 */
export function readGroupScopes(blocks: readonly Block[], index: UnitIndex, asOf: LocalDate, log: FindingLog): Map<string, ScopeDefinition> {
  const scopes = new Map<string, ScopeDefinition>();
  for (const note of scopeNotes(blocks)) {
    const owner = groupBefore(note.before, index, asOf);
    const group = owner ?? onlyGroupInLists(blocks, index);
    if (!group || scopes.has(group.code)) continue;
    const { memberCodes, notUnderstood } = readScopeWords(withoutRule(note.words), group, index, asOf);
    scopes.set(group.code, { groupCode: group.code, words: note.words, memberCodes, place: note.place });
    if (notUnderstood.length > 0) {
      log.add({ code: 'scope-members-unknown', field: `scope.${group.code}`, place: note.place, printed: note.words, done: `“${notUnderstood.join('、')}”没有对应到单位，其余单位已计入${group.name}`, proposal: '请在单位名录中补充，或手工指定范围' });
    }
    if (!owner) {
      log.add({ code: 'scope-note-misplaced', field: `scope.${group.code}`, place: note.place, printed: `${note.before.split(/[、,，]/).at(-1) ?? ''}(${note.words})`, done: `把范围注记用于“${group.name}”，本公文内有效`, proposal: `确认注记说的是“${group.name}”` });
    }
  }
  return scopes;
}
