import type { SourceContent } from '../../domain/document/source-content.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { decodeText } from './decode-text.js';
import { detectFormat } from './detect-format.js';
import { gazetteBlocks } from './gazette-text.js';
import { readPackage } from './package/read-package.js';
import { xlsxContent } from './xlsx/xlsx-content.js';

/** The content of a file of any format Duban reads, found by its content. Throws SourceRejected for what cannot or must not be read. */
export async function readSource(bytes: Uint8Array): Promise<SourceContent> {
  const format = detectFormat(bytes);
  switch (format) {
    case 'xlsx':
      return xlsxContent(await readPackage(bytes));
    case 'docx':
      await readPackage(bytes);
      throw new SourceRejected('type-mismatch', '这是 Word 文档，目前还不能读取。请复制全部文字后粘贴导入。');
    case 'html':
      throw new SourceRejected('type-mismatch', '这是网页，目前还不能读取。请复制全部文字后粘贴导入。');
    case 'text': {
      const text = decodeText(bytes);
      return { format, encoding: 'UTF-8', text, lineNames: [], blocks: gazetteBlocks(text), doubts: [] };
    }
  }
}
