/** Elements that stand on lines of their own. */
const BLOCK = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

export function isBlock(tagName: string): boolean {
  return BLOCK.has(tagName);
}

const CHINESE = /[\u2e80-\uffef]/;

/** Source text as it is shown: white space is one space, and nothing where it only breaks a line between Chinese characters. */
function shownWords(source: string): string {
  return source.replace(/[ \t\n\r\f]+/g, (gap, offset: number) => {
    const isLineBreak = gap.includes('\n') && CHINESE.test(source.charAt(offset - 1)) && CHINESE.test(source.charAt(offset + gap.length));
    return isLineBreak ? '' : ' ';
  });
}

/** Collects the words between two breaks of the page; what is shown depends on the words around a gap, so gaps are settled at the end. */
export class FlowingWords {
  private lines = [''];

  add(words: string, isPreformatted: boolean): void {
    if (!isPreformatted) {
      this.lines[this.lines.length - 1] += words;
      return;
    }
    // Preformatted gaps are shown as they are: as spaces that never shrink, a tab as two.
    words.split('\n').forEach((line, index) => {
      if (index > 0) this.break();
      this.lines[this.lines.length - 1] += line.replace(/ /g, '\u00a0').replace(/\t/g, '\u00a0\u00a0');
    });
  }

  break(): void {
    this.lines.push('');
  }

  /** The lines as shown, untrimmed, and starts anew. */
  take(): string[] {
    const lines = this.lines.map(shownWords);
    this.lines = [''];
    return lines;
  }
}

/** The lines trimmed, empty ones left out. */
export function printedLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
