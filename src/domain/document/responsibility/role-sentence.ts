import type { ResponsibilityPart } from './responsibility-bracket.js';

const LEAD = /^(.+?)(?:分别)?牵头(?:制定|负责|组织|实施|办理)?$/;
const COOPERATE = /^(.+?)(配合|协助|参与|按(?:职责)?分工(?:负责|落实))$/;

/**
 * Reads a sentence that gives roles by verbs (市公安局牵头,市发改委、市交通运输局等配合); null when the words are no such sentence
 * or any part of it is not understood. Source: 武政办〔2024〕25号, annex 2.
 */
export function readRoleSentence(words: string): ResponsibilityPart[] | null {
  if (!/牵头/.test(words)) return null;
  const parts: ResponsibilityPart[] = [];
  let pending = '';
  for (const piece of words.replace(/[。.]$/, '').split(/[,，;；]/)) {
    const phrase = pending + piece;
    const lead = LEAD.exec(phrase)?.[1];
    const [, cooperating, roleWord = ''] = COOPERATE.exec(phrase) ?? [];
    if (lead !== undefined) parts.push({ roleWord: '牵头', units: lead });
    else if (cooperating !== undefined) parts.push({ roleWord, units: cooperating });
    pending = lead === undefined && cooperating === undefined ? `${phrase}、` : '';
  }
  return pending === '' && parts.length > 0 ? parts : null;
}
