import type { UnitIndex } from '../unit/unit-index.js';
import type { Block } from './block.js';
import type { PlanDraft } from './plan-draft.js';
import { readPlan } from './read-plan.js';
import type { DocumentSegment } from './document-segment.js';
import { findSegments } from './segment.js';
import { SourceRejected } from './source-rejected.js';

/** One document of a source and the plan it contains; null when it assigns no work (regulations, directories, appointments). */
export interface DocumentReading {
  readonly segment: DocumentSegment;
  readonly plan: PlanDraft | null;
}

/** Reads every document of a source in printed order. Throws SourceRejected `no-document-found` when it has neither a document number nor work for anybody. */
export function readGazette(blocks: readonly Block[], index: UnitIndex): DocumentReading[] {
  const segments = findSegments(blocks);
  if (segments.length === 0) {
    throw new SourceRejected('no-document-found', '没有找到公文：文中既没有发文字号（如“武政办〔2024〕21号”），也没有写明责任单位或牵头单位的任务。请检查文件内容；如果是任务清单，请保留表头并写明责任单位；如果是公文，请在标题上方补上发文字号，然后重新导入。');
  }
  return segments.map((segment) => ({ segment, plan: readPlan(segment, index) }));
}
