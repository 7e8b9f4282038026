import { folded } from '../printed-text.js';
import { PEOPLE_WORD, roleClass, UNIT_ROLE_NOUN } from '../responsibility/role-words.js';

/** What a column of a task table holds, whatever its header is called. */
export type ColumnKind = 'number' | 'category' | 'mainTask' | 'upstream' | 'measure' | 'deadline' | 'lead' | 'responsible' | 'cooperating' | 'guiding' | 'people' | 'remark';

/** What one header word says of its column; texts are told apart by how detailed they are. */
export type HeaderReading = { readonly kind: Exclude<ColumnKind, 'category' | 'mainTask' | 'measure'> } | { readonly kind: 'text'; readonly depth: 1 | 2 | 3 | 4 };

const NUMBERS = ['序号', '编号', '序', '任务序号', '项目序号', '任务编号', '事项序号'];
const UPSTREAM = ['省若干措施', '省主要措施', '上级任务', '省任务'];
const DEADLINES = [
  ...['完成时限', '完成时间', '时间节点', '办结时限', '时限要求', '完成期限', '时间要求', '计划完成时间', '计划完成时限', '推进时限'],
  ...['时限', '完成日期', '办理时限', '工作时限', '时间安排', '进度安排', '完成节点', '截止时间', '时间进度', '进度要求', '落实时限', '整改时限', '办结时间', '完成时间节点'],
];
const REMARKS = ['备注', '说明', '备注说明'];
/** Texts from the widest to the most detailed; within a table the most detailed is the measure, the next the main task. */
const TEXTS: readonly (readonly string[])[] = [
  ['类别', '任务类别', '任务分类', '工作类别', '分类', '类型', '领域', '板块', '工作领域', '重点领域', '任务领域'],
  ['主要任务', '重点任务', '任务名称', '工作任务', '重点工作', '目标任务', '工作事项', '重点事项', '任务', '工作项目', '重点工作任务', '主要工作', '改革事项', '任务项目', '事项', '重点工作事项', '主要工作任务'],
  ['任务清单', '工作内容', '具体任务', '任务内容', '主要内容', '任务事项', '具体事项', '具体工作', '具体工作任务', '具体内容', '工作要点', '重点内容', '任务分解', '工作任务分解', '任务要求', '内容'],
  ['工作举措', '具体举措', '主要举措', '市贯彻落实措施', '贯彻落实措施', '工作措施', '具体措施', '落实措施', '推进措施', '重点举措', '主要措施', '任务措施', '工作举措及要求', '政策措施', '举措', '措施', '落实举措'],
];

const UNIT_NOUN = new RegExp(`^(?:${UNIT_ROLE_NOUN}|(?:牵头|主办|责任|承办|配合|协办|会办|协同|指导|实施|落实)(?:单位|部门)[及和、/](?:单位|部门))$`);
const PEOPLE = new RegExp(`^(?:${PEOPLE_WORD}|牵头人|联系人及(?:联系)?电话)(?:及(?:联系)?(?:电话|方式))?$`);
/** A header this long may carry one wrong character (省若千措施) and still be no other header. */
const TOLERANT_LENGTH = 4;
/** Exact words a misprint is compared with. */
const LISTED: readonly (readonly [HeaderReading, readonly string[]])[] = [
  [{ kind: 'number' }, NUMBERS],
  [{ kind: 'upstream' }, UPSTREAM],
  [{ kind: 'deadline' }, DEADLINES],
  [{ kind: 'remark' }, REMARKS],
  ...TEXTS.map((words, index) => [{ kind: 'text', depth: (index + 1) as 1 | 2 | 3 | 4 }, words] as const),
  [{ kind: 'lead' }, ['牵头单位', '主办单位', '牵头部门', '主办部门']],
  [{ kind: 'responsible' }, ['责任单位', '责任部门', '承办单位', '承办部门']],
  [{ kind: 'cooperating' }, ['配合单位', '配合部门', '协办单位', '会办单位', '协同单位']],
  [{ kind: 'guiding' }, ['指导单位', '指导部门']],
  [{ kind: 'people' }, ['责任领导', '牵头领导', '分管领导', '包保领导', '联系电话']],
];

/** Words that are the beginning of a list's title as often as a header. */
const OPENS_TITLES = /^(?:工作)?任务分解$/;
/** Short words that are headers all the same where they open a line. */
const SHORT_HEADERS = ['序号', '编号', '备注'];

/** Header words by which a header is recognised where nothing parts its cells; short ones open ordinary sentences too. */
export const HEADER_WORDS: readonly string[] = LISTED.flatMap(([, words]) => words).filter((word) => SHORT_HEADERS.includes(word) || (word.length > 3 && !OPENS_TITLES.test(word)));

function differsInOne(left: string, right: string): boolean {
  return left.length === right.length && [...left].filter((character, index) => character !== right[index]).length === 1;
}

/** A header's words without white space and without a note in brackets; 责任部门(单位) keeps its second noun. */
function bare(words: string): string {
  const closed = folded(words).replace(/:$/, '');
  return /\((?:单位|部门|处室|科室)\)$/.test(closed) ? closed : closed.replace(/\([^()]*\)$/, '');
}

/** What the words of a header say, null when they are none; exact words only. */
export function readHeaderWords(words: string): HeaderReading | null {
  const header = bare(words);
  const listed = LISTED.find(([, known]) => known.includes(header))?.[0];
  if (listed) return listed;
  if (UNIT_NOUN.test(header)) {
    const kinds = { lead: 'lead', beside: 'cooperating', guiding: 'guiding', plain: 'responsible' } as const;
    return { kind: kinds[roleClass(header)] };
  }
  return PEOPLE.test(header) ? { kind: 'people' } : null;
}

/** What a header with one wrong character says, null when it may be none or several. */
export function readMisprintedHeader(words: string): HeaderReading | null {
  const header = bare(words);
  if (header.length < TOLERANT_LENGTH) return null;
  const near = LISTED.filter(([, known]) => known.some((word) => differsInOne(word, header))).map(([reading]) => reading);
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** True for the name of a part of a unit (责任处室) beside which the unit itself may be printed. */
export function namesPartOfUnit(header: string): boolean {
  return /处室|科室/.test(folded(header));
}

/** True for the words of a column that names work (工作任务, 具体措施), category headings aside. */
export function namesWork(words: string): boolean {
  const reading = readHeaderWords(words);
  return reading?.kind === 'text' && reading.depth > 1 && folded(words).length > 2;
}
