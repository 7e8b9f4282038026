import type { SourceContent } from '../../domain/document/source-content.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { decodeText, MAX_SOURCE_BYTES } from './decode-text.js';
import { detectFormat } from './detect-format.js';
import { docxContent } from './docx/docx-content.js';
import { textContent } from './gazette-text.js';
import { htmlContent } from './html/html-content.js';
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
      return docxContent(await readPackage(bytes));
    case 'html': {
      const { text, encoding } = decodeText(bytes);
      return { ...htmlContent(text), encoding };
    }
    case 'text': {
      const { text, encoding } = decodeText(bytes);
      return { format, encoding, ...textContent(text) };
    }
  }
}
