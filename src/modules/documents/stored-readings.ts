import { Injectable } from '@nestjs/common';
import { applyCorrections, type CorrectedDraft, type UnusedCorrection } from '../../domain/document/apply-corrections.js';
import { carryDecisions } from '../../domain/document/carry-decisions.js';
import type { Correction, Decision, Finding, PlanDraft } from '../../domain/document/plan-draft.js';
import type { ReadDocument } from '../../domain/document/source-reading.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

/** A decision with who made it and when. */
export interface MadeDecision extends Correction {
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** A draft as read, with the decisions about it in the order they were made. */
export interface DecidedDraft {
  readonly draft: PlanDraft;
  readonly decisions: readonly MadeDecision[];
}

/** What a reading came to once the decisions that still apply were carried over to it. */
export interface StoredReading {
  readonly readingId: string;
  readonly documentNumber: string;
  readonly title: string;
  /** As read and corrected; null when the document assigns no work. */
  readonly draft: PlanDraft | null;
  readonly openFindings: number;
  /** Decisions that changed nothing: the document or the reader has changed since. */
  readonly unusedCorrections: readonly UnusedCorrection[];
  /** Decisions about an earlier reading whose finding is no longer there. */
  readonly lostDecisions: readonly Correction[];
}

/** Drafts, findings and decisions as rows. */
@Injectable()
export class StoredReadings {
  /** The draft of a reading as read and the decisions about it; null when it does not exist or holds no work. */
  async decided(db: Pick<Tx, 'query'>, readingId: string): Promise<DecidedDraft | null> {
    return (await this.decidedOf(db, [readingId])).get(readingId) ?? null;
  }

  /** The drafts of several readings with their decisions, by reading; readings without work are absent. */
  async decidedOf(db: Pick<Tx, 'query'>, readingIds: readonly string[]): Promise<ReadonlyMap<string, DecidedDraft>> {
    const drafts = await db.query<{ id: string; draft: PlanDraft }>('select id, draft from document_reading where id = any($1::bigint[]) and draft is not null', [readingIds]);
    const made = await db.query<MadeDecision & { readingId: string }>(
      `select reading_id as "readingId", key as finding, decision, coalesce(decision_reason, '') as reason, decision_set as set, coalesce(decided_by, '') as "decidedBy", decided_at as "decidedAt"
       from finding where reading_id = any($1::bigint[]) and decision is not null order by decision_position nulls first, id`,
      [readingIds],
    );
    const decisions = new Map<string, MadeDecision[]>(drafts.map(({ id }) => [id, []]));
    for (const { readingId, ...decision } of made) decisions.get(readingId)?.push(decision);
    return new Map(drafts.map(({ id, draft }) => [id, { draft, decisions: decisions.get(id) ?? [] }]));
  }

  /** The draft as its decisions leave it, with what is still open; null when there is none. */
  async corrected(db: Pick<Tx, 'query'>, readingId: string): Promise<CorrectedDraft | null> {
    const decided = await this.decided(db, readingId);
    return decided && applyCorrections(decided.draft, decided.decisions);
  }

  /** Stores a document of a new source; decisions about the latest reading of the same document are replayed, then the given ones. */
  async add(tx: Tx, sourceDocumentId: string, document: ReadDocument, further: readonly MadeDecision[]): Promise<StoredReading> {
    const { documentNumber, title, place, plan } = document;
    const before = plan ? await this.latestOf(tx, documentNumber, title) : null;
    const [stored] = await tx.query<{ id: string }>(
      `insert into document_reading (source_document_id, document_number, title, line, end_line) values ($1, $2, $3, $4, $5) returning id`,
      [sourceDocumentId, documentNumber, title, place.line, place.endLine],
    );
    if (!stored) throw new Error('the reading was not stored');
    return this.write(tx, stored.id, document, before, further);
  }

  /** Puts a new reading of the same document in the place of a draft; the decisions that still apply stay. */
  async replace(tx: Tx, readingId: string, document: ReadDocument): Promise<StoredReading> {
    const before = await this.decided(tx, readingId);
    await tx.query('delete from finding where reading_id = $1', [readingId]);
    return this.write(tx, readingId, document, before, []);
  }

  /** The latest reading of the same document: by its number, or by its title where it has none. */
  private async latestOf(tx: Tx, documentNumber: string, title: string): Promise<DecidedDraft | null> {
    const [latest] = await tx.query<{ id: string }>(
      `select id from document_reading where document_number = $1 and ($1 <> '' or title = $2) and draft is not null order by id desc limit 1`,
      [documentNumber, title],
    );
    return latest ? this.decided(tx, latest.id) : null;
  }

  private async write(tx: Tx, readingId: string, { documentNumber: number, title: printedTitle, place, plan }: ReadDocument, before: DecidedDraft | null, further: readonly MadeDecision[]): Promise<StoredReading> {
    if (!plan) {
      await tx.query('update document_reading set draft = null, items = null where id = $1', [readingId]);
      return { readingId, documentNumber: number, title: printedTitle, draft: null, openFindings: 0, unusedCorrections: [], lostDecisions: [] };
    }
    const carried = before ? carryDecisions(before.draft, before.decisions, plan) : { corrections: [], lost: [] };
    const taken = new Set(carried.corrections.map((decision) => decision.finding));
    const decisions = [...carried.corrections, ...further.filter((decision) => !taken.has(decision.finding))];
    const corrected = applyCorrections(plan, decisions);
    const unused = new Set<Correction>(corrected.unusedCorrections.map(({ correction }) => correction));
    await this.storeFindings(tx, readingId, plan.findings, decisions.filter((decision) => !unused.has(decision)));
    const { documentNumber } = corrected.draft;
    const title = corrected.draft.title === plan.title ? printedTitle : corrected.draft.title;
    await tx.query('update document_reading set draft = $2, items = $3, lost_decisions = $4, document_number = $5, title = $6, line = $7, end_line = $8 where id = $1', [
      readingId,
      JSON.stringify(plan),
      plan.items.length,
      JSON.stringify(carried.lost),
      documentNumber,
      title,
      place.line,
      place.endLine,
    ]);
    return { readingId, documentNumber, title, draft: corrected.draft, openFindings: corrected.openFindings.length, unusedCorrections: corrected.unusedCorrections, lostDecisions: carried.lost };
  }

  private async storeFindings(tx: Tx, readingId: string, findings: readonly Finding[], decisions: readonly MadeDecision[]): Promise<void> {
    await tx.query(
      `insert into finding (reading_id, key, code, severity, field, line, end_line, printed, done, proposal)
       select $1, row.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[]) as row`,
      [
        readingId,
        findings.map((finding) => finding.key),
        findings.map((finding) => finding.code),
        findings.map((finding) => finding.severity),
        findings.map((finding) => finding.field),
        findings.map((finding) => finding.place.line),
        findings.map((finding) => finding.place.endLine),
        findings.map((finding) => finding.printed),
        findings.map((finding) => finding.done),
        findings.map((finding) => finding.proposal),
      ],
    );
    await this.record(tx, readingId, decisions);
  }

  /** Writes decisions to their findings, in this order, after those made before. */
  async record(tx: Tx, readingId: string, decisions: readonly MadeDecision[]): Promise<void> {
    await tx.query(
      `update finding set decision = row.decision, decision_reason = row.reason, decision_set = row.set::jsonb, decided_by = row.decided_by, decided_at = row.decided_at,
              decision_position = row.nth + coalesce((select max(decision_position) from finding made where made.reading_id = $1), 0)
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) with ordinality as row (key, decision, reason, set, decided_by, decided_at, nth)
       where finding.reading_id = $1 and finding.key = row.key`,
      [
        readingId,
        decisions.map((decision) => decision.finding),
        decisions.map((decision) => decision.decision satisfies Decision),
        decisions.map((decision) => decision.reason),
        decisions.map((decision) => (decision.set ? JSON.stringify(decision.set) : null)),
        decisions.map((decision) => decision.decidedBy),
        decisions.map((decision) => decision.decidedAt),
      ],
    );
  }
}
