import { Injectable } from '@nestjs/common';
import type { FindingSeverity } from '../../domain/document/plan-draft.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface ReadingRow {
  readonly id: string;
  readonly source: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
  readonly planId: string | null;
  /** Items the reader found, null when the document assigns no work. */
  readonly items: number | null;
  readonly findings: number;
  readonly openFindings: number;
}

export interface FindingRow {
  readonly key: string;
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly field: string;
  readonly line: number;
  readonly endLine: number;
  readonly printed: string;
  readonly done: string;
  readonly proposal: string | null;
  readonly decision: string | null;
  readonly decisionReason: string | null;
}

/** Reads of source documents and the findings of their reading. */
@Injectable()
export class DocumentsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every document of every imported file, in printed order. */
  list(): Promise<ReadingRow[]> {
    return this.uow.query<ReadingRow>(
      `select reading.id, source.name as source, document_number as "documentNumber", title, reading.line, reading.end_line as "endLine",
              plan_id as "planId", case when draft is not null then jsonb_array_length(draft -> 'items') end as items,
              (select count(*)::int from finding where reading_id = reading.id) as findings,
              (select count(*)::int from finding where reading_id = reading.id and decision is null) as "openFindings"
       from document_reading reading join source_document source on source.id = reading.source_document_id order by source.id, reading.line`,
    );
  }

  /** The findings of a plan's document, the most serious first, then in printed order. */
  findingsOfPlan(planId: string): Promise<FindingRow[]> {
    return this.uow.query<FindingRow>(
      `select key, code, severity, field, finding.line, finding.end_line as "endLine", printed, done, proposal, decision, decision_reason as "decisionReason"
       from finding join document_reading reading on reading.id = finding.reading_id where reading.plan_id = $1
       order by array_position(array['blocking', 'review', 'note'], severity), finding.line, finding.id`,
      [planId],
    );
  }
}
