import { Inject, Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { NOTICE_COLOUR_TITLES } from '../../domain/notice/notice-colour.js';
import { replacedReason } from '../../domain/notice/notice-text.js';
import { noticeMachine } from '../../domain/notice/notice.machine.js';
import { acceptableDiscardReason, acceptableNotice, refuseSecondNotice } from '../../domain/notice/notice.rules.js';
import type { NoticeColour } from '../../domain/obligation/ladder.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import type { SupervisionPolicy } from '../../domain/supervision/supervision-policy.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { itemInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { SUPERVISION_POLICY } from '../supervision-policy/index.js';
import { lockNotice, type MatterOf, type OtherNotice, refuseRole, underWay } from './locked-notice.js';

/** A notice written by hand. */
export interface HandNotice {
  readonly itemId: string;
  readonly unitId: string;
  readonly colour: NoticeColour;
  /** Null makes one from the item and the unit. */
  readonly title: string | null;
  readonly text: string;
  /** Working days; null takes those of the colour. */
  readonly replyWithin: number | null;
}

interface HeldItem extends NamedItem {
  readonly id: string;
  readonly planId: string;
  readonly leadingGroupId: string | null;
  readonly unit: string | null;
}

interface OwedMatter {
  readonly id: string;
  readonly effectiveDueOn: LocalDate | null;
}

/** What the office writes before a notice is issued: drafts of its own, changes of the text, the decision against it. */
@Injectable()
export class NoticeWritingService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SUPERVISION_POLICY) private readonly policy: SupervisionPolicy,
    private readonly audit: Audit,
  ) {}

  /** Drafts a notice by hand to one unit of an item; milder drafts of the matter give way to it. Returns its id. */
  async draft(actor: Actor, notice: HandNotice): Promise<string> {
    refuseRole(actor, 'handleNotice');
    return this.uow.run(async (tx) => {
      const item = await heldItem(tx, actor, notice);
      const owed = await owedMatter(tx, notice);
      const words = acceptableNotice({
        title: notice.title ?? `${NOTICE_COLOUR_TITLES[notice.colour]}：${item.unit} ${itemLabel(item)}`.slice(0, 200),
        body: notice.text,
        replyWithin: notice.replyWithin ?? this.policy.noticeReplyWithin[notice.colour],
      });
      const matter: MatterOf = { unitId: notice.unitId, obligationId: owed?.id ?? null, itemId: notice.itemId, id: null };
      const others = await underWay(tx, matter, false);
      refuseSecondNotice(notice.colour, others);
      await this.replace(tx, actor, others, notice.colour);
      const [stored] = await tx.query<{ id: string }>(
        `insert into notice (plan_id, obligation_id, item_id, unit_id, colour, due_on, title, body, reply_within, state, drafted_on, drafted_at, drafted_by_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
        [
          item.planId, matter.obligationId, notice.itemId, notice.unitId, notice.colour, owed?.effectiveDueOn ?? null, words.title, words.body, words.replyWithin,
          noticeMachine.initial, tx.today, tx.now, actor.accountId,
        ],
      );
      if (!stored) throw new Error('the notice was not stored');
      await this.audit.record(tx, actor, [{ action: 'notice.drafted', subjectType: 'notice', subjectId: stored.id, detail: { colour: notice.colour, itemId: notice.itemId, unitId: notice.unitId } }]);
      return stored.id;
    });
  }

  /** Changes the words of a draft; a signature that stood under it is gone. What is left out stays. */
  edit(actor: Actor, noticeId: string, changed: { readonly title?: string | undefined; readonly text?: string | undefined; readonly replyWithin?: number | undefined }, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const notice = await lockNotice(tx, actor, 'handleNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'edit');
      const words = acceptableNotice({ title: changed.title ?? notice.title, body: changed.text ?? notice.body, replyWithin: changed.replyWithin ?? notice.replyWithin });
      await tx.query(
        `update notice set state = $2, title = $3, body = $4, reply_within = $5, edited_by_id = $6, signatory = '', issuing_authority = '', signed_by_id = null, version = version + 1
         where id = $1`,
        [noticeId, state, words.title, words.body, words.replyWithin, actor.accountId],
      );
      await this.audit.record(tx, actor, [{ action: 'notice.edited', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, replyWithin: words.replyWithin } }]);
    });
  }

  /** 作废: the office decides against a draft and says why. */
  discard(actor: Actor, noticeId: string, reason: string, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const notice = await lockNotice(tx, actor, 'handleNotice', noticeId);
      refuseStale(notice.version, expected);
      const words = acceptableDiscardReason(reason);
      const state = noticeMachine.next(notice.state, 'discard');
      await tx.query('update notice set state = $2, discard_reason = $3, version = version + 1 where id = $1', [noticeId, state, words]);
      await this.audit.record(tx, actor, [{ action: 'notice.discarded', subjectType: 'notice', subjectId: noticeId, detail: { reason: words } }]);
    });
  }

  private async replace(tx: Tx, actor: Actor, others: readonly OtherNotice[], by: NoticeColour): Promise<void> {
    const waiting = others.filter(({ state }) => noticeMachine.allowed(state).includes('discard')).map(({ id }) => id);
    if (waiting.length === 0) return;
    await tx.query(`update notice set state = $2, discard_reason = $3, version = version + 1 where id = any($1::bigint[])`, [waiting, noticeMachine.next('draft', 'discard'), replacedReason(by)]);
    await this.audit.record(tx, actor, waiting.map((id) => ({ action: 'notice.discarded', subjectType: 'notice', subjectId: id, detail: { reason: replacedReason(by) } })));
  }
}

/** Locks the item, so that two people do not write to the same unit about it at one moment. */
async function heldItem(tx: Tx, actor: Actor, { itemId, unitId }: HandNotice): Promise<HeldItem> {
  const parameters: unknown[] = [itemId, unitId];
  const [item] = await tx.query<HeldItem>(
    `select item.id, item.plan_id as "planId", plan.leading_group_id as "leadingGroupId", number, item.position, text,
            (select unit.name from assignment join unit on unit.id = unit_id where item_id = item.id and unit_id = $2 and assignment.status <> 'withdrawn' limit 1) as unit
     from item join plan on plan.id = item.plan_id where item.id = $1 and plan.status <> 'draft' and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)} for no key update of item`,
    parameters,
  );
  if (!item) throw unknownReference('/itemId', `没有编号为 ${itemId} 的任务事项，或它不归你办公室督办。`);
  if (!can(actor, 'handleNotice', { unitId: null, leadingGroupId: item.leadingGroupId })) {
    throw new Failure('forbidden', '只有该方案领导小组办公室的账号可以拟写督办单，请换用该办公室的账号。');
  }
  if (item.unit === null) throw unknownReference('/unitId', `该事项没有编号为 ${unitId} 的承担单位。用 GET /api/v1/items/${itemId} 查看它的承担单位。`);
  return item;
}

/** What the unit owes on the item, completion first; null when nothing runs. */
async function owedMatter(tx: Tx, { itemId, unitId }: HandNotice): Promise<OwedMatter | null> {
  const [owed] = await tx.query<OwedMatter>(
    `select obligation.id, effective_due_on as "effectiveDueOn" from obligation
     where subject_type = 'assignment' and subject_id in (select id from assignment where item_id = $1 and unit_id = $2) and unit_id = $2
       and kind in ('itemCompletion', 'itemPeriod', 'evergreenReview') and state in ('open', 'paused')
     order by kind = 'itemCompletion' desc, effective_due_on nulls last, obligation.id limit 1 for no key update`,
    [itemId, unitId],
  );
  return owed ?? null;
}
