import type { FindingSeverity } from './plan-draft.js';

interface FindingCodeEntry {
  readonly severity: FindingSeverity;
  /** What a finding of this code says, for the generated documentation. */
  readonly meaning: string;
}

/** Every code the reader can report, with its severity and meaning. Blocking ones must be decided before a plan can be issued. */
export const FINDING_CODES = {
  'number-brackets': { severity: 'note', meaning: '发文字号的年份括号不是六角括号〔〕，已按规范写法登记' },
  'title-missing': { severity: 'review', meaning: '没有找到公文标题' },
  'issued-on-missing': { severity: 'review', meaning: '没有找到成文日期，文中没有写明年份的时间无法推算' },
  'leading-group-office-unnamed': { severity: 'note', meaning: '文中有领导小组，但没有写明办公室设在哪个单位' },
  'items-missing': { severity: 'blocking', meaning: '公文有任务部分，但没有读出任何任务事项' },
  'row-shifted': { severity: 'review', meaning: '表格一行的内容整体错列，已按各列内容的类型移回' },
  'row-unreadable': { severity: 'blocking', meaning: '表格一行的内容与表头对不上，没有移动' },
  'row-numbering': { severity: 'blocking', meaning: '表格序号缺号、重号或次序不对' },
  'stray-cell': { severity: 'review', meaning: '单元格里是多余的数字，已略去' },
  'header-in-cell': { severity: 'note', meaning: '单元格里夹有重复的表头文字，已略去' },
  'header-ocr': { severity: 'note', meaning: '表头有错字，已按相近的表头理解' },
  'column-missing': { severity: 'review', meaning: '这一页的表头比其他页少一列' },
  'phantom-row': { severity: 'review', meaning: '一行没有本级措施、序号也不缺，视为上下行合并单元格的残留，没有立项' },
  'measures-glued': { severity: 'review', meaning: '几条举措印在同一个单元格里，已逐条拆开' },
  'measures-unsplit': { severity: 'blocking', meaning: '几条举措印在同一个单元格里，无法确定从哪里拆开' },
  'measure-missing': { severity: 'blocking', meaning: '一项任务没有印出本级措施' },
  'main-task-aligned': { severity: 'note', meaning: '主要任务印在合并单元格中间一行，按正文内容对应，与逐行下填的结果不同' },
  'main-task-mismatch': { severity: 'review', meaning: '印出的主要任务与正文内容对应的主要任务不一致' },
  'main-task-uncertain': { severity: 'review', meaning: '举措与正文的文字相差较大，所属主要任务没有把握' },
  'main-task-wording': { severity: 'note', meaning: '表格印出的主要任务与正文标题文字略有不同，按表格保留' },
  'section-label-displaced': { severity: 'note', meaning: '分类标题没有印在所属各行之上，按所在页归入' },
  'section-uncertain': { severity: 'review', meaning: '这一页没有印分类标题，所属分类没有把握' },
  'text-cut-off': { severity: 'review', meaning: '正文没有印完（句子不完整）' },
  'text-damaged': { severity: 'review', meaning: '正文里有残缺的字句' },
  'upstream-repeats-measure': { severity: 'review', meaning: '上级措施一栏印的是本级措施的文字' },
  'upstream-carried': { severity: 'review', meaning: '这一行没有印上级措施，沿用上一条上级措施' },
  'no-responsibility': { severity: 'blocking', meaning: '任务没有写明责任单位' },
  'lead-unresolved': { severity: 'blocking', meaning: '没有一个牵头单位能对应到名录' },
  'no-cooperating-unit': { severity: 'note', meaning: '责任单位一栏是空的，只有牵头单位' },
  'no-named-lead': { severity: 'review', meaning: '只印了责任单位、没有牵头单位，所列单位视为共同负责' },
  'unit-cell-missing': { severity: 'review', meaning: '两个单位栏只印出一栏' },
  'roles-swapped': { severity: 'review', meaning: '牵头单位与责任单位两栏疑似对调，已按内容换回' },
  'bracket-unclosed': { severity: 'review', meaning: '责任单位的括号不成对' },
  'bracket-rejoined': { severity: 'review', meaning: '责任单位的括号被分页截断并重复印字，已接成一段' },
  'responsibility-unread': { severity: 'blocking', meaning: '责任单位一段文字没有全部读懂' },
  'unit-unknown': { severity: 'blocking', meaning: '单位名称在单位名录里找不到' },
  'unit-ambiguous': { severity: 'blocking', meaning: '单位名称可能指几个单位，没有自动选择' },
  'unit-repeated': { severity: 'note', meaning: '同一单位在同一事项里重复出现，只记一次' },
  'unit-inexact': { severity: 'note', meaning: '单位名称有错字或是改革前后的名称，已按名录登记的别名对应' },
  'unit-succeeded': { severity: 'note', meaning: '成文时的单位已经撤并，按单位名录由承接职能的单位继续办理，保留印出的名称' },
  'unit-ended': { severity: 'review', meaning: '单位已经撤销，单位名录里没有登记承接单位' },
  'units-by-rule': { severity: 'note', meaning: '公文写明其后各项任务都包括某些单位，已逐项加上' },
  'handled-separately': { severity: 'note', meaning: '几个单位分别牵头，已按牵头单位拆成几项' },
  'suffix-shared': { severity: 'note', meaning: '几个单位共用末尾的后缀，已逐个补全' },
  'list-open-ended': { severity: 'note', meaning: '单位列举以“等”结尾，可能还有未列出的单位' },
  'group-members-unknown': { severity: 'review', meaning: '所指的一组单位没有成员名单，需要人工确定' },
  'group-scope-undefined': { severity: 'note', meaning: '使用了“各区人民政府”一类的统称，但文中没有写明范围' },
  'scope-note-misplaced': { severity: 'review', meaning: '范围注记（含……，下同）印在了不相干的单位后面' },
  'scope-members-unknown': { severity: 'review', meaning: '范围注记里有名录中找不到的单位' },
  'deadline-past': { severity: 'review', meaning: '完成时限早于公文的成文日期，按原文保留' },
  'deadline-unread': { severity: 'review', meaning: '完成时限的文字没有读懂' },
  'deadline-undated': { severity: 'note', meaning: '没有写明完成时限' },
  'phase-undated': { severity: 'review', meaning: '工作阶段没有写明起止时间' },
  'duty-undated': { severity: 'review', meaning: '报送要求没有写明时间，需要人工确定' },
  'duty-cadence-unstated': { severity: 'review', meaning: '要求定期报送，但没有写明周期，需要人工确定' },
  'duty-audience-by-role': { severity: 'note', meaning: '公文的责任单位与配合单位并列，“各责任单位”只指牵头的单位' },
  'filing-inferred': { severity: 'review', meaning: '要求各单位制订具体工作方案，但没有写明报备，暂按报备登记' },
  'duty-bound-inferred': { severity: 'note', meaning: '周期性报送没有写明截止，按最后一个工作阶段推定' },
} as const satisfies Readonly<Record<string, FindingCodeEntry>>;

/** A code of `FINDING_CODES`. */
export type FindingCode = keyof typeof FINDING_CODES;
