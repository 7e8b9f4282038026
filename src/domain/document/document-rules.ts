import { textsOf, type Block } from './block.js';
import type { DocumentRule, DocumentRuleKind, Place } from './plan-draft.js';
import { halfWidth } from './printed-text.js';

const ADDED_UNITS = /以下(?:各项)?(?:工作|任务|事项)?(?<role>(?:牵头|责任|配合)单位)均(?:包括|包含|含)(?<units>[^()。,;]+)/g;
const FIRST_UNIT_LEADS = /(?:(?:列|排)(?:名)?(?:在|于)?(?:第一(?:位|个)?|首位|最前(?:面)?)的?(?:责任)?(?:单位|部门)?(?:即)?(?:为|是|作为)(?:该项|本项)?(?:任务|工作)?的?牵头|(?:第一个|首个|首位|第一位)(?:责任)?(?:单位|部门)(?:均)?(?:为|是|作为)(?:该项|本项)?(?:任务|工作)?的?牵头)(?:单位|部门)?/;
/** Rules that are a sentence, by the words only such a sentence has. */
const SENTENCES: readonly { kind: DocumentRuleKind; pattern: RegExp }[] = [
  { kind: 'unitSuccession', pattern: /由承接(?:相关|其|原)?职能的(?:单位|部门)继续/ },
  { kind: 'firstUnitLeads', pattern: FIRST_UNIT_LEADS },
  { kind: 'postSuccession', pattern: /由接替(?:工作|其工作)的(?:同志|人员)(?:自然)?递补/ },
];

function addedUnits(text: string, place: Place): DocumentRule[] {
  return [...halfWidth(text).matchAll(ADDED_UNITS)].map((match) => {
    const { role = '', units = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    return { kind: 'unitsOfFollowingItems', words: text.slice(match.index, end), adds: { roleWord: role, units: text.slice(end - units.length, end) }, place };
  });
}

function sentenceRules(text: string, place: Place): DocumentRule[] {
  return text.split(/[。;；]/).flatMap((sentence) => SENTENCES.filter(({ pattern }) => pattern.test(halfWidth(sentence))).map(({ kind }) => ({ kind, words: sentence.trim(), adds: null, place })));
}

/** The rules some blocks lay down for all items of their document, in printed order. */
export function readDocumentRules(blocks: readonly Block[]): DocumentRule[] {
  return blocks.flatMap(textsOf).flatMap(({ text, place }) => [...addedUnits(text, place), ...sentenceRules(text, place)]);
}

/** A scope note without the rule printed in the same bracket (含开发区…,以下工作责任单位均包括各区人民政府). */
export function withoutRule(scopeWords: string): string {
  return scopeWords.replace(/[,，;；]?以下[^,，;；]*均(?:包括|包含|含)[^,，;；]*$/, '');
}

/** A unit list without the rule printed behind it (市商务局、市财政局,列第一位的为牵头单位,下同). */
export function withoutFirstUnitRule(units: string): string {
  const match = FIRST_UNIT_LEADS.exec(halfWidth(units));
  const behind = match ? halfWidth(units).slice(match.index + match[0].length) : '';
  return match && /^(?:[,;]?下同)?$/.test(behind) ? units.slice(0, match.index).replace(/[,，;；、。\s]*$/, '') : units;
}
