import { matchUnitName } from '../unit/match-unit-name.js';
import type { LeadingGroup, Place, SupervisingUnit } from './plan-draft.js';
import type { ReadingContext } from './reading-context.js';

const SET_UP = /成立(?:由[^。]*?(?:副)?组长的)?([^。,，;；()（）]*?(?:领导小组|工作专班|指挥部))/;
const MENTIONED = /(?:发挥|在)(市[^。,，;；()（）]*?(?:领导小组|工作专班|指挥部))(?:统筹|牵头|的|统一)/;
const OFFICE = /下设办公室[,，]\s*(?:办公室)?(?:设|在)(?:在)?([^。,，;；]{2,20}?)(?:办公|[,，。;；])/;

/** The leading group (or task force) that the requirements set up or name, with the unit its office sits in; null when there is none. */
export function readLeadingGroup(texts: readonly { text: string; place: Place }[], context: ReadingContext): LeadingGroup | null {
  for (const pattern of [SET_UP, MENTIONED]) {
    for (const { text, place } of texts) {
      const name = pattern.exec(text)?.[1];
      if (name === undefined) continue;
      const officePrinted = texts.map((candidate) => OFFICE.exec(candidate.text)?.[1]).find((words) => words !== undefined) ?? '';
      if (officePrinted === '') {
        context.log.add({ code: 'leading-group-office-unnamed', field: 'plan.leadingGroup', place, printed: name, done: '只登记了领导小组名称', proposal: '请指定领导小组办公室所在单位' });
        return { name, officePrinted, officeUnitCode: null };
      }
      const match = matchUnitName(officePrinted, context.index, context.asOf);
      if (match.outcome !== 'matched') {
        context.log.add({ code: 'unit-unknown', field: 'plan.leadingGroup', place, printed: officePrinted, done: '办公室所在单位按原文保留', proposal: '请在单位名录中登记该单位' });
      }
      return { name, officePrinted, officeUnitCode: match.outcome === 'matched' ? match.unit.code : null };
    }
  }
  return null;
}

const SUPERVISES = /^(.{2,20}?)(?:要|应|负责|会同)[^。]*(?:督导检查|督促检查|督查督办|跟踪督办)/;

/** The unit a sentence charges with supervising the work (市发改委要加强工作督导检查); null when none does or its name is not known. */
export function readSupervisor(texts: readonly string[], context: ReadingContext): SupervisingUnit | null {
  for (const sentence of texts.flatMap((text) => text.split('。'))) {
    const printed = SUPERVISES.exec(sentence)?.[1];
    const match = printed === undefined ? null : matchUnitName(printed, context.index, context.asOf);
    if (printed !== undefined && match?.outcome === 'matched') return { printed, unitCode: match.unit.code };
  }
  return null;
}
