import { Injectable } from '@nestjs/common';
import { compiledText } from '../../domain/circular/circular-text.js';
import { CIRCULAR_TITLE_LIMIT, acceptablePart, optionalPart, refuseUnusablePeriod } from '../../domain/circular/circular.rules.js';
import { type CircularKind, circularMachine } from '../../domain/circular/circular.machine.js';
import type { SnapshotPlan } from '../../domain/circular/circular-facts.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { CircularFactsQueries } from './circular-facts.queries.js';
import { CircularRepliesService } from './circular-replies.service.js';
import { lockCircular, refuseRole } from './locked-circular.js';

export interface CircularWanted {
  readonly kind: CircularKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null takes every plan the office has issued. */
  readonly planIds: readonly string[] | null;
  readonly pieceIds: readonly string[] | null;
}

export interface CircularWords {
  readonly title?: string | undefined;
  readonly lead?: string | undefined;
  readonly closing?: string | undefined;
}

/** What is said of one unit, changed; what is left out stays. */
export interface PassageChange {
  readonly text?: string | undefined;
  /** False leaves the unit out. */
  readonly named?: boolean | undefined;
  /** Why, once the units have been asked. */
  readonly note?: string | undefined;
}

/** The text of circulars and briefings: compiled from facts, changed by the office, given up. */
@Injectable()
export class CircularWritingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: CircularFactsQueries,
    private readonly replies: CircularRepliesService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Takes the facts of the period as they stand now and writes the draft from them; returns its id. */
  async compile(actor: Actor, wanted: CircularWanted): Promise<string> {
    refuseRole(actor, 'compileCircular');
    return this.uow.run(async (tx) => {
      refuseUnusablePeriod(wanted.from, wanted.to, tx.today);
      const plans = await plansOf(tx, actor, wanted.planIds);
      const snapshot = await this.facts.snapshot(tx, { ...wanted, plans });
      const unfound = (wanted.pieceIds ?? []).filter((pieceId) => wanted.kind === 'briefing' && !snapshot.pieces.some((piece) => piece.pieceId === pieceId));
      if (unfound.length > 0) throw unknownReference('/pieceIds', `没有编号为 ${unfound.join('、')} 的信息，或它不是这些方案在这段时间里采用的。`);
      const { title, lead, closing, passages } = compiledText(wanted.kind, snapshot);
      const [stored] = await tx.query<{ id: string }>(
        `insert into circular (kind, leading_group_id, plan_id, period_from, period_to, snapshot, snapshot_hash, state, title, lead, closing, drafted_on, drafted_by_id)
         select $1, $2, $3, $4, $5, facts, encode(sha256(convert_to(facts::text, 'UTF8')), 'hex'), $7, $8, $9, $10, $11, $12 from (select $6::jsonb as facts) taken returning id`,
        [
          wanted.kind, actor.leadingGroupId, plans[0]?.id, wanted.from, wanted.to, JSON.stringify(snapshot), circularMachine.initial, title, lead, closing, tx.today, actor.accountId,
        ],
      );
      if (!stored) throw new Error('the circular was not stored');
      await tx.query(
        `insert into circular_passage (circular_id, unit_id, position, text, compiled_text)
         select $1, row.unit_id, row.position, row.text, row.text from unnest($2::bigint[], $3::int[], $4::text[]) as row (unit_id, position, text)`,
        [stored.id, passages.map(({ unitId }) => unitId), passages.map((_, index) => index + 1), passages.map(({ text }) => text)],
      );
      await this.audit.record(tx, actor, [
        { action: 'circular.compiled', subjectType: 'circular', subjectId: stored.id, detail: { kind: wanted.kind, from: wanted.from, to: wanted.to, planIds: plans.map(({ id }) => id), units: passages.length } },
      ]);
      return stored.id;
    });
  }

  /** Changes title, lead or closing; what was finished is a draft again. */
  edit(actor: Actor, circularId: string, words: CircularWords, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'compileCircular', circularId);
      refuseStale(circular.version, expected);
      const state = circularMachine.next(circular.state, 'edit');
      const title = acceptablePart(words.title ?? circular.title, '标题', CIRCULAR_TITLE_LIMIT);
      const lead = acceptablePart(words.lead ?? circular.lead, '导语');
      const closing = optionalPart(words.closing ?? circular.closing, '工作要求');
      await tx.query('update circular set state = $2, title = $3, lead = $4, closing = $5, version = version + 1 where id = $1', [circularId, state, title, lead, closing]);
      await this.audit.record(tx, actor, [{ action: 'circular.edited', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state, fields: Object.keys(words) } }]);
    });
  }

  /**
   * Changes what is said of one unit, or leaves it out. Once the units were asked this is a correction: it needs a reason, the unit is
   * told and has at least one more working day to reply to the new words.
   */
  editPassage(actor: Actor, circularId: string, unitId: string, change: PassageChange, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'compileCircular', circularId);
      refuseStale(circular.version, expected);
      const state = circularMachine.next(circular.state, 'edit');
      const passage = circular.passages.find((candidate) => candidate.unitId === unitId);
      if (!passage) throw new Failure('not-found', `这份通报没有关于编号为 ${unitId} 的单位的内容。`);
      const text = acceptablePart(change.text ?? passage.text, '关于该单位的内容');
      const named = change.named ?? passage.named;
      if (named && !passage.named && passage.ended) throw new Failure('conflict-state', `“${passage.unit}”已经撤销，不能再点到；由承接单位答复的内容请改在承接单位名下。`);
      const correcting = state === 'replying';
      if (correcting && named && !passage.named) throw new Failure('conflict-state', '已送单位核实，不能再点到未送核实的单位；请另行编写通报。');
      const note = correcting ? statedReason(change.note ?? '', '更正') : '';
      await tx.query('update circular_passage set text = $2, named = $3, correction = $4 where id = $1', [passage.id, text, named, note]);
      await tx.query('update circular set state = $2, version = version + 1 where id = $1', [circularId, state]);
      if (correcting) await this.replies.askAgain(tx, circular, passage, named);
      await this.audit.record(tx, actor, [{ action: 'circular.passageEdited', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state, unitId, named, note } }]);
      if (correcting) await this.outbox.add(tx, [{ type: 'circular.corrected', payload: { circularPassageId: passage.id } }]);
    });
  }

  /** 作废, with the reason; units that had been asked are told, and nothing is asked of them any more. */
  discard(actor: Actor, circularId: string, words: string, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'compileCircular', circularId);
      refuseStale(circular.version, expected);
      const state = circularMachine.next(circular.state, 'discard');
      const reason = statedReason(words, circularMachine.commandTitles.discard);
      await tx.query('update circular set state = $2, discard_reason = $3, version = version + 1 where id = $1', [circularId, state, reason]);
      await this.replies.askNoMore(tx, circular.passages);
      await this.audit.record(tx, actor, [{ action: 'circular.discarded', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state, reason } }]);
      if (circular.asked) await this.outbox.add(tx, [{ type: 'circular.discarded', payload: { circularId } }]);
    });
  }
}

/** The office's plans that are asked for, oldest document first; throws Failure when one is not the office's, or there is none. */
async function plansOf(tx: Tx, actor: Actor, planIds: readonly string[] | null): Promise<SnapshotPlan[]> {
  const plans = await tx.query<SnapshotPlan>(
    `select id, document_number as "documentNumber", title from plan
     where leading_group_id = $1 and status <> 'draft' and ($2::bigint[] is null or id = any($2)) order by document_date nulls last, id`,
    [actor.leadingGroupId, planIds],
  );
  const missing = (planIds ?? []).filter((planId) => !plans.some(({ id }) => id === planId));
  if (missing.length > 0) throw unknownReference('/planIds', `没有编号为 ${missing.join('、')} 的方案，或它不归你办公室督办。`);
  if (plans.length === 0) throw new Failure('conflict-state', '你办公室还没有交办的方案，没有可以通报的内容。');
  return plans;
}
