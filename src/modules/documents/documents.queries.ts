import { Injectable } from '@nestjs/common';
import type { CorrectedDraft } from '../../domain/document/apply-corrections.js';
import { comparedDraft, type ComparedPlan, comparePlans, type PlanDifference } from '../../domain/document/compare-plans.js';
import { FINDING_CODES } from '../../domain/document/finding-codes.js';
import { supervisingBody } from '../../domain/document/leading-group.js';
import type { Correction, Decision, DraftItem, FindingSeverity } from '../../domain/document/plan-draft.js';
import type { SourceEncoding, SourceFormat } from '../../domain/document/source-content.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';
import { StoredReadings } from './stored-readings.js';

export interface ReadingRow {
  readonly id: string;
  readonly sourceDocumentId: string;
  readonly source: string;
  readonly format: SourceFormat;
  readonly encoding: SourceEncoding | null;
  readonly documentNumber: string;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
  readonly planId: string | null;
  /** A plan of the same number that this reading did not become: the reading is a new version of it. */
  readonly runningPlanId: string | null;
  /** Items the reader found, null when the document assigns no work. */
  readonly items: number | null;
  readonly findings: number;
  readonly openFindings: number;
  /** Of the open ones those that must be decided before the draft can become a plan. */
  readonly openBlocking: number;
  /** Of the open ones those that a person should look at; the others are notes. */
  readonly openReview: number;
}

export interface FindingRow {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  /** What the code says of any document; '' for one that is no longer reported. */
  readonly meaning: string;
  readonly severity: FindingSeverity;
  readonly field: string;
  readonly line: number;
  readonly endLine: number;
  /** Address in the file's own terms (任务表!5), '' where the line number says it. */
  readonly at: string;
  readonly printed: string;
  readonly done: string;
  readonly proposal: string | null;
  readonly decision: Decision | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** A draft with the decisions applied, and what became of decisions about earlier readings. */
export interface DraftView extends CorrectedDraft {
  readonly reading: ReadingRow;
  readonly lostDecisions: readonly Correction[];
}

export interface SourceLine {
  readonly line: number;
  readonly at: string;
  readonly words: string;
}

interface PlanHeadRow {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly leadingGroup: string | null;
}

type StoredFinding = Omit<FindingRow, 'meaning'>;

const MEANINGS: Readonly<Record<string, { readonly meaning: string } | undefined>> = FINDING_CODES;

type OwnedReading = ReadingRow & { readonly leadingGroupId: string | null; readonly planInScope: boolean };

const READINGS = (planInScope: string): string => `
  select reading.id, reading.source_document_id as "sourceDocumentId", source.name as source, source.format, source.encoding,
         reading.document_number as "documentNumber", reading.title, reading.line, reading.end_line as "endLine", reading.plan_id as "planId",
         case when reading.plan_id is null and reading.draft is not null then (select running.id from plan running where running.document_number = reading.document_number) end as "runningPlanId",
         reading.items, coalesce(doubts.findings, 0) as findings, coalesce(doubts.open, 0) as "openFindings", coalesce(doubts.blocking, 0) as "openBlocking", coalesce(doubts.review, 0) as "openReview",
         source.leading_group_id as "leadingGroupId", ${planInScope} as "planInScope"
  from document_reading reading
  join source_document source on source.id = reading.source_document_id
  left join plan on plan.id = reading.plan_id
  left join (select reading_id, count(*)::int as findings, count(*) filter (where decision is null)::int as open,
                    count(*) filter (where decision is null and severity = 'blocking')::int as blocking, count(*) filter (where decision is null and severity = 'review')::int as review from finding group by reading_id) doubts
       on doubts.reading_id = reading.id
  where reading.discarded_at is null`;

const FINDINGS = `
  select finding.id, key, code, severity, field, finding.line, finding.end_line as "endLine", coalesce(source.line_names[finding.line], '') as at,
         printed, done, proposal, decision, decision_reason as "decisionReason", decided_by as "decidedBy", decided_at as "decidedAt"
  from finding join document_reading reading on reading.id = finding.reading_id join source_document source on source.id = reading.source_document_id`;

const FINDING_ORDER = `order by array_position(array['blocking', 'review', 'note'], severity), finding.line, finding.id`;

/** No page shows more lines of a file at once. */
const MOST_LINES = 500;

/** Reads of source documents, drafts and the findings of their reading. */
@Injectable()
export class DocumentsQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly stored: StoredReadings,
  ) {}

  /** Every document of the imported files (or of one of them) the actor may see, in printed order: plans in scope, and what has become no plan for its office and leaders. */
  async list(actor: Actor, sourceDocumentId: string | null = null): Promise<ReadingRow[]> {
    const parameters: unknown[] = [sourceDocumentId];
    const rows = await this.uow.query<OwnedReading>(
      `${READINGS(`coalesce(${planInScope(actor, 'plan', parameters)}, false)`)} and ($1::bigint is null or source.id = $1) order by source.id, reading.line`,
      parameters,
    );
    return rows.filter((row) => isReadable(actor, row)).map(withoutOwner);
  }

  /** One document of an imported file; throws Failure not-found for one the actor may not see, or sees as a plan only. */
  async byId(actor: Actor, readingId: string): Promise<ReadingRow> {
    const reading = await this.find(actor, readingId);
    if (reading === null) throw new Failure('not-found', `没有编号为 ${readingId} 的草稿。`);
    return reading;
  }

  /** The reading, null when the person may not see one of that number. */
  async find(actor: Actor, readingId: string): Promise<ReadingRow | null> {
    const parameters: unknown[] = [readingId];
    const [row] = await this.uow.query<OwnedReading>(`${READINGS(`coalesce(${planInScope(actor, 'plan', parameters)}, false)`)} and reading.id = $1`, parameters);
    return !row || !mayReadDraft(actor, row) || !isReadable(actor, row) ? null : withoutOwner(row);
  }

  /** A draft as the decisions leave it. */
  async draft(actor: Actor, readingId: string): Promise<DraftView> {
    const reading = await this.byId(actor, readingId);
    const corrected = await this.stored.corrected(this.uow, readingId);
    if (!corrected) throw new Failure('not-found', '这份公文没有任务清单，没有草稿可看。');
    const [row] = await this.uow.query<{ lostDecisions: Correction[] }>('select lost_decisions as "lostDecisions" from document_reading where id = $1', [readingId]);
    return { reading, ...corrected, lostDecisions: row?.lostDecisions ?? [] };
  }

  /** The findings of a draft, the most serious first, then in printed order. */
  async findingsOfReading(readingId: string): Promise<FindingRow[]> {
    return (await this.uow.query<StoredFinding>(`${FINDINGS} where finding.reading_id = $1 ${FINDING_ORDER}`, [readingId])).map(withMeaning);
  }

  /** The findings of a plan's document, the most serious first, then in printed order. */
  async findingsOfPlan(planId: string): Promise<FindingRow[]> {
    return (await this.uow.query<StoredFinding>(`${FINDINGS} where reading.plan_id = $1 ${FINDING_ORDER}`, [planId])).map(withMeaning);
  }

  /** Lines of the stored words of a file, 1-based and inclusive, at most 500; of the documents the actor may see; throws Failure not-found for a file of which the actor may see nothing. */
  async lines(actor: Actor, sourceDocumentId: string, from: number, to: number): Promise<SourceLine[]> {
    const readings = await this.list(actor, sourceDocumentId);
    if (readings.length === 0) throw new Failure('not-found', `没有编号为 ${sourceDocumentId} 的来源文件。`);
    return this.uow.query<SourceLine>(
      `select nth::int as line, coalesce(source.line_names[nth], '') as at, words
       from source_document source cross join lateral unnest(string_to_array(source.text, E'\\n')) with ordinality as row (words, nth)
       where source.id = $1 and nth between $2 and $3
         and exists (select from unnest($4::int[], $5::int[]) as readable (line, end_line) where nth between readable.line and readable.end_line) order by nth`,
      [sourceDocumentId, from, Math.min(to, from + MOST_LINES - 1), readings.map(({ line }) => line), readings.map(({ endLine }) => endLine)],
    );
  }

  /** What each line of a file's words is called in the file itself; [] where the line number says it. */
  async lineNames(sourceDocumentId: string): Promise<readonly string[]> {
    const [source] = await this.uow.query<{ lineNames: string[] }>('select line_names as "lineNames" from source_document where id = $1', [sourceDocumentId]);
    return source?.lineNames ?? [];
  }

  /** How a draft differs from the running plan of the same number; throws Failure conflict-state when there is none. */
  async difference(actor: Actor, readingId: string): Promise<PlanDifference> {
    const { reading, draft } = await this.draft(actor, readingId);
    if (reading.runningPlanId === null) throw new Failure('conflict-state', `${reading.documentNumber || '这份公文'} 还没有正在执行的方案，没有可比对的内容。`);
    const running = await this.runningPlan(reading.runningPlanId);
    // A document that names nobody changes nothing about who supervises the plan.
    return comparePlans(running, comparedDraft({ ...draft, leadingGroup: supervisingBody(draft) ?? { name: running.head['leadingGroup'] ?? '' } }));
  }

  private async runningPlan(planId: string): Promise<ComparedPlan> {
    const [[plan], items, phases, duties] = await Promise.all([
      this.uow.query<PlanHeadRow>(
        `select plan.id, title, issuer, document_date as "issuedOn", leading_group.name as "leadingGroup" from plan left join leading_group on leading_group.id = leading_group_id where plan.id = $1`,
        [planId],
      ),
      this.uow.query<Pick<DraftItem, 'key' | 'number' | 'headings' | 'text' | 'clauses'> & { deadlineWords: string; dueOn: LocalDate | null }>(
        `select key, number, headings, text, clauses, deadline_words as "deadlineWords", due_on as "dueOn" from item where plan_id = $1 order by position`,
        [planId],
      ),
      this.uow.query<{ key: string; name: string; raw: string; startsOn: LocalDate | null; endsOn: LocalDate | null }>(
        `select key, name, window_words as raw, starts_on as "startsOn", ends_on as "endsOn" from phase where plan_id = $1 order by position`,
        [planId],
      ),
      this.uow.query<{ key: string; title: string; words: string; raw: string; dueOn: LocalDate | null }>(
        `select key, title, words, due_words as raw, due_on as "dueOn" from reporting_duty where plan_id = $1 order by position`,
        [planId],
      ),
    ]);
    if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
    return comparedDraft({
      title: plan.title,
      issuer: plan.issuer,
      issuedOn: plan.issuedOn,
      leadingGroup: plan.leadingGroup === null ? null : { name: plan.leadingGroup },
      items: items.map(({ deadlineWords, dueOn, ...item }) => ({ ...item, deadline: { raw: deadlineWords, dueOn } })),
      phases: phases.map(({ raw, startsOn, endsOn, ...phase }) => ({ ...phase, window: { raw, startsOn, endsOn } })),
      duties: duties.map(({ raw, dueOn, ...duty }) => ({ ...duty, deadline: { raw, dueOn } })),
    });
  }
}

/** A document is read by those who see its plan. One that has become no plan is the business of the office that imported it, and of leaders. */
function isReadable(actor: Actor, row: OwnedReading): boolean {
  return row.planId === null ? mayReadDraft(actor, row) : row.planInScope;
}

function mayReadDraft(actor: Actor, { leadingGroupId }: OwnedReading): boolean {
  return can(actor, 'readDraft', { unitId: null, leadingGroupId });
}

function withoutOwner({ leadingGroupId: _, planInScope: __, ...row }: OwnedReading): ReadingRow {
  return row;
}

function withMeaning(finding: StoredFinding): FindingRow {
  return { ...finding, meaning: MEANINGS[finding.code]?.meaning ?? '' };
}
