import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { itemTextsOf } from './item-texts.js';
import { outlineOf } from './section.js';

const read = (...paragraphs: string[]): string[] =>
  itemTextsOf(outlineOf(gazetteBlocks(paragraphs.join('\n\n'))).sections, (words) => words.split('、').every((name) => /^市..局$/.test(name))).map(({ headings, text, bracket, isShared }) =>
    [headings.join('>'), text, bracket?.parts.map((part) => `${part.roleWord}:${part.units}`).join(';') ?? '无', ...(isShared ? ['共用'] : [])].join('|'),
  );

describe('itemTextsOf', () => {
  it.each([
    ['takes a clause on a line of its own for the text above it', ['一、工作任务', '1. 推进改革。', '责任单位:市商务局、市财政局'], ['|推进改革。|责任单位:市商务局、市财政局']],
    ['takes a line without colon', ['一、工作任务', '1. 推进改革', '深化试点。', '责任单位　市商务局、市财政局'], ['1.推进改革|深化试点。|责任单位:市商务局、市财政局']],
    ['takes a role word above its list', ['一、工作任务', '1. 推进改革。', '责任单位', '市商务局、市财政局'], ['|推进改革。|责任单位:市商务局、市财政局']],
    ['takes a colon on the next line', ['一、工作任务', '1. 推进改革。', '责任单位', ':市商务局、市财政局'], ['|推进改革。|责任单位:市商务局、市财政局']],
    ['joins lines of several roles', ['一、工作任务', '1. 推进改革。', '牵头单位:市商务局', '配合单位:市财政局'], ['|推进改革。|牵头单位:市商务局;配合单位:市财政局']],
    ['gives a clause printed first to the text below it', ['一、工作任务', '(一) 推进改革', '责任单位:市商务局', '任务:深化试点。'], ['(一)推进改革|任务:深化试点。|责任单位:市商务局']],
    ['gives clauses printed first to the text below each', ['一、工作任务', '(一) 推进改革', '责任单位:市商务局', '甲。', '责任单位:市财政局', '乙。'], ['(一)推进改革|甲。|责任单位:市商务局', '(一)推进改革|乙。|责任单位:市财政局']],
    ['gives the clause of a heading to the text below it', ['一、工作任务', '(一) 推进改革(责任单位:市商务局)', '深化试点。'], ['(一)推进改革|深化试点。|责任单位:市商务局']],
    ['keeps a heading that has nothing but a clause below it as the text', ['一、工作任务', '(一) 推进改革', '责任单位:市商务局'], ['|推进改革|责任单位:市商务局']],
    ['gives the clause of a heading to the measures below it', ['一、工作任务', '(一) 推进改革(责任单位:市商务局)', '1. 甲。', '2. 乙。(责任单位:市财政局)'], ['(一)推进改革|甲。|责任单位:市商务局|共用', '(一)推进改革|乙。|责任单位:市财政局']],
    ['gives the clause line of a heading to the measures below it', ['一、工作任务', '(一) 推进改革', '牵头单位:市商务局', '1. 甲。', '2. 乙。'], ['(一)推进改革|甲。|牵头单位:市商务局|共用', '(一)推进改革|乙。|牵头单位:市商务局|共用']],
    ['gives a clause paragraph behind the last measure to all of them', ['一、工作任务', '(一) 推进改革', '1. 甲。', '2. 乙。', '责任单位:市商务局'], ['(一)推进改革|甲。|责任单位:市商务局|共用', '(一)推进改革|乙。|责任单位:市商务局|共用']],
    ['gives a clause that says so to all above it', ['一、工作任务', '1. 甲。', '2. 乙。', '以上任务责任单位:市商务局', '3. 丙。'], ['|甲。|责任单位:市商务局|共用', '|乙。|责任单位:市商务局|共用', '|丙。|无']],
    ['gives no clause to measures beside one that has its own', ['一、工作任务', '(一) 推进改革', '1. 甲。', '2. 乙。(责任单位:市商务局)', '3. 丙。(责任单位:市财政局)'], ['(一)推进改革|甲。|无', '(一)推进改革|乙。|责任单位:市商务局', '(一)推进改革|丙。|责任单位:市财政局']],
    ['does not take the bracket of the last measure for the others', ['一、工作任务', '(一) 推进改革', '1. 甲。', '2. 乙。(责任单位:市商务局)'], ['(一)推进改革|甲。|无', '(一)推进改革|乙。|责任单位:市商务局']],
    ['takes a bracket of unit names behind a text', ['一、工作任务', '1. 推进改革。(市商务局、市财政局)', '2. 深化试点(市财政局)。'], ['|推进改革。|:市商务局、市财政局', '|深化试点|:市财政局']],
    ['takes a bracket of unit names before a text', ['一、工作任务', '1. (市商务局)推进改革。'], ['|推进改革。|:市商务局']],
    ['takes no other brackets for units', ['一、工作任务', '1. 推进改革(含试点)。', '2. 设立办公室(市商务局)并深化试点。(责任单位:市财政局)'], ['|推进改革(含试点)。|无', '|设立办公室(市商务局)并深化试点。|责任单位:市财政局']],
    ['makes a text of its own of a heading with a sentence and a clause', ['一、工作任务', '(一) 推进改革。总体推进试点。(责任单位:市商务局)', '1. 甲。'], ['|推进改革。总体推进试点。|责任单位:市商务局', '(一)推进改革|甲。|无']],
  ])('%s', (_, paragraphs, expected) => expect(read(...paragraphs)).toEqual(expected));
});
