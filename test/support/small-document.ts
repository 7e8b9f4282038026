/** A task as printed: its text and the clause behind it. */
export interface PrintedTask {
  readonly text: string;
  readonly clause: string;
}

export const EXPORT_TASK: PrintedTask = { text: '支持企业扩大汽车、光电子等优势产品出口，培育外贸新增长点。', clause: '（牵头单位：市商务局；责任单位：市财政局、武汉海关）' };
export const PORT_TASK: PrintedTask = { text: '推进阳逻港与中欧班列衔接，开行铁水联运班列2000列。', clause: '（牵头单位：市外贸发展局；责任单位：市税务局）' };
export const BRAND_TASK: PrintedTask = { text: '培育商贸主体，引进一批国际知名品牌首店。', clause: '（牵头单位：市投资促进局；责任单位：市商务局）' };

const MARKS = ['（一）', '（二）', '（三）', '（四）', '（五）'];

/** A short notice with a number, a date and some tasks, in the words of a gazette. */
export function smallDocument(tasks: readonly PrintedTask[], number = '武商办〔2024〕9号'): string {
  return [
    number,
    '市商务局关于印发稳外贸专项行动方案的通知',
    '各有关单位：',
    '现将《稳外贸专项行动方案》印发给你们，请认真组织实施。',
    '市商务局\n2024年5月6日',
    '稳外贸专项行动方案',
    '一、重点任务',
    ...tasks.map(({ text, clause }, index) => `${MARKS[index] ?? ''}${text}${clause}`),
  ].join('\n\n');
}
