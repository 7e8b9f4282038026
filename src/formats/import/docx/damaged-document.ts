import { SourceRejected } from '../../../domain/document/source-rejected.js';

/** The refusal of a .docx that is damaged; `detail` says in Chinese what was found. */
export function damaged(detail: string): SourceRejected {
  return new SourceRejected('corrupt', `Word 文件已损坏（${detail}）。请用 Word 或 WPS 打开原文件，另存为新的 .docx 后重新导入。`);
}
