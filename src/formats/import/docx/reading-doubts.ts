import type { FindingCode } from '../../../domain/document/finding-codes.js';
import type { SourceDoubt } from '../../../domain/document/source-content.js';

/** What a document has besides its plain words; one doubt is reported for each kind that is met. */
export type Oddity =
  | 'inserted'
  | 'deleted'
  | 'comment'
  | 'note'
  | 'hidden'
  | 'textBox'
  | 'contents'
  | 'picture'
  | 'embedded'
  | 'symbol'
  | 'listNumber'
  | 'nestedTable'
  | 'irregularTable';

interface Occurrences {
  count: number;
  readonly line: number;
  readonly printed: string;
  readonly reason: string;
}

const LONGEST_PRINTED = 60;

const REPORTS: readonly { readonly code: FindingCode; readonly of: Exclude<Oddity, 'inserted' | 'deleted'>; readonly done: (count: number, reason: string) => string; readonly proposal?: string }[] = [
  { code: 'comments-ignored', of: 'comment', done: (count) => `略去 ${count} 条批注，批注不是公文的内容` },
  { code: 'notes-ignored', of: 'note', done: (count) => `略去 ${count} 条脚注或尾注`, proposal: '如脚注里有任务或单位的说明，请补进正文' },
  { code: 'hidden-text', of: 'hidden', done: (count) => `略去 ${count} 处隐藏文字`, proposal: '如应读入，请在 Word 中取消隐藏后重新导入' },
  { code: 'text-box', of: 'textBox', done: (count) => `${count} 个文本框的文字排在所在段落之后` },
  { code: 'contents-ignored', of: 'contents', done: (count) => `略去 ${count} 个自动生成的目录` },
  { code: 'pictures-ignored', of: 'picture', done: (count) => `${count} 幅图片或图形里的文字没有读`, proposal: '如图片里有任务，请把文字录入后重新导入' },
  { code: 'embedded-unread', of: 'embedded', done: (count) => `${count} 个嵌入的对象或子文档没有读`, proposal: '如其中有任务，请复制到正文后重新导入' },
  { code: 'symbol-unread', of: 'symbol', done: (count) => `${count} 个只有专用字体才有的符号写作“〓”`, proposal: '请对照原文核对' },
  { code: 'list-number-uncertain', of: 'listNumber', done: (count, reason) => `${count} 段的自动编号没有把握：${reason}`, proposal: '请对照 Word 里显示的编号核对' },
  { code: 'nested-table', of: 'nestedTable', done: (count) => `${count} 个套在单元格里的表格逐行并入所在单元格`, proposal: '请核对这个单元格的内容' },
  { code: 'table-grid-irregular', of: 'irregularTable', done: (count) => `${count} 处行列合并对不齐：缺的单元格留空，上面没有可合并的单元格时按自身文字读，被合并遮住的文字不读`, proposal: '请对照原表核对这些行的各列' },
];

/** Counts what the reading left out or decided, and remembers where each kind was first met. */
export class ReadingDoubts {
  /** Line of the text on which the reading stands. */
  line = 1;
  private readonly met = new Map<Oddity, Occurrences>();

  /** `reason` says in Chinese why this one is doubted, where that differs from case to case; that of the first is reported. */
  note(oddity: Oddity, printed: string, reason = ''): void {
    const known = this.met.get(oddity);
    if (known) known.count += 1;
    else this.met.set(oddity, { count: 1, line: this.line, printed: printed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PRINTED), reason });
  }

  has(oddity: Oddity): boolean {
    return this.met.has(oddity);
  }

  /** One doubt per kind; `lines` is the number of lines of the whole text. */
  doubts(lines: number): SourceDoubt[] {
    const at = ({ line }: Occurrences): SourceDoubt['place'] => ({ line: Math.min(line, lines), endLine: Math.min(line, lines) });
    const inserted = this.met.get('inserted');
    const deleted = this.met.get('deleted');
    const first = [deleted, inserted].filter((occurrences) => occurrences !== undefined).sort((left, right) => left.line - right.line)[0];
    const changes: SourceDoubt[] = first
      ? [{ code: 'tracked-changes', place: at(first), printed: first.printed, done: `按接受全部修订读：采用 ${inserted?.count ?? 0} 处插入，略去 ${deleted?.count ?? 0} 处删除`, proposal: '请确认修订已经定稿' }]
      : [];
    const others = REPORTS.flatMap(({ code, of, done, proposal }) => {
      const occurrences = this.met.get(of);
      return occurrences ? [{ code, place: at(occurrences), printed: occurrences.printed, done: done(occurrences.count, occurrences.reason), ...(proposal === undefined ? {} : { proposal }) }] : [];
    });
    return [...changes, ...others];
  }
}
