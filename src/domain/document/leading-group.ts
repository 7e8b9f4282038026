import { matchUnitName } from '../unit/match-unit-name.js';
import type { LeadingGroup, Place, PlanDraft, SupervisingUnit } from './plan-draft.js';
import type { ReadingContext } from './reading-context.js';

const BODY = '(?:领导小组|工作专班|指挥部|联席会议)';
const OUTSIDE = '[^。,，;；()（）]';
/** From the surest to the weakest sign that the plan has a leading group: set up here, put in charge, asked to decide. */
const SIGNS = [
  new RegExp(`成立(?:由[^。]*?(?:副)?组长的)?(${OUTSIDE}*?(?:领导小组|工作专班|指挥部))`),
  new RegExp(`建立(${OUTSIDE}*?联席会议)制度`),
  new RegExp(`(?:发挥|在)(市${OUTSIDE}*?${BODY})(?:统筹|牵头|的|统一)`),
  new RegExp(`(市${OUTSIDE}*?${BODY})(?:要|应|须)?(?:切实|充分)?发挥`),
  new RegExp(`(?:经|由)(市${OUTSIDE}*?${BODY})(?:认定|审定|审议|研究|结合)`),
];
const OFFICE = /(?:下设办公室[,，]\s*(?:办公室)?(?:设|在)(?:在)?|办公室设在)([^。,，;；]{2,20}?)(?:办公|[,，。;；])/;

interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

function findGroup(parts: readonly (readonly PlacedText[])[]): { name: string; place: Place } | null {
  for (const texts of parts) {
    for (const pattern of SIGNS) {
      for (const { text, place } of texts) {
        const name = pattern.exec(text)?.[1];
        if (name !== undefined) return { name, place };
      }
    }
  }
  return null;
}

/**
 * The leading group, task force or joint meeting that a document sets up or names, with the unit its office sits in; null when there
 * is none. `parts` are the texts of requirements, annexes and tasks: the first part that names a group decides, the office may stand in any.
 */
export function readLeadingGroup(parts: readonly (readonly PlacedText[])[], context: ReadingContext): LeadingGroup | null {
  const group = findGroup(parts);
  if (!group) return null;
  const { name, place } = group;
  const officePrinted = parts.flat().map(({ text }) => OFFICE.exec(text)?.[1]).find((words) => words !== undefined) ?? '';
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

const SUPERVISES = /^(.{2,20}?)(?:要|应|负责|会同|加强)[^。]*(?:督导检查|督促检查|督查督办|跟踪督办|协调调度|跟踪评估)/;

/** The unit a sentence charges with supervising the work (市发改委要加强工作督导检查); null when none does or its name is not known. */
export function readSupervisor(texts: readonly string[], context: ReadingContext): SupervisingUnit | null {
  for (const sentence of texts.flatMap((text) => text.split('。'))) {
    const printed = SUPERVISES.exec(sentence)?.[1];
    const match = printed === undefined ? null : matchUnitName(printed, context.index, context.asOf);
    if (printed !== undefined && match?.outcome === 'matched') return { printed, unitCode: match.unit.code };
  }
  return null;
}

/** Who receives what is late: the leading group with its office, or the unit the document charges with supervision (督导检查) where there is none. */
export interface SupervisingBody {
  readonly name: string;
  readonly officeName: string;
  /** Code of the unit in which the office sits; null when it is unknown. */
  readonly unitCode: string | null;
}

/** The supervising body of a draft, null where the document names none. */
export function supervisingBody({ leadingGroup, supervisor }: Pick<PlanDraft, 'leadingGroup' | 'supervisor'>): SupervisingBody | null {
  if (leadingGroup) return { name: leadingGroup.name, officeName: `${leadingGroup.name}办公室`, unitCode: leadingGroup.officeUnitCode };
  if (!supervisor) return null;
  const name = `${supervisor.printed}（督导检查）`;
  return { name, officeName: name, unitCode: supervisor.unitCode };
}
