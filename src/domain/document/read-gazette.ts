import type { UnitIndex } from '../unit/unit-index.js';
import type { Block } from './block.js';
import type { PlanDraft } from './plan-draft.js';
import { readPlan } from './read-plan.js';
import type { DocumentSegment } from './document-segment.js';
import { findSegments } from './segment.js';
import type { SourceDoubt } from './source-content.js';
import { SourceRejected } from './source-rejected.js';

/** One document of a source and the plan it contains; null when it assigns no work (regulations, directories, appointments). */
export interface DocumentReading {
  readonly segment: DocumentSegment;
  readonly plan: PlanDraft | null;
}

/** The doubts of the extraction, each with the document it stands in; what stands in none goes to the first document that has a plan to be decided about. */
function doubtsBySegment(segments: readonly DocumentSegment[], doubts: readonly SourceDoubt[]): Map<DocumentSegment | undefined, SourceDoubt[]> {
  const bySegment = new Map<DocumentSegment | undefined, SourceDoubt[]>();
  for (const doubt of doubts) {
    const within = segments.find(({ place }) => place.line <= doubt.place.line && doubt.place.line <= place.endLine);
    bySegment.set(within, [...(bySegment.get(within) ?? []), doubt]);
  }
  return bySegment;
}

/** Reads every document of a source in printed order, with what its extraction was not sure of. Throws SourceRejected `no-document-found` when it has neither a document number nor work for anybody. */
export function readGazette(blocks: readonly Block[], index: UnitIndex, doubts: readonly SourceDoubt[] = []): DocumentReading[] {
  const segments = findSegments(blocks);
  if (segments.length === 0) {
    throw new SourceRejected('no-document-found', '没有找到公文：文中既没有发文字号（如“武政办〔2024〕21号”），也没有写明责任单位或牵头单位的任务。请检查文件内容；如果是任务清单，请保留表头并写明责任单位；如果是公文，请在标题上方补上发文字号，然后重新导入。');
  }
  const bySegment = doubtsBySegment(segments, doubts);
  let unplaced = bySegment.get(undefined) ?? [];
  return segments.map((segment) => {
    const plan = readPlan(segment, index, [...unplaced, ...(bySegment.get(segment) ?? [])]);
    if (plan) unplaced = [];
    return { segment, plan };
  });
}
