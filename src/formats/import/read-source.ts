import type { SourceContent } from '../../domain/document/source-content.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { decodeText, MAX_SOURCE_BYTES } from './decode-text.js';
import { detectFormat } from './detect-format.js';
import { gazetteBlocks } from './gazette-text.js';
import { readPackage } from './package/read-package.js';
import { xlsxContent } from './xlsx/xlsx-content.js';

/** The content of a file of any format Duban reads, found by its content. Throws SourceRejected for what cannot or must not be read. */
export async function readSource(bytes: Uint8Array): Promise<SourceContent> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    const limit = MAX_SOURCE_BYTES / 1024 / 1024;
    throw new SourceRejected('source-too-large', `文件有 ${(bytes.byteLength / 1024 / 1024).toFixed(1)} MB，超过 ${limit} MB 的上限。请只导入需要督办的公文，或分成几个文件。`);
  }
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
